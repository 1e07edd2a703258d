package io.github.vocalpatterns.music;

import static io.github.vocalpatterns.music.MelodicMotion.Kind.FREE;
import static io.github.vocalpatterns.music.MelodicMotion.Kind.LEAPS;
import static io.github.vocalpatterns.music.MelodicMotion.Kind.STEPS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.pitch.NoteSequence;
import io.github.vocalpatterns.audio.pitch.PitchTrack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class MelodicMotionTest {

  private static final double HOP_SECONDS = 0.01;

  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11, 12, 11, 9, 7, 5, 4, 2, 0};
  private static final int[] TRIAD = {0, 4, 7, 12, 7, 4, 0};

  /** Notes of so many seconds each, without a break, in semitones above a frequency. */
  private static NoteSequence melody(double baseHz, double seconds, double... semitones) {
    int frames = (int) Math.round(seconds / HOP_SECONDS);
    List<Double> f0 = new ArrayList<>();
    for (double semitone : semitones) {
      for (int i = 0; i < frames; i++) {
        f0.add(baseHz * Math.pow(2, semitone / 12));
      }
    }
    return NoteSequence.of(
        PitchTrack.of(HOP_SECONDS, f0.stream().mapToDouble(Double::doubleValue).toArray()));
  }

  private static double[] doubles(int... values) {
    return Arrays.stream(values).asDoubleStream().toArray();
  }

  private static MelodicMotion motion(int... semitones) {
    return MelodicMotion.of(melody(220, 0.4, doubles(semitones)));
  }

  @Test
  void aScaleMovesBySteps() {
    assertEquals(STEPS, motion(MAJOR).kind());
    assertEquals(1, motion(MAJOR).runShare(), 1e-9);
    assertEquals(0, motion(MAJOR).leapShare(), 1e-9);
    assertEquals(STEPS, motion(0, 2, 3, 5, 7, 5, 3, 2, 0).kind());
    assertEquals(STEPS, motion(0, 1, 2, 3, 4, 5, 6, 7, 8).kind());
  }

  @Test
  void anArpeggioMovesByLeaps() {
    assertEquals(LEAPS, motion(TRIAD).kind());
    assertEquals(1, motion(TRIAD).leapShare(), 1e-9);
    assertEquals(LEAPS, motion(0, 3, 7).kind());
    // The dominant seventh's last step is one of 2 semitones.
    assertEquals(LEAPS, motion(0, 4, 7, 10, 12, 10, 7, 4, 0).kind());
  }

  @Test
  void whatIsNeitherIsFree() {
    assertEquals(FREE, motion().kind());
    assertEquals(FREE, motion(0).kind());
    assertEquals(FREE, motion(0, 7).kind());
    assertEquals(FREE, motion(0, 2, 0, -1, 0, 4, 2, 5, 4, 0, 2, -3).kind());
    // Three long tones that happen to be a chord.
    assertEquals(FREE, MelodicMotion.of(melody(220, 2.5, 0, 4, 7)).kind());
  }

  /** The jump back to the start is no part of either pattern. */
  @Test
  void aPatternSungAgainStaysWhatItIs() {
    assertEquals(STEPS, motion(0, 2, 4, 5, 7, 9, 11, 12, 0, 2, 4, 5, 7, 9, 11, 12).kind());
    assertEquals(LEAPS, motion(0, 4, 7, 12, 0, 4, 7, 12, 0, 4, 7, 12).kind());
  }

  /** pYIN takes an octave below for the note where the voice is low and soft. */
  @Test
  void anOctaveErrorOfTheTrackerChangesNothing() {
    assertEquals(STEPS, motion(-12, 2, 4, 5, 7, 9, -1, 12, 11, 9, 7, 5, 4, 2, -12).kind());
    assertEquals(LEAPS, motion(-12, 4, 7, 12, 7, 4, -12).kind());
  }

  /** Scooped onsets look like steps of their own. */
  @Test
  void scoopedOnsetsOfAnArpeggioAreNoSteps() {
    List<Double> f0 = new ArrayList<>();
    for (int semitone : TRIAD) {
      for (int i = 0; i < 40; i++) {
        f0.add(220 * Math.pow(2, (semitone - (i < 14 ? 1 : 0)) / 12.0));
      }
    }
    double[] hz = f0.stream().mapToDouble(Double::doubleValue).toArray();
    NoteSequence notes = NoteSequence.of(PitchTrack.of(HOP_SECONDS, hz));

    MelodicMotion motion = MelodicMotion.of(notes);

    assertEquals(14, notes.size());
    assertEquals(TRIAD.length, motion.notes().size());
    assertEquals(LEAPS, motion.kind());
  }

  @Property
  void aTransposedMelodyMovesAlike(@ForAll @DoubleRange(min = 70, max = 500) double baseHz) {
    assertEquals(STEPS, MelodicMotion.of(melody(baseHz, 0.4, doubles(MAJOR))).kind());
    assertEquals(LEAPS, MelodicMotion.of(melody(baseHz, 0.4, doubles(TRIAD))).kind());
  }

  @Property(tries = 50)
  void theTempoDoesNotMatter(@ForAll @DoubleRange(min = 0.15, max = 1.7) double seconds) {
    assertEquals(STEPS, MelodicMotion.of(melody(220, seconds, doubles(MAJOR))).kind());
    assertEquals(LEAPS, MelodicMotion.of(melody(220, seconds, doubles(TRIAD))).kind());
  }

  @Test
  void itHearsTheSampleRecordings() throws Exception {
    assertEquals(STEPS, MelodicMotion.of(sample("scale.wav")).kind());
    assertEquals(LEAPS, MelodicMotion.of(sample("arpeggio.wav")).kind());
    assertEquals(FREE, MelodicMotion.of(sample("other.wav")).kind());
    assertEquals(FREE, MelodicMotion.of(Waveform.of(new float[22050], 22050)).kind());
  }

  private static Waveform sample(String name) throws Exception {
    return AudioFiles.read(Path.of("..", "samples", name));
  }

  @Test
  void itSaysWhatItSaw() {
    assertEquals(
        "7 notes, 100 % of the way in runs, 100 % of that leapt", motion(TRIAD).explanation());
  }
}
