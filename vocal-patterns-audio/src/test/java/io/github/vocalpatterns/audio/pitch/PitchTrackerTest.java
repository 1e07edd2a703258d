package io.github.vocalpatterns.audio.pitch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.testing.TestSignals;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for both trackers, librosa or not. */
class PitchTrackerTest {

  static List<PitchTracker> trackers() {
    return List.of(PitchTracker.yin(PitchSpec.DEFAULT), PitchTracker.pyin(PitchSpec.DEFAULT));
  }

  private static double cents(double hz, double referenceHz) {
    return 1200 * Math.log(hz / referenceHz) / Math.log(2);
  }

  private static float[] tone(double hz, int from, int to, int length) {
    float[] sum = new float[length];
    for (int harmonic = from; harmonic <= to; harmonic++) {
      float[] sine = TestSignals.sine(hz * harmonic, 22050, length);
      for (int i = 0; i < length; i++) {
        sum[i] += 0.3f * sine[i] / harmonic;
      }
    }
    return sum;
  }

  /**
   * Where few periods fit into a frame, what its ends hold of one makes single frames sharp, by up
   * to 15 cents at 66 Hz; bins 10 cents apart add up to 5. Most frames must not show it.
   */
  @ParameterizedTest
  @ValueSource(doubles = {66, 82.4, 110, 233, 440, 880, 1190})
  void aToneHasItsOwnFrequency(double hz) {
    Waveform tone = Waveform.of(tone(hz, 1, 8, 22050), 22050);
    for (PitchTracker tracker : trackers()) {
      PitchTrack track = tracker.track(tone);
      double[] errors =
          IntStream.range(4, track.size() - 4)
              .mapToDouble(t -> cents(track.frame(t).f0Hz(), hz))
              .sorted()
              .toArray();
      assertTrue(errors[0] > -6, "flattest " + errors[0]);
      assertTrue(errors[errors.length - 1] < 20.5, "sharpest " + errors[errors.length - 1]);
      assertEquals(0, errors[errors.length / 2], 6);
    }
  }

  /** Harmonics 3 to 7 of 150 Hz: the ear hears 150 Hz, and so does an autocorrelation. */
  @ParameterizedTest
  @MethodSource("trackers")
  void aFundamentalThatIsMissingIsHeard(PitchTracker tracker) {
    PitchTrack track = tracker.track(Waveform.of(tone(150, 3, 7, 22050), 22050));
    for (int t = 4; t < track.size() - 4; t++) {
      assertEquals(0, cents(track.frame(t).f0Hz(), 150), 8, track.frame(t).toString());
    }
  }

  @ParameterizedTest
  @MethodSource("trackers")
  void silenceIsUnvoicedThroughout(PitchTracker tracker) {
    PitchTrack track = tracker.track(Waveform.of(new float[10000], 22050));
    assertEquals(40, track.size());
    for (PitchFrame frame : track.frames()) {
      assertFalse(frame.voiced());
      assertEquals(0, frame.voicedProbability());
      assertEquals(Double.NEGATIVE_INFINITY, frame.levelDb());
    }
  }

  @ParameterizedTest
  @MethodSource("trackers")
  void theLevelIsTheRootMeanSquareOfTheFrame(PitchTracker tracker) {
    float[] samples = new float[22050];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = i % 2 == 0 ? 0.1f : -0.1f;
    }
    PitchTrack track = tracker.track(Waveform.of(samples, 22050));
    assertEquals(-20, track.frame(20).levelDb(), 1e-5);
    // Half of the first frame lies before the recording.
    assertEquals(-20 - 10 * Math.log10(2), track.frame(0).levelDb(), 1e-5);
  }

  @ParameterizedTest
  @MethodSource("trackers")
  void anEmptyWaveformHasOneFrameAndNoPitch(PitchTracker tracker) {
    PitchTrack track = tracker.track(Waveform.of(new float[0], 22050));
    assertEquals(1, track.size());
    assertFalse(track.frame(0).voiced());
  }

  @Test
  void anOddFrameNeedsASampleToStandOn() {
    PitchSpec odd = PitchSpec.DEFAULT.toBuilder().frameLength(1025).build();
    assertEquals(0, PitchTracker.yin(odd).track(Waveform.of(new float[0], 22050)).size());
    assertEquals(1, PitchTracker.pyin(odd).track(Waveform.of(new float[1], 22050)).size());
    assertEquals(0, PitchTracker.pyin(odd).track(Waveform.of(new float[0], 22050)).size());
  }

  @ParameterizedTest
  @MethodSource("trackers")
  void aRecordingAtAnotherRateHasTheSamePitch(PitchTracker tracker) {
    PitchTrack track = tracker.track(Waveform.of(TestSignals.sine(330, 48000, 48000), 48000));
    assertEquals(0, cents(track.frame(40).f0Hz(), 330), 8);
    assertEquals(87, track.size());
  }

  @ParameterizedTest
  @MethodSource("trackers")
  void manyThreadsGetTheSameTrack(PitchTracker tracker) {
    Waveform waveform = Waveform.of(TestSignals.signal(22050, 30000, 3), 22050);
    PitchTrack expected = tracker.track(waveform);
    IntStream.range(0, 32).parallel().forEach(i -> assertEquals(expected, tracker.track(waveform)));
  }

  @Test
  void moreFramesThanFitAreRefused() {
    PitchTracker tracker = PitchTracker.yin(PitchSpec.DEFAULT.toBuilder().hopLength(1).build());
    Waveform waveform = Waveform.of(new float[(1 << 24) + 1], 22050);
    Exception refusal = assertThrows(IllegalArgumentException.class, () -> tracker.track(waveform));
    assertEquals(
        "Waveform[760.87 s, 22050 Hz] has 16777218 frames 1 samples apart, at most 16777216 are"
            + " allowed",
        refusal.getMessage());
  }

  @Test
  void aThresholdThatNothingLiesBelowIsRefused() {
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> PitchTracker.yin(PitchSpec.DEFAULT, 0));
    assertEquals("troughThreshold is 0.0, it must be positive", refusal.getMessage());
  }
}
