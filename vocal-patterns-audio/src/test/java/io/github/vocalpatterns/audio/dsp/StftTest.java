package io.github.vocalpatterns.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.vocalpatterns.audio.testing.Fixture;
import io.github.vocalpatterns.audio.testing.TestSignals;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StftTest {

  static List<Fixture.Row> librosa() {
    return Fixture.rows("stft");
  }

  /** Sizes that are and are not powers of two, odd ones, signals of one sample, both paddings. */
  @ParameterizedTest
  @MethodSource("librosa")
  void spectraAreThoseOfLibrosa(Fixture.Row row) {
    Stft stft = new Stft(row.integer("n_fft"), row.constant("pad_mode", PadMode.class));
    float[] samples =
        TestSignals.signal(row.integer("rate_hz"), row.integer("length"), row.integer("seed"));
    assertEquals(row.integer("frames"), stft.frames(samples.length, row.integer("hop")));
    double[] spectrum = new double[2 * stft.bins()];
    for (Fixture.Point point : row.points("bin:frame:real")) {
      stft.transform(samples, point.column() * row.integer("hop"), spectrum);
      assertEquals(point.value(), spectrum[2 * point.row()], 1e-7, point.toString());
    }
    for (Fixture.Point point : row.points("bin:frame:imaginary")) {
      stft.transform(samples, point.column() * row.integer("hop"), spectrum);
      assertEquals(point.value(), spectrum[2 * point.row() + 1], 1e-7, point.toString());
    }
  }

  @Property(tries = 100)
  void theSpectrumOfASumIsTheSumOfTheSpectra(
      @ForAll @IntRange(min = 2, max = 700) int fftSize,
      @ForAll @IntRange(min = 1, max = 900) int length,
      @ForAll @DoubleRange(min = -8, max = 8) double gain,
      @ForAll PadMode padMode) {
    // Dyadic numbers, so that the sum itself is exact.
    float factor = (float) (Math.rint(gain * 16) / 16);
    float[] a = TestSignals.signal(22050, length, 1);
    float[] b = TestSignals.signal(22050, length, 2);
    float[] sum = new float[length];
    for (int n = 0; n < length; n++) {
      sum[n] = a[n] + factor * b[n];
    }
    Stft stft = new Stft(fftSize, padMode);
    double[] x = spectrum(stft, a);
    double[] y = spectrum(stft, b);
    double[] z = spectrum(stft, sum);
    for (int i = 0; i < z.length; i++) {
      assertEquals(x[i] + factor * y[i], z[i], 1e-12 * fftSize * (1 + Math.abs(factor)));
    }
  }

  private static double[] spectrum(Stft stft, float[] samples) {
    double[] spectrum = new double[2 * stft.bins()];
    stft.transform(samples, samples.length / 2, spectrum);
    return spectrum;
  }

  /** Bins between the first and the last stand for two frequencies each. */
  @Property(tries = 100)
  void theSpectrumHoldsTheEnergyOfTheWindowedSamples(
      @ForAll @IntRange(min = 2, max = 1500) int fftSize, @ForAll long seed) {
    Random random = new Random(seed);
    float[] samples = new float[fftSize];
    double[] window = Stft.hann(fftSize);
    double expected = 0;
    for (int n = 0; n < fftSize; n++) {
      samples[n] = random.nextFloat() - 0.5f;
      double value = window[n] * samples[n];
      expected += value * value;
    }
    Stft stft = new Stft(fftSize, PadMode.ZERO);
    double[] power = new double[stft.bins()];
    stft.power(samples, fftSize, fftSize / 2, new double[2 * stft.bins()], 0, stft.bins(), power);
    double sum = 0;
    for (int k = 0; k < stft.bins(); k++) {
      boolean single = k == 0 || 2 * k == fftSize;
      sum += (single ? 1 : 2) * power[k];
    }
    assertEquals(expected, sum / fftSize, 1e-12 * fftSize);
  }

  /** Against the defining sum, which shares no code with the fast transform. */
  @Property(tries = 50)
  void theTransformIsItsDefiningSum(
      @ForAll @IntRange(min = 2, max = 70) int fftSize,
      @ForAll @IntRange(min = 1, max = 90) int length,
      @ForAll @IntRange(min = -50, max = 150) int centre) {
    float[] samples = TestSignals.signal(22050, length, 5);
    Stft stft = new Stft(fftSize, PadMode.ZERO);
    double[] spectrum = new double[2 * stft.bins()];
    stft.transform(samples, centre, spectrum);
    for (int k = 0; k < stft.bins(); k++) {
      double re = 0;
      double im = 0;
      for (int i = 0; i < fftSize; i++) {
        int n = centre - fftSize / 2 + i;
        double window = Math.pow(Math.sin(Math.PI * i / fftSize), 2);
        double value = n >= 0 && n < length ? window * samples[n] : 0;
        re += value * Math.cos(2 * Math.PI * k * i / fftSize);
        im -= value * Math.sin(2 * Math.PI * k * i / fftSize);
      }
      assertEquals(re, spectrum[2 * k], 1e-12 * fftSize);
      assertEquals(im, spectrum[2 * k + 1], 1e-12 * fftSize);
    }
  }

  /** The arrays are used again for each frame: nothing of the last one may shine through. */
  @Test
  void aFrameDoesNotDependOnTheFrameBefore() {
    for (int fftSize : new int[] {2, 3, 15, 16}) {
      Stft stft = new Stft(fftSize, PadMode.ZERO);
      double[] used = new double[2 * stft.bins()];
      stft.transform(TestSignals.signal(22050, 100, 1), 50, used);
      stft.transform(new float[100], 50, used);
      for (double value : used) {
        assertEquals(0, Math.abs(value));
      }
    }
  }

  /** An odd frame is padded by one sample less, so the last one may not fit. */
  @Test
  void framesAreCountedAsLibrosaCountsThem() {
    assertEquals(11, new Stft(1024, PadMode.ZERO).frames(4000, 400));
    assertEquals(10, new Stft(1025, PadMode.ZERO).frames(4000, 400));
    assertEquals(11, new Stft(1025, PadMode.ZERO).frames(4001, 400));
    assertEquals(1, new Stft(1025, PadMode.ZERO).frames(0, 400));
  }

  @Test
  void inversesThatCannotBeAreRefused() {
    Stft stft = new Stft(8, PadMode.ZERO);
    for (int[] bad : new int[][] {{1, 0, 1}, {-1, 1, 1}, {1, 1, -1}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> stft.inverse(bad[0], bad[1], bad[2], (t, spectrum) -> {}));
    }
    assertEquals(5, stft.inverse(0, 2, 5, (t, spectrum) -> {}).length);
  }

  @Test
  void aTransformOfOneSampleIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Stft(1, PadMode.ZERO));
  }
}
