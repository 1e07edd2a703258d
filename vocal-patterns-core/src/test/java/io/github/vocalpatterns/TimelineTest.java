package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classification.Segment;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.WindowPlan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** With the model that takes a rising glide for a scale and a falling one for an arpeggio. */
class TimelineTest {

  private static final Classifier CLASSIFIER = Classifier.of(GlideModel.model());

  /** Half a frame of the network, and half the frame in which loudness is measured. */
  private static final double TOLERANCE_SECONDS = 0.1;

  @Test
  void aTakeOfOneExerciseIsOneSegment() {
    Classification c = CLASSIFIER.classify(GlideModel.rising(3));
    assertEquals(c.windows(), c.timeline());
    assertEquals(Set.of(), c.doubts());
    assertFalse(c.isUnsure());
  }

  @Test
  void twoExercisesWithAPauseBetweenAreTwoSegmentsAndADoubt() {
    Waveform take =
        GlideModel.joined(
            GlideModel.rising(3),
            GlideModel.silence(2),
            GlideModel.falling(4),
            GlideModel.silence(1));
    Classification c = CLASSIFIER.classify(take);
    assertEquals(2, c.timeline().size(), c.toString());
    assertSegment(0, 3, VocalPattern.SCALE, c.timeline().get(0));
    assertSegment(5, 9, VocalPattern.ARPEGGIO, c.timeline().get(1));
    assertTrue(c.doubts().contains(Doubt.TWO_PATTERNS), c.toString());
  }

  /** As in a warm-up, where the teacher plays the next chord in between. */
  @Test
  void anExerciseAndItsRepetitionAreNoReasonToDoubt() {
    Classification c =
        CLASSIFIER.classify(
            GlideModel.joined(
                GlideModel.falling(3), GlideModel.silence(1.5), GlideModel.falling(3)));
    assertTrue(c.timeline().stream().allMatch(s -> s.pattern() == VocalPattern.ARPEGGIO));
    assertFalse(c.doubts().contains(Doubt.TWO_PATTERNS));
  }

  /** The loud one would be heard all the same if it were joined with the repetition before it. */
  @Test
  void aLongPauseDividesBeforeAShorterOneDoes() {
    Waveform take =
        GlideModel.joined(
            GlideModel.scaled(GlideModel.rising(3), 0.5f),
            GlideModel.silence(0.8),
            GlideModel.scaled(GlideModel.rising(3), 0.5f),
            GlideModel.silence(1.5),
            GlideModel.falling(5));
    float loud = 0.75f * GlideModel.falling(5).peak();
    List<Segment> line =
        Timeline.of(
            take,
            (WindowPlan.WholeTake) FeatureSpec.DEFAULT.windowPlan(),
            List.of(),
            part -> List.of(sure(part, part.peak() > loud)));
    assertEquals(2, line.size(), line.toString());
    assertSegment(0, 6.8, VocalPattern.SCALE, line.get(0));
    assertSegment(8.3, 13.3, VocalPattern.ARPEGGIO, line.get(1));
  }

  private static Segment sure(Waveform part, boolean isArpeggio) {
    VocalPattern pattern = isArpeggio ? VocalPattern.ARPEGGIO : VocalPattern.SCALE;
    Map<VocalPattern, Double> probabilities =
        Map.of(
            VocalPattern.ARPEGGIO, isArpeggio ? 0.98 : 0.01,
            VocalPattern.OTHER, 0.01,
            VocalPattern.SCALE, isArpeggio ? 0.01 : 0.98);
    return new Segment(0, part.durationSeconds(), pattern, 0.98, probabilities);
  }

  /** Breath is taken within an exercise. */
  @Test
  void aShortPauseDoesNotDivide() {
    Classification c =
        CLASSIFIER.classify(
            GlideModel.joined(GlideModel.steady(1), GlideModel.silence(0.4), GlideModel.rising(2)));
    assertEquals(1, c.timeline().size(), c.toString());
  }

  @Test
  void whatIsNoExerciseIsOneSegmentWhateverItsPauses() {
    Classification c =
        CLASSIFIER.classify(
            GlideModel.joined(
                GlideModel.steady(1),
                GlideModel.silence(1),
                GlideModel.steady(2),
                GlideModel.silence(1),
                GlideModel.steady(1)));
    assertEquals(1, c.timeline().size(), c.toString());
    assertSegment(0, 6, VocalPattern.OTHER, c.timeline().get(0));
  }

  /** One long breath of both: windows overlap, segments do not. */
  @Test
  void segmentsOfALongTakeFollowEachOtherWithoutOverlap() {
    Classification c =
        CLASSIFIER.classify(GlideModel.joined(GlideModel.rising(16), GlideModel.falling(16)));
    List<Segment> line = c.timeline();
    assertTrue(line.size() >= 2, c.toString());
    for (int i = 1; i < line.size(); i++) {
      assertTrue(line.get(i - 1).endSeconds() <= line.get(i).startSeconds(), c.toString());
    }
    assertEquals(0, line.get(0).startSeconds(), TOLERANCE_SECONDS);
    assertEquals(32, line.get(line.size() - 1).endSeconds(), TOLERANCE_SECONDS);
  }

  @Test
  void whatIsShortOrFaintIsAnsweredWithADoubt() {
    Classification brief = CLASSIFIER.classify(GlideModel.rising(0.5));
    assertTrue(brief.doubts().contains(Doubt.TOO_SHORT), brief.toString());
    Classification faint = CLASSIFIER.classify(GlideModel.scaled(GlideModel.rising(3), 0.001f));
    assertEquals(Set.of(Doubt.TOO_QUIET), faint.doubts());
    assertEquals(VocalPattern.SCALE, faint.pattern());
  }

  private static void assertSegment(
      double start, double end, VocalPattern pattern, Segment segment) {
    assertEquals(start, segment.startSeconds(), TOLERANCE_SECONDS, segment.toString());
    assertEquals(end, segment.endSeconds(), TOLERANCE_SECONDS, segment.toString());
    assertEquals(pattern, segment.pattern(), segment.toString());
  }
}
