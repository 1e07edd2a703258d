package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.dsp.VectorSignalKernels.DOUBLES;

import jdk.incubator.vector.DoubleVector;

/** Eight units at a time, see {@link HalvingPlan}. */
final class VectorHalvingWorker implements SignalKernels.HalvingWorker {

  private static final int LANES = FrameSamples.LANES;
  private static final int SIZE = HalvingPlan.SIZE;

  private final HalvingPlan plan;
  private final double[] re = new double[SIZE * LANES];
  private final double[] im = new double[SIZE * LANES];

  VectorHalvingWorker(HalvingPlan plan) {
    this.plan = plan;
  }

  @Override
  public int unitsAtOnce() {
    return LANES;
  }

  @Override
  public void halve(float[] input, int from, int units, float[] output, int at) {
    load(input, from, units - 1, re);
    load(input, from + HalvingPlan.STRIDE, units - 1, im);
    VectorTransform.forward(re, im, 0, SIZE, 2, plan.forward);
    fold(re);
    fold(im);
    VectorTransform.backward(re, im, 0, SIZE / 2, plan.backward);
    for (int lane = 0; lane < units; lane++) {
      int start = at + lane * HalvingPlan.UNIT / 2;
      store(re, lane, output, start);
      store(im, lane, output, start + HalvingPlan.STRIDE / 2);
    }
  }

  /** Row after row; what stands in the lanes of missing units does not matter. */
  private static void load(float[] input, int from, int last, double[] out) {
    int s1 = from + Math.min(1, last) * HalvingPlan.UNIT;
    int s2 = from + Math.min(2, last) * HalvingPlan.UNIT;
    int s3 = from + Math.min(3, last) * HalvingPlan.UNIT;
    int s4 = from + Math.min(4, last) * HalvingPlan.UNIT;
    int s5 = from + Math.min(5, last) * HalvingPlan.UNIT;
    int s6 = from + Math.min(6, last) * HalvingPlan.UNIT;
    int s7 = from + Math.min(7, last) * HalvingPlan.UNIT;
    for (int i = 0; i < SIZE; i++) {
      out[i * LANES] = input[from + i];
      out[i * LANES + 1] = input[s1 + i];
      out[i * LANES + 2] = input[s2 + i];
      out[i * LANES + 3] = input[s3 + i];
      out[i * LANES + 4] = input[s4 + i];
      out[i * LANES + 5] = input[s5 + i];
      out[i * LANES + 6] = input[s6 + i];
      out[i * LANES + 7] = input[s7 + i];
    }
  }

  private void fold(double[] part) {
    for (int k = 0; k < SIZE / 2; k++) {
      for (int i = 0; i < LANES; i += DOUBLES.length()) {
        DoubleVector u = DoubleVector.fromArray(DOUBLES, part, 2 * k * LANES + i);
        DoubleVector v = DoubleVector.fromArray(DOUBLES, part, (2 * k + 1) * LANES + i);
        u.mul(plan.sums[k]).add(v.mul(plan.differences[k])).intoArray(part, k * LANES + i);
      }
    }
  }

  private static void store(double[] part, int lane, float[] output, int at) {
    for (int i = 0; i < HalvingPlan.STRIDE / 2; i++) {
      output[at + i] = Saturation.toFloat(part[(HalvingPlan.MARGIN / 2 + i) * LANES + lane]);
    }
  }
}
