package io.github.vocalpatterns.network;

import static io.github.vocalpatterns.audio.kernels.MultiplyAdd.multiplyAdd;

/**
 * Plain Java that HotSpot vectorises: rows are arrays of their own, and one sweep adds a few of
 * them to a row of sums, at one index, with one store.
 *
 * <p>A block of sums stays in the nearest cache while all rows pass by once.
 */
final class PlainKernels implements NetworkKernels {

  /** Rows added in one sweep; JDK 17 leaves loops over more of them scalar. */
  private static final int TAPS = 4;

  /** Floats of sums in a block, half of a nearest cache of 32 KiB. */
  private static final int BLOCK = 4096;

  @Override
  public String name() {
    return "plain Java";
  }

  @Override
  public Product product(float[][] weights, float[] bias) {
    return new PlainProduct(weights, bias);
  }

  @Override
  public Convolution convolution(float[][] weights, Channels channels, int[] shifts, int columns) {
    return new PlainConvolution(weights, channels, shifts, columns);
  }

  @Override
  public Recurrence recurrence(float[][] weights) {
    return new PlainRecurrence(weights);
  }

  /** Rows of sums in a block. */
  static int blockRows(int columns) {
    return Math.max(1, BLOCK / columns);
  }

  /** Adds the matrix product of some rows of {@code inputs} and all {@code weights}. */
  static void addProduct(
      float[][] sums, float[][] inputs, int from, int to, float[][] weights, int columns) {
    int k = 0;
    for (; k + TAPS <= weights.length; k += TAPS) {
      for (int r = from; r < to; r++) {
        addFour(sums[r], inputs[r], weights, k, columns);
      }
    }
    for (; k < weights.length; k++) {
      for (int r = from; r < to; r++) {
        addOne(sums[r], inputs[r][k], weights[k], columns);
      }
    }
  }

  private static void addFour(float[] sums, float[] inputs, float[][] weights, int k, int columns) {
    float x0 = inputs[k];
    float x1 = inputs[k + 1];
    float x2 = inputs[k + 2];
    float x3 = inputs[k + 3];
    float[] w0 = weights[k];
    float[] w1 = weights[k + 1];
    float[] w2 = weights[k + 2];
    float[] w3 = weights[k + 3];
    for (int n = 0; n < columns; n++) {
      float sum = multiplyAdd(x0, w0[n], sums[n]);
      sum = multiplyAdd(x1, w1[n], sum);
      sum = multiplyAdd(x2, w2[n], sum);
      sums[n] = multiplyAdd(x3, w3[n], sum);
    }
  }

  private static void addOne(float[] sums, float input, float[] weights, int columns) {
    for (int n = 0; n < columns; n++) {
      sums[n] = multiplyAdd(input, weights[n], sums[n]);
    }
  }
}
