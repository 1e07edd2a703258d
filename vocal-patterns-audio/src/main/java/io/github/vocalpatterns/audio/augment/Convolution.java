package io.github.vocalpatterns.audio.augment;

import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/** Filtering with long filters: block by block through the Fourier transform, by overlap-add. */
final class Convolution {

  private static final int LEAST_FFT_SIZE = 4096;

  private Convolution() {}

  /**
   * As many samples as went in, from {@code delay} on, of the convolution of {@code samples} with
   * {@code taps}.
   */
  static double[] filter(float[] samples, double[] taps, int delay) {
    double[] result = new double[samples.length];
    int used = (int) Math.min(taps.length, (long) samples.length + delay);
    if (used == 0 || samples.length == 0) {
      return result;
    }
    int fftSize = LEAST_FFT_SIZE;
    while (fftSize < 2L * used) {
      fftSize *= 2;
    }
    // Long transforms would otherwise start threads of their own, in whose hands results vary.
    ConcurrencyUtils.setNumberOfThreads(1);
    DoubleFFT_1D fft = new DoubleFFT_1D(fftSize);
    double[] response = new double[fftSize];
    System.arraycopy(taps, 0, response, 0, used);
    fft.realForward(response);
    int block = fftSize - used + 1;
    for (int from = 0; from < samples.length; from += block) {
      double[] spectrum = new double[fftSize];
      for (int i = 0; i < Math.min(block, samples.length - from); i++) {
        spectrum[i] = samples[from + i];
      }
      fft.realForward(spectrum);
      multiply(spectrum, response);
      fft.realInverse(spectrum, true);
      addTo(result, (long) from - delay, spectrum);
    }
    return result;
  }

  /** JTransforms keeps the two real bins, 0 and Nyquist, in the first two places. */
  private static void multiply(double[] spectrum, double[] response) {
    spectrum[0] *= response[0];
    spectrum[1] *= response[1];
    for (int k = 2; k < spectrum.length; k += 2) {
      double re = spectrum[k] * response[k] - spectrum[k + 1] * response[k + 1];
      double im = spectrum[k] * response[k + 1] + spectrum[k + 1] * response[k];
      spectrum[k] = re;
      spectrum[k + 1] = im;
    }
  }

  private static void addTo(double[] result, long start, double[] block) {
    int first = (int) Math.max(0, -start);
    int end = (int) Math.min(block.length, result.length - start);
    for (int i = first; i < end; i++) {
      result[(int) (start + i)] += block[i];
    }
  }
}
