package io.github.vocalpatterns.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.Fixture;
import io.github.vocalpatterns.audio.testing.TestSignals;
import io.github.vocalpatterns.audio.testing.Tolerance;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PhaseVocoderTest {

  static List<Fixture.Row> librosa() {
    return Fixture.rows("stretch");
  }

  /** Also through digital silence, in which an angle is 0 by definition. */
  @ParameterizedTest
  @MethodSource("librosa")
  void stretchingFollowsTheRuleOfLibrosa(Fixture.Row row) {
    float[] samples = TestSignals.signal(22050, row.integer("length"), row.integer("seed"));
    int from = Math.min(samples.length, row.integer("silent_from"));
    int to = Math.min(samples.length, row.integer("silent_to"));
    Arrays.fill(samples, from, to, 0);
    float[] out = PhaseVocoder.stretch(samples, row.number("rate"), 2048);
    assertEquals(row.integer("stretched_length"), out.length);
    double rms = row.number("rms");
    double tolerance = Tolerance.STRETCH.value() * rms;
    assertEquals(rms, Math.pow(10, TestSignals.levelDb(out, 0, out.length) / 20), tolerance);
    for (Fixture.Point point : row.points("index:0:value")) {
      assertEquals(point.value(), out[point.row()], tolerance, point.toString());
    }
  }

  @Property(tries = 30)
  void thereAndBackKeepsTheLength(
      @ForAll @IntRange(min = 2000, max = 20000) int length,
      @ForAll @DoubleRange(min = 0.5, max = 2) double rate) {
    float[] there = PhaseVocoder.stretch(TestSignals.signal(22050, length, 1), rate, 1024);
    float[] back = PhaseVocoder.stretch(there, 1 / rate, 1024);
    // Rounding to a whole sample there is worth up to rate / 2 samples back.
    assertEquals(length, back.length, 1 + rate / 2);
  }

  /**
   * The first frame is half padding, so neighbouring bins start out of step: that costs a little.
   */
  @Test
  void aToneKeepsItsPitchAndNearlyItsLevel() {
    float[] tone = TestSignals.sine(440, 22050, 44100);
    float[] slow = PhaseVocoder.stretch(tone, 0.7, 2048);
    int crossings = 0;
    for (int n = 10000; n < 32050; n++) {
      crossings += slow[n] < 0 != slow[n + 1] < 0 ? 1 : 0;
    }
    assertEquals(880, crossings, 2);
    double level = TestSignals.levelDb(slow, 10000, 32050);
    assertEquals(TestSignals.levelDb(tone, 10000, 32050), level, 1);
  }

  @Test
  void rateOneGivesTheSoundItself() {
    float[] signal = TestSignals.signal(22050, 9000, 4);
    float[] same = PhaseVocoder.stretch(signal, 1, 2048);
    for (int n = 0; n < signal.length; n++) {
      assertEquals(signal[n], same[n], 1e-6f);
    }
  }

  @Test
  void silenceStaysSilent() {
    for (float sample : PhaseVocoder.stretch(new float[5000], 1.3, 2048)) {
      assertEquals(0f, sample);
    }
  }

  @Test
  void aSingleSampleCanBeStretchedToSeconds() {
    float[] out = PhaseVocoder.stretch(new float[] {0.5f}, 1.0 / 50000, 2048);
    assertEquals(50000, out.length);
    for (float sample : out) {
      assertTrue(Float.isFinite(sample));
    }
  }

  @Test
  void ratesThatCannotWorkAreNamed() {
    float[] samples = new float[100];
    for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      String message =
          assertThrows(
                  IllegalArgumentException.class, () -> PhaseVocoder.stretch(samples, rate, 2048))
              .getMessage();
      assertTrue(message.contains("rate is " + rate), message);
    }
    assertThrows(IllegalArgumentException.class, () -> PhaseVocoder.stretch(samples, 1e-12, 2048));
    assertThrows(IllegalArgumentException.class, () -> PhaseVocoder.stretch(samples, 1, 3));
  }
}
