package io.github.vocalpatterns.audio.dsp;

/** Units in the lanes of rows, see {@link HalvingPlan} and {@link PlainSignalKernels}. */
final class PlainHalvingWorker implements SignalKernels.HalvingWorker {

  private static final int MOST_UNITS = 128;
  private static final int LANES = FrameSamples.LANES;
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
    for (int unit = 0; unit < units; unit += LANES) {
      load(input, from, unit, units - 1, re);
      load(input, from + HalvingPlan.STRIDE, unit, units - 1, im);
    }
    forward(0, SIZE, units);
    for (int k = 0; k < SIZE / 2; k++) {
      fold(re, k, units);
      fold(im, k, units);
    }
    backward(0, SIZE / 2, units);
    store(re, units, output, at);
    store(im, units, output, at + HalvingPlan.STRIDE / 2);
  }

  /** Eight units, as more would be on more pages than the processor knows at once. */
  private static void load(float[] input, int from, int unit, int last, double[][] rows) {
    int s0 = from + unit * HalvingPlan.UNIT;
    int s1 = from + Math.min(unit + 1, last) * HalvingPlan.UNIT;
    int s2 = from + Math.min(unit + 2, last) * HalvingPlan.UNIT;
    int s3 = from + Math.min(unit + 3, last) * HalvingPlan.UNIT;
    int s4 = from + Math.min(unit + 4, last) * HalvingPlan.UNIT;
    int s5 = from + Math.min(unit + 5, last) * HalvingPlan.UNIT;
    int s6 = from + Math.min(unit + 6, last) * HalvingPlan.UNIT;
    int s7 = from + Math.min(unit + 7, last) * HalvingPlan.UNIT;
    for (int n = 0; n < SIZE; n++) {
      double[] row = rows[n];
      row[unit] = input[s0 + n];
      row[unit + 1] = input[s1 + n];
      row[unit + 2] = input[s2 + n];
      row[unit + 3] = input[s3 + n];
      row[unit + 4] = input[s4 + n];
      row[unit + 5] = input[s5 + n];
      row[unit + 6] = input[s6 + n];
      row[unit + 7] = input[s7 + n];
    }
  }

  /** A few units of all rows at a time, for the same reason; see {@link Saturation}. */
  private static void store(double[][] rows, int units, float[] output, int at) {
    int first = HalvingPlan.MARGIN / 2;
    for (int n = first; n < first + HalvingPlan.STRIDE / 2; n++) {
      Rows.clamp(rows[n], Float.MAX_VALUE, units);
    }
    for (int unit = 0; unit < units; unit += LANES) {
      int end = Math.min(units, unit + LANES);
      for (int n = 0; n < HalvingPlan.STRIDE / 2; n++) {
        double[] row = rows[first + n];
        for (int i = unit; i < end; i++) {
          output[at + i * (HalvingPlan.UNIT / 2) + n] = (float) row[i];
        }
      }
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
