package io.github.vocalpatterns.audio.dsp;

import java.util.Arrays;

/**
 * A Kaiser-windowed sinc, sampled once for every place that an output sample can take between two
 * input samples, so that one output sample is a dot product over contiguous arrays.
 *
 * <p>The continuous filter is h(u) = c · sinc(c·u) · kaiser(u / {@value #HALF_WIDTH}) with u in
 * samples of the lower rate and its cutoff c in the middle of the transition band, 0.913 to 1 of
 * the lower Nyquist frequency. Length and β follow Kaiser's rules (Oppenheim and Schafer,
 * Discrete-Time Signal Processing, section 7.5) for 125 dB.
 *
 * <p>A rational ratio with few places has a row for each; any other ratio interpolates linearly
 * between the {@value #FINEST_ROWS} rows of the finest table, the error of which lies 130 dB down
 * ((π/rows)²/8).
 */
final class SincFilter {

  private static final double CUTOFF = (0.913 + 1) / 2;
  private static final int HALF_WIDTH = 94;
  private static final double KAISER_BETA = 12.82;

  private static final int FINEST_ROWS = 2048;

  private static final int STEP = SignalKernels.DOT_LANES;

  private final SignalKernels kernels = SignalKernels.current();
  private final int half;
  private final int rows;
  private final boolean interpolates;
  private final double[] table;

  /** The filter that makes {@code up} samples of every {@code down}. */
  SincFilter(long up, long down) {
    double scale = Math.min(1, (double) up / down);
    half = STEP / 2 * (int) Math.ceil(HALF_WIDTH / scale / (STEP / 2));
    int finest = (int) Math.ceil(FINEST_ROWS * scale);
    interpolates = up > finest;
    rows = interpolates ? finest : (int) up;
    int tableRows = interpolates ? rows + 1 : rows;
    table = new double[tableRows * taps()];
    for (int row = 0; row < tableRows; row++) {
      double fraction = (double) row / rows;
      for (int k = 0; k < taps(); k++) {
        double u = Math.abs(k - (half - 1) - fraction) * scale;
        table[row * taps() + k] = scale * Prototype.at(u);
      }
    }
  }

  /** Input samples that one output sample is made of. */
  int taps() {
    return 2 * half;
  }

  /** Input samples after the one at or before the output sample; there is one less before it. */
  int half() {
    return half;
  }

  /**
   * The output sample that lies {@code phase / up} of a step behind input sample {@code first +
   * half - 1}.
   */
  double apply(double[] input, int first, long phase, long up) {
    if (!interpolates) {
      return dot((int) phase, input, first);
    }
    double place = (double) phase / up * rows;
    int row = (int) place;
    double weight = place - row;
    return (1 - weight) * dot(row, input, first) + weight * dot(row + 1, input, first);
  }

  /** The first taps from the centre on, of the row for output that lies on input samples. */
  double[] centre(int count) {
    return Arrays.copyOfRange(table, half - 1, half - 1 + count);
  }

  private double dot(int row, double[] input, int first) {
    return kernels.dot(table, row * taps(), input, first, taps());
  }

  /**
   * The continuous filter. It costs a Bessel function a point, so it is sampled once and then
   * interpolated by cubics through four points, which is exact to 1e-9.
   */
  private static final class Prototype {
    private static final int POINTS = 256;
    private static final double[] SAMPLES = samples();

    /** Sample i stands at index i + 1, after its mirror image. */
    private static double[] samples() {
      double[] samples = new double[HALF_WIDTH * POINTS + 4];
      for (int i = 0; i < samples.length; i++) {
        double u = (double) Math.abs(i - 1) / POINTS;
        samples[i] = CUTOFF * sinc(CUTOFF * u) * kaiser(u / HALF_WIDTH);
      }
      return samples;
    }

    static double at(double u) {
      if (u >= HALF_WIDTH) {
        return 0;
      }
      double place = u * POINTS;
      int i = (int) place;
      double x = place - i;
      double before = SAMPLES[i];
      double left = SAMPLES[i + 1];
      double right = SAMPLES[i + 2];
      double after = SAMPLES[i + 3];
      return left * (1 - x * x) * (2 - x) / 2
          + right * x * (1 + x) * (2 - x) / 2
          - before * x * (1 - x) * (2 - x) / 6
          - after * x * (1 - x * x) / 6;
    }

    private static double sinc(double x) {
      return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double kaiser(double x) {
      return bessel0(KAISER_BETA * Math.sqrt(Math.max(0, 1 - x * x))) / bessel0(KAISER_BETA);
    }

    private static double bessel0(double x) {
      double sum = 1;
      double term = 1;
      for (int k = 1; term > sum * 1e-17; k++) {
        term *= x * x / (4.0 * k * k);
        sum += term;
      }
      return sum;
    }
  }
}
