package io.github.vocalpatterns.network;

/** The state's part of the gates as a product, then the cells, an item at a time. */
final class PlainRecurrence implements NetworkKernels.Recurrence {

  private final float[][] weights;
  private final int units;

  PlainRecurrence(float[][] weights) {
    this.weights = weights;
    this.units = weights.length;
  }

  @Override
  public long scratchSize(int maxItems) {
    return maxItems * (4L * units + LstmCell.size(units));
  }

  @Override
  public Pass newPass(int maxItems) {
    return new PlainPass(maxItems);
  }

  private final class PlainPass implements Pass {

    private final float[][] sums;
    private final float[][] states;
    private final LstmCell[] cells;

    PlainPass(int maxItems) {
      this.sums = new float[maxItems][4 * units];
      this.states = new float[maxItems][];
      this.cells = new LstmCell[maxItems];
      for (int item = 0; item < maxItems; item++) {
        cells[item] = new LstmCell(units);
        states[item] = cells[item].state();
      }
    }

    @Override
    public void reset(int items) {
      for (int item = 0; item < items; item++) {
        cells[item].reset();
      }
    }

    @Override
    public void advance(float[][] gates, int first, int stride, int from, int items) {
      for (int item = 0; item < items; item++) {
        System.arraycopy(gates[first + item * stride], from, sums[item], 0, 4 * units);
      }
      PlainKernels.addProduct(sums, states, 0, items, weights, 4 * units);
      for (int item = 0; item < items; item++) {
        cells[item].advance(sums[item]);
      }
    }

    @Override
    public float[] state(int item) {
      return states[item];
    }
  }
}
