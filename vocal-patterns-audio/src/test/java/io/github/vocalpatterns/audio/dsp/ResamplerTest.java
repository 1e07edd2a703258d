package io.github.vocalpatterns.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.TestSignals;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

  /** Long enough for its middle half to be free of the ends. */
  private static final double SECONDS = 0.4;

  /**
   * Rational ratios, one of 11025 steps (interpolated), and those of a pitch shift. A sine that
   * comes out delayed, softer or rippled by 2e-6 anywhere up to the edge of the pass band fails.
   */
  @ParameterizedTest
  @CsvSource({
    "44100, 22050",
    "48000, 22050",
    "24000, 22050",
    "8000, 22050",
    "22050, 16000",
    "16000, 22050",
    "44056, 22050",
    "22050, 44056",
    "20811.7, 22050",
    "23361.16, 22050",
    "192000, 16000"
  })
  void aSineInThePassBandIsTheSameSineAtTheNewRate(double source, double target) {
    double edge = 0.913 * Math.min(source, target) / 2;
    for (double hz : new double[] {0, 55, edge / 3, edge / 2, 0.9 * edge, edge}) {
      float[] out =
          Resampler.resample(
              TestSignals.sine(hz, source, (int) (SECONDS * source)), source, target);
      for (int n = out.length / 4; n < out.length * 3 / 4; n++) {
        assertEquals(TestSignals.sineAt(hz, target, n), out[n], 2e-6, hz + " Hz, sample " + n);
      }
    }
  }

  /** An alias is a tone that nobody sang. */
  @ParameterizedTest
  @CsvSource({
    "44100, 22050",
    "48000, 22050",
    "24000, 22050",
    "96000, 16000",
    "44056, 22050",
    "23361.16, 22050",
    "48000, 22051"
  })
  void nothingFromBeyondTheNewNyquistFrequencyComesBack(double source, double target) {
    double full = TestSignals.levelDb(TestSignals.sine(1000, source, 8192), 0, 8192);
    for (int i = 0; i <= 40; i++) {
      double hz = target / 2 + (source - target) / 2 * i / 40;
      float[] out =
          Resampler.resample(
              TestSignals.sine(hz, source, (int) (SECONDS * source)), source, target);
      double level = TestSignals.levelDb(out, out.length / 4, out.length * 3 / 4) - full;
      assertTrue(level < -120, hz + " Hz comes back at " + level + " dB");
    }
  }

  /** The mirror images of an upsampled tone lie in the new band and must be gone as well. */
  @Test
  void upsamplingLeavesNoMirrorImage() {
    float[] out = Resampler.resample(TestSignals.sine(3600, 8000, 8000), 8000, 22050);
    double[] spectrum = new double[2 * 2049];
    new Stft(4096, PadMode.ZERO).transform(out, out.length / 2, spectrum);
    double tone = 0;
    double image = 0;
    for (int k = 0; k <= 2048; k++) {
      double magnitude = Math.hypot(spectrum[2 * k], spectrum[2 * k + 1]);
      if (k * 22050 / 4096.0 < 4000) {
        tone = Math.max(tone, magnitude);
      } else {
        image = Math.max(image, magnitude);
      }
    }
    assertTrue(20 * Math.log10(image / tone) < -120, "image at " + image / tone);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 44100, 22050, 0",
    "1, 44100, 22050, 1",
    "3, 44100, 22050, 2",
    "1, 22050, 44100, 2",
    "240001, 24000, 22050, 220501",
    "48000, 48000, 22050, 22050",
    "7, 22050, 22050, 7",
    "1, 8000, 1999999, 250"
  })
  void theLengthIsRoundedUp(int length, int source, int target, int expected) {
    assertEquals(expected, Resampler.resample(new float[length], source, target).length);
  }

  @Test
  void anImpulseStaysWhereItWasAndItsEchoesAreSymmetric() {
    float[] impulse = new float[2001];
    impulse[1000] = 1;
    float[] out = Resampler.resample(impulse, 22050, 44100);
    for (int n = 1; n < 500; n++) {
      assertEquals(out[2000 - n], out[2000 + n], 1e-7f);
      assertTrue(Math.abs(out[2000 + n]) < out[2000]);
    }
  }

  @Test
  void equalRatesGiveEqualSamples() {
    float[] signal = TestSignals.signal(22050, 777, 3);
    assertArrayEquals(signal, Resampler.resample(signal, 22050, 22050));
    Resampler stream = new Resampler(22050, 22050);
    assertArrayEquals(signal, stream.push(signal));
    assertEquals(0, stream.finish().length);
  }

  @Test
  void whatIsNoFractionOfWholeRatesIsMetAsWell() {
    float[] signal = TestSignals.signal(22050, 5000, 1);
    float[] whole = Resampler.resample(signal, 44056, 22050);
    float[] almost = Resampler.resample(signal, 44056 + 1e-9, 22050);
    assertEquals(whole.length, almost.length);
    for (int n = 0; n < whole.length; n++) {
      assertEquals(whole[n], almost[n], 1e-6f);
    }
  }

  @Test
  void samplesNearTheGreatestFloatStayFinite() {
    float[] loud = new float[1000];
    Arrays.fill(loud, 300, 700, Float.MAX_VALUE);
    for (float sample : Resampler.resample(loud, 44100, 22050)) {
      assertTrue(Float.isFinite(sample));
    }
  }

  @Test
  void ratesThatCannotWorkAreNamed() {
    float[] samples = new float[10];
    assertMessage("targetRateHz is 0.0", () -> Resampler.resample(samples, 8000, 0));
    assertMessage("sourceRateHz is NaN", () -> Resampler.resample(samples, Double.NaN, 8000));
    assertMessage("sourceRateHz is -1.0", () -> new Resampler(-1, 8000));
    assertMessage("256 times", () -> Resampler.resample(samples, 1, 22050));
    assertMessage("256 times", () -> Resampler.resample(samples, Integer.MAX_VALUE, 22050));
    assertMessage(
        "an array holds", () -> Resampler.resample(new float[10_000_000], 8000, 2_040_000));
  }

  private static void assertMessage(String part, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void aFinishedStreamTakesNoMore() {
    Resampler stream = new Resampler(44100, 22050);
    stream.finish();
    assertThrows(IllegalStateException.class, () -> stream.push(new float[1]));
    assertThrows(IllegalStateException.class, stream::finish);
  }
}
