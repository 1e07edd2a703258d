package io.github.vocalpatterns.audio.dsp;

/**
 * The tables by which {@link HalvingWorker} halves a sample rate: overlap-save, as a filter of 375
 * taps is a product of spectra.
 *
 * <p>Blocks of {@value #SIZE} samples begin {@value #STRIDE} samples after each other; two of them,
 * a unit, are the real and the imaginary part of one transform, which a real filter keeps apart.
 * Samples n = 32·i + j stand in {@value #TALL} rows i and {@value #WIDE} columns j. Transforms of
 * the columns, a turn of number (k, j) by exp(−2πi·kj/2048), and transforms of what were rows give
 * the spectrum (the four steps of W. M. Gentleman and G. Sande, Fast Fourier Transforms for Fun and
 * Profit, 1966), and the same steps backwards lead back. Each step of a transform of columns is a
 * loop over whole rows, which stay long however small the transform, and those of several units
 * stand behind each other in a row.
 *
 * <p>Transforms are decimations by four, whose numbers come in the order of reversed digits. The
 * last leaves pairs (u, v) that would give X[k] = u + v and X[k+1024] = u − v. Dropping every other
 * sample folds the upper half of the filtered spectrum H·X onto the lower one, so that the last
 * decimation, filter and fold are the sum u·(H[k] + H[k+1024]) + v·(H[k] − H[k+1024]); see F.
 * Harris, Multirate Signal Processing, 2004. The filter is symmetric about its centre, so H is
 * real.
 */
final class HalvingPlan {

  /** Samples in a block. */
  static final int SIZE = 2048;

  /** Rows of a block of samples, columns of its spectrum. */
  static final int TALL = 64;

  /** Columns of a block of samples, rows of its spectrum. */
  static final int WIDE = SIZE / TALL;

  /** Samples at either end of a block, whole rows, at least the filter's half. */
  static final int MARGIN = 6 * WIDE;

  /** Samples from a block to the next. */
  static final int STRIDE = SIZE - 2 * MARGIN;

  /** Samples from a unit of two blocks to the next; its output are half as many. */
  static final int UNIT = 2 * STRIDE;

  /** Units in a row: more gain nothing, as a step should find its rows in the nearest cache. */
  static final int MOST_UNITS = 16;

  /** The factors w, w² and w³ of decimations of blocks of 2ⁱ numbers, one for each place. */
  final RowFactors[] twiddles = new RowFactors[Integer.numberOfTrailingZeros(TALL) + 1];

  /** The turn of the rows of samples. */
  final RowFactors forward = new RowFactors(TALL, WIDE * MOST_UNITS);

  /** Its opposite, for half as many columns. */
  final RowFactors backward = new RowFactors(TALL, WIDE / 2 * MOST_UNITS);

  /** The factor of the first number of each pair of rows of the spectrum. */
  final float[][] sums = FloatRows.allocate(WIDE / 2, TALL * MOST_UNITS);

  /** That of the second number. */
  final float[][] differences = FloatRows.allocate(WIDE / 2, TALL * MOST_UNITS);

  private HalvingPlan() {
    double[] cos = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / SIZE);
    }
    for (int i = 2; i < twiddles.length; i++) {
      twiddles[i] = new RowFactors(3, 1 << i - 2);
      for (int row = 0; row < 3; row++) {
        twiddles[i].turn(row, 1 << i - 2, (row + 1) * (SIZE >> i), cos);
      }
    }
    for (int row = 0; row < TALL; row++) {
      int k = reversed(row, TALL);
      forward.turn(row, WIDE, k, cos);
      backward.turn(row, WIDE / 2, 2 * k, cos);
    }
    SincFilter sinc = new SincFilter(1, 2);
    double[] filter = sinc.centre(sinc.half());
    for (int row = 0; row < WIDE / 2; row++) {
      for (int column = 0; column < TALL; column++) {
        int k = reversed(column, TALL) + TALL * reversed(row, WIDE / 2);
        filter(filter, cos, k, row, column);
      }
    }
  }

  /** Both factors of a frequency, in the columns of all units. */
  private void filter(double[] filter, double[] cos, int k, int row, int column) {
    double even = filter[0];
    double odd = 0;
    for (int j = 1; j < filter.length; j++) {
      double term = 2 * filter[j] * cos[j * k % SIZE];
      if (j % 2 == 0) {
        even += term;
      } else {
        odd += term;
      }
    }
    for (int unit = 0; unit < MOST_UNITS; unit++) {
      sums[row][unit * TALL + column] = (float) (even * 2 / SIZE);
      differences[row][unit * TALL + column] = (float) (odd * 2 / SIZE);
    }
  }

  /** The digits of {@code i} to base 4, read backwards. */
  private static int reversed(int i, int size) {
    int reversed = 0;
    for (int rest = i, place = 1; place < size; rest /= 4, place *= 4) {
      reversed = 4 * reversed + rest % 4;
    }
    return reversed;
  }

  static HalvingPlan get() {
    return Holder.PLAN;
  }

  private static final class Holder {
    static final HalvingPlan PLAN = new HalvingPlan();
  }
}
