package io.github.vocalpatterns.audio.dsp;

/**
 * The tables by which both kernel sets halve a sample rate: overlap-save, as a filter of 375 taps
 * is a product of spectra.
 *
 * <p>Blocks of {@value #SIZE} samples begin {@value #STRIDE} samples after each other; two of them,
 * a unit, are the real and the imaginary part of one transform, which a real filter keeps apart.
 * The transform is a recursion of decimations in frequency by 4 down to pairs (u, v) that would
 * give X[k] = u + v and X[k+N/2] = u − v. Dropping every other sample folds the upper half of the
 * filtered spectrum H·X onto the lower one, so that the last decimation, filter and fold are the
 * sum u·(H[k] + H[k+N/2]) + v·(H[k] − H[k+N/2]), and a recursion of half the size leads back. The
 * filter is symmetric about its centre, so H is real. See F. Harris, Multirate Signal Processing,
 * 2004.
 */
final class HalvingPlan {

  /** Samples in a block: 2·4⁵. */
  static final int SIZE = 2048;

  /** Samples at either end of a block whose output would be that of a circle. */
  static final int MARGIN = 188;

  /** Samples from a block to the next. */
  static final int STRIDE = SIZE - 2 * MARGIN;

  /** Samples from a unit of two blocks to the next; its output are half as many. */
  static final int UNIT = 2 * STRIDE;

  final Twiddles forward = new Twiddles(SIZE, 2);
  final Twiddles backward = new Twiddles(SIZE / 2, 1);

  /** The factor of the first number of each pair, in their order. */
  final double[] sums = new double[SIZE / 2];

  /** That of the second number. */
  final double[] differences = new double[SIZE / 2];

  private HalvingPlan() {
    double[] filter = new SincFilter(1, 2).centre(MARGIN);
    double[] cos = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / SIZE) * 2 * 2 / SIZE;
    }
    for (int i = 0; i < SIZE / 2; i++) {
      int k = frequency(i);
      double even = filter[0] * 2 / SIZE;
      double odd = 0;
      for (int j = 1; j < MARGIN; j++) {
        double term = filter[j] * cos[j * k % SIZE];
        if (j % 2 == 0) {
          even += term;
        } else {
          odd += term;
        }
      }
      sums[i] = even;
      differences[i] = odd;
    }
  }

  /** Which frequency pair i has: its digits to base 4, read backwards. */
  private static int frequency(int i) {
    int frequency = 0;
    for (int rest = i, place = 1; place < SIZE / 2; rest /= 4, place *= 4) {
      frequency = 4 * frequency + rest % 4;
    }
    return frequency;
  }

  static HalvingPlan get() {
    return Holder.PLAN;
  }

  private static final class Holder {
    static final HalvingPlan PLAN = new HalvingPlan();
  }
}
