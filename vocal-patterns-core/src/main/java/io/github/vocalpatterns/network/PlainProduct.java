package io.github.vocalpatterns.network;

/** A matrix whose rows are added to the sums one after the other. */
final class PlainProduct implements NetworkKernels.Product {

  private final float[][] weights;
  private final int columns;

  PlainProduct(float[][] weights) {
    this.weights = weights;
    this.columns = weights[0].length;
  }

  @Override
  public long scratchSize(int maxRows) {
    return 0;
  }

  @Override
  public Pass newPass(int maxRows) {
    int block = PlainKernels.blockRows(columns);
    return (sums, inputs, rows) -> {
      for (int from = 0; from < rows; from += block) {
        int to = Math.min(rows, from + block);
        PlainKernels.addProduct(sums, inputs, from, to, weights, columns);
      }
    };
  }
}
