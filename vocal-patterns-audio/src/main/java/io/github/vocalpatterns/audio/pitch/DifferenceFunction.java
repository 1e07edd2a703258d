package io.github.vocalpatterns.audio.pitch;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * YIN's cumulative mean normalised difference function of single frames. With y = 0 beyond the
 * frame of W samples (de Cheveigné and Kawahara 2002, equations 6 and 8, as librosa computes them):
 *
 * <pre>
 * d(k)  = Σ (y[j] − y[j + k])², j = 0 … W − 1  = 2 (r(0) − r(k)) − Σ y[m]², m = 0 … k − 1
 * d′(k) = d(k) / (tiny + mean of d(1) … d(k))
 * </pre>
 *
 * <p>Only d(1) is greater by y[0]², as librosa has it, which changes the means a little.
 *
 * <p>The autocorrelation r comes from the squared magnitudes of a Fourier transform. Lags are the
 * periods looked for: index i of an array is the period {@link #minPeriod()} + i.
 *
 * <p>Holds scratch memory: for one thread at a time.
 */
final class DifferenceFunction {

  private static final double TINY = Double.MIN_NORMAL;

  private final int frameLength;
  private final int minPeriod;
  private final int maxPeriod;
  private final DoubleFFT_1D fft;
  private final double[] buffer;
  private final double[] energyBefore;

  DifferenceFunction(PitchSpec spec, DoubleFFT_1D fft) {
    this.frameLength = spec.frameLength();
    this.minPeriod = spec.minPeriod();
    this.maxPeriod = spec.maxPeriod();
    this.fft = fft;
    this.buffer = new double[fftSize(spec)];
    this.energyBefore = new double[maxPeriod + 1];
  }

  /** The transform that the constructor wants, to be shared by threads. */
  static DoubleFFT_1D fft(PitchSpec spec) {
    // Long transforms would otherwise start threads of their own, in whose hands results vary.
    ConcurrencyUtils.setNumberOfThreads(1);
    return new DoubleFFT_1D(fftSize(spec));
  }

  /** Long enough that no lag looked for wraps around. */
  private static int fftSize(PitchSpec spec) {
    int least = spec.frameLength() + spec.maxPeriod();
    return Integer.highestOneBit(least - 1) * 2;
  }

  int minPeriod() {
    return minPeriod;
  }

  /** Number of lags. */
  int lags() {
    return maxPeriod - minPeriod + 1;
  }

  /**
   * d′ of the frame that starts at {@code first} (which may lie before 0) into {@code result},
   * {@link #lags()} long; all zeros in digital silence. Says whether there was any sound.
   */
  boolean compute(float[] samples, int first, double[] result) {
    int from = Math.min(frameLength, Math.max(0, -first));
    int to = Math.max(from, Math.min(frameLength, samples.length - first));
    Arrays.fill(buffer, 0, from, 0);
    boolean silent = true;
    for (int i = from; i < to; i++) {
      float sample = samples[first + i];
      buffer[i] = sample;
      silent &= sample == 0;
    }
    if (silent) {
      Arrays.fill(result, 0, lags(), 0);
      return false;
    }
    Arrays.fill(buffer, to, buffer.length, 0);
    double energy = 0;
    for (int k = 0; k <= maxPeriod; k++) {
      energyBefore[k] = energy;
      energy += buffer[k] * buffer[k];
    }
    // What librosa 0.11 leaves out; a candidate at the edge of a threshold turns on it.
    energyBefore[1] = 0;
    autocorrelate();
    double sum = 0;
    for (int k = 1; k <= maxPeriod; k++) {
      double difference = 2 * (buffer[0] - buffer[k]) - energyBefore[k];
      sum += difference;
      if (k >= minPeriod) {
        result[k - minPeriod] = difference / (sum / k + TINY);
      }
    }
    return true;
  }

  private void autocorrelate() {
    fft.realForward(buffer);
    // JTransforms keeps the last bin, which is real, in place of the imaginary part of the first.
    buffer[0] *= buffer[0];
    buffer[1] *= buffer[1];
    for (int i = 2; i < buffer.length; i += 2) {
      buffer[i] = buffer[i] * buffer[i] + buffer[i + 1] * buffer[i + 1];
      buffer[i + 1] = 0;
    }
    fft.realInverse(buffer, true);
  }

  /** Whether index {@code i} is lower than the one before and not higher than the one after. */
  boolean isTrough(double[] values, int i) {
    int last = lags() - 1;
    if (i == 0) {
      return values[0] < values[1];
    }
    return values[i] < values[i - 1] && (i == last || values[i] <= values[i + 1]);
  }

  /**
   * The period in samples at index {@code i}, refined by a parabola through its neighbours where
   * its vertex lies between them.
   */
  double refinedPeriod(double[] values, int i) {
    double period = minPeriod + i;
    if (i == 0 || i == lags() - 1) {
      return period;
    }
    double curvature = values[i + 1] + values[i - 1] - 2 * values[i];
    double slope = (values[i + 1] - values[i - 1]) / 2;
    return Math.abs(slope) >= Math.abs(curvature) ? period : period - slope / curvature;
  }
}
