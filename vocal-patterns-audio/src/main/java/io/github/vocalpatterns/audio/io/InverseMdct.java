package io.github.vocalpatterns.audio.io;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * The inverse modified discrete cosine transform without a factor: of M values X it makes 2M
 * samples y[i] = Σ X[k] · cos(π/M · (i + ½ + M/2) · (k + ½)), by way of a complex Fourier transform
 * of length M/2.
 */
final class InverseMdct {

  private final int half;
  private final DoubleFFT_1D fft;
  private final double[] twiddles;
  private final double[] work;

  /** For {@code size} samples, 2M, a multiple of 4. */
  InverseMdct(int size) {
    half = size / 2;
    fft = new DoubleFFT_1D(half / 2);
    work = new double[half];
    twiddles = new double[half];
    for (int k = 0; k < half / 2; k++) {
      double angle = -Math.PI * (k + 0.125) / half;
      twiddles[2 * k] = Math.cos(angle);
      twiddles[2 * k + 1] = Math.sin(angle);
    }
  }

  void transform(float[] spectrum, float[] samples) {
    for (int k = 0; k < half; k += 2) {
      turn(k, spectrum[k], spectrum[half - 1 - k]);
    }
    fft.complexForward(work);
    for (int k = 0; k < half; k += 2) {
      turn(k, work[k], work[k + 1]);
    }
    // What is there now is the cosine transform of type IV, its odd values from the end on; all
    // samples repeat it, turned over or not.
    int quarter = half / 2;
    for (int i = 0; i < quarter; i++) {
      samples[i] = (float) cosine(i + quarter);
      samples[half - 1 - i] = -samples[i];
      samples[half + i] = (float) -cosine(quarter - 1 - i);
      samples[2 * half - 1 - i] = samples[half + i];
    }
  }

  private void turn(int k, double real, double imaginary) {
    work[k] = real * twiddles[k] - imaginary * twiddles[k + 1];
    work[k + 1] = real * twiddles[k + 1] + imaginary * twiddles[k];
  }

  private double cosine(int j) {
    return j % 2 == 0 ? work[j] : -work[half - j];
  }
}
