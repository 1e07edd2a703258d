package io.github.vocalpatterns.network;

/** A matrix whose rows are added to the sums one after the other. */
final class PlainProduct implements NetworkKernels.Product {

  private final float[][] weights;
  private final float[] bias;

  PlainProduct(float[][] weights, float[] bias) {
    this.weights = weights;
    this.bias = bias;
  }

  @Override
  public long scratchSize(int maxRows) {
    return 0;
  }

  @Override
  public Pass newPass(int maxRows) {
    int columns = bias.length;
    int block = PlainKernels.blockRows(columns);
    return (sums, inputs, rows) -> {
      for (int from = 0; from < rows; from += block) {
        int to = Math.min(rows, from + block);
        for (int r = from; r < to; r++) {
          System.arraycopy(bias, 0, sums[r], 0, columns);
        }
        PlainKernels.addProduct(sums, inputs, from, to, weights, columns);
      }
    };
  }
}
