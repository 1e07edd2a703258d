package io.github.vocalpatterns.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.Docs;
import io.github.vocalpatterns.audio.testing.TestSignals;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Halving in single precision against the obvious way, dot products in double precision.
 *
 * <p>Writes the table of rounding in {@code docs/resampler.md} with {@code -Ddocs.write=true}.
 */
class HalfRateTest {

  private static final int LENGTH = 20_000;
  private static final double[] FILTER = new SincFilter(1, 2).centre(188);

  private static double[] obviousWay(float[] samples) {
    double[] halved = new double[(samples.length + 1) / 2];
    for (int m = 0; m < halved.length; m++) {
      for (int j = -FILTER.length + 1; j < FILTER.length; j++) {
        int n = 2 * m + j;
        halved[m] += n < 0 || n >= samples.length ? 0 : FILTER[Math.abs(j)] * samples[n];
      }
    }
    return halved;
  }

  private static float[] halved(float[] samples) {
    return Resampler.resample(samples, 44100, 22050);
  }

  private static float[] noise() {
    float[] noise = KernelCases.noise(LENGTH, 1);
    for (int n = 0; n < LENGTH; n++) {
      noise[n] = Math.max(-1, Math.min(1, 3 * noise[n]));
    }
    return noise;
  }

  /** A tone of full scale that stops, then one at −60 dB, all within blocks. */
  private static float[] loudThenSoft() {
    float[] tone = TestSignals.sine(1000, 44100, LENGTH);
    for (int n = 0; n < LENGTH; n++) {
      tone[n] *= n / 1000 % 2 == 0 ? 1 : 1e-3f;
    }
    return tone;
  }

  @Test
  void roundingIsWhatTheDocsShow() throws IOException {
    String table =
        "| recording, peak 0 dB | rounding, root mean square | the most in any sample |\n"
            + "|---|---|---|\n"
            + row("a tone of 1 kHz", TestSignals.sine(1000, 44100, LENGTH))
            + row("noise", noise())
            + row("a tone and, beside it in a block, one at −60 dB", loudThenSoft());
    Docs.assertBlock("resampler.md", "rounding", table, 0.6);
  }

  private static String row(String name, float[] samples) {
    double[] expected = obviousWay(samples);
    float[] actual = halved(samples);
    double sum = 0;
    double most = 0;
    for (int m = 0; m < expected.length; m++) {
      double error = actual[m] - expected[m];
      sum += error * error;
      most = Math.max(most, Math.abs(error));
    }
    assertEquals(expected.length, actual.length);
    assertTrue(most < 1e-6, "an error of " + most);
    return String.format(
        Locale.ROOT,
        "| %s | %.1f dB | %.1f dB |\n",
        name,
        10 * Math.log10(sum / expected.length),
        20 * Math.log10(most));
  }

  /** A power of two changes no digit, even where sums go beyond the greatest float. */
  @Test
  void loudnessChangesNoDigit() {
    float[] samples = TestSignals.signal(44100, LENGTH, 5);
    float[] loud = new float[LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      loud[n] = n < LENGTH / 2 ? samples[n] * 0x1p127f : samples[n] * 0x1p100f;
      samples[n] = n < LENGTH / 2 ? samples[n] : samples[n] * 0x1p-27f;
    }
    float[] expected = halved(samples);
    for (int m = 0; m < expected.length; m++) {
      expected[m] *= 0x1p127f;
    }
    assertArrayEquals(expected, halved(loud));
  }

  @Test
  void everyLengthIsHalvedToItsEnd() {
    float[] samples = noise();
    int margin = HalvingPlan.MARGIN;
    for (int length : new int[] {1, margin, 2 * margin + 1, HalvingPlan.UNIT, 7041, 13_697}) {
      float[] part = Arrays.copyOf(samples, length);
      double[] expected = obviousWay(part);
      float[] actual = halved(part);
      for (int m = 0; m < expected.length; m++) {
        assertEquals(expected[m], actual[m], 5e-7, "sample " + m + " of " + length);
      }
    }
  }
}
