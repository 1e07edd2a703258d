package io.github.vocalpatterns.audio.dsp;

/** Units in the lanes of rows, see {@link HalvingPlan} and {@link PlainSignalKernels}. */
final class PlainHalvingWorker implements SignalKernels.HalvingWorker {

  private static final int MOST_UNITS = 128;
  private static final int SIZE = HalvingPlan.SIZE;

  private final HalvingPlan plan;
  private final double[][] re = new double[SIZE][MOST_UNITS];
  private final double[][] im = new double[SIZE][MOST_UNITS];
  private final RowButterfly butterfly = new RowButterfly(MOST_UNITS);

  PlainHalvingWorker(HalvingPlan plan) {
    this.plan = plan;
  }

  @Override
  public int unitsAtOnce() {
    return MOST_UNITS;
  }

  @Override
  public void halve(float[] input, int from, int units, float[] output, int at) {
    for (int n = 0; n < SIZE; n++) {
      load(input, from + n, re[n], units);
      load(input, from + n + HalvingPlan.STRIDE, im[n], units);
    }
    forward(0, SIZE, units);
    for (int k = 0; k < SIZE / 2; k++) {
      fold(re, k, units);
      fold(im, k, units);
    }
    backward(0, SIZE / 2, units);
    for (int i = 0; i < HalvingPlan.STRIDE / 2; i++) {
      int n = HalvingPlan.MARGIN / 2 + i;
      store(re[n], output, at + i, units);
      store(im[n], output, at + i + HalvingPlan.STRIDE / 2, units);
    }
  }

  private static void load(float[] input, int from, double[] row, int units) {
    for (int unit = 0; unit < units; unit++) {
      row[unit] = input[from + unit * HalvingPlan.UNIT];
    }
  }

  private static void store(double[] row, float[] output, int at, int units) {
    for (int unit = 0; unit < units; unit++) {
      output[at + unit * (HalvingPlan.UNIT / 2)] = Saturation.toFloat(row[unit]);
    }
  }

  private void fold(double[][] part, int k, int units) {
    Rows.weighted(part[k], part[2 * k], plan.sums[k], part[2 * k + 1], plan.differences[k], units);
  }

  private void forward(int start, int block, int units) {
    if (block == 2) {
      return;
    }
    int quarter = block / 4;
    double[] twiddles = plan.forward.of(block);
    for (int j = 0; j < quarter; j++) {
      butterfly.apply(re, im, start + j, quarter, twiddles, 6 * j, units);
    }
    for (int r = 0; r < 4; r++) {
      forward(start + r * quarter, quarter, units);
    }
  }

  private void backward(int start, int block, int units) {
    if (block == 1) {
      return;
    }
    int quarter = block / 4;
    for (int r = 0; r < 4; r++) {
      backward(start + r * quarter, quarter, units);
    }
    double[] twiddles = plan.backward.of(block);
    for (int j = 0; j < quarter; j++) {
      butterfly.join(re, im, start + j, quarter, twiddles, 6 * j, units);
    }
  }
}
