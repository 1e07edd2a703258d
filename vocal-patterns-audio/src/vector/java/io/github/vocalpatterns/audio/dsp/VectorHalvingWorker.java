package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.dsp.VectorSignalKernels.DOUBLES;
import static io.github.vocalpatterns.audio.dsp.VectorTransform.at;

import jdk.incubator.vector.DoubleVector;

/** Eight units at a time, see {@link HalvingPlan}. */
final class VectorHalvingWorker implements SignalKernels.HalvingWorker {

  private static final int LANES = FrameSamples.LANES;
  private static final int SIZE = HalvingPlan.SIZE;

  private final HalvingPlan plan;
  private final int re = VectorMemory.FIRST;
  private final int im = re + SIZE * LANES + VectorMemory.GAP;
  private final double[] memory = VectorMemory.allocate(im + SIZE * LANES);

  VectorHalvingWorker(HalvingPlan plan) {
    this.plan = plan;
  }

  @Override
  public int unitsAtOnce() {
    return LANES;
  }

  @Override
  public void halve(float[] input, int from, int units, float[] output, int at) {
    load(input, from, units - 1, memory, re);
    load(input, from + HalvingPlan.STRIDE, units - 1, memory, im);
    VectorTransform.forward(memory, re, im, SIZE, 2, plan.forward);
    fold(re);
    fold(im);
    VectorTransform.backward(memory, re, im, SIZE / 2, plan.backward);
    store(re, units, output, at);
    store(im, units, output, at + HalvingPlan.STRIDE / 2);
  }

  /** Row after row; what stands in the lanes of missing units does not matter. */
  private static void load(float[] input, int from, int last, double[] out, int at) {
    int s1 = from + Math.min(1, last) * HalvingPlan.UNIT;
    int s2 = from + Math.min(2, last) * HalvingPlan.UNIT;
    int s3 = from + Math.min(3, last) * HalvingPlan.UNIT;
    int s4 = from + Math.min(4, last) * HalvingPlan.UNIT;
    int s5 = from + Math.min(5, last) * HalvingPlan.UNIT;
    int s6 = from + Math.min(6, last) * HalvingPlan.UNIT;
    int s7 = from + Math.min(7, last) * HalvingPlan.UNIT;
    for (int i = 0; i < SIZE; i++) {
      int row = at + i * LANES;
      out[row] = input[from + i];
      out[row + 1] = input[s1 + i];
      out[row + 2] = input[s2 + i];
      out[row + 3] = input[s3 + i];
      out[row + 4] = input[s4 + i];
      out[row + 5] = input[s5 + i];
      out[row + 6] = input[s6 + i];
      out[row + 7] = input[s7 + i];
    }
  }

  private void fold(int part) {
    for (int k = 0; k < SIZE / 2; k++) {
      for (int i = 0; i < LANES; i += DOUBLES.length()) {
        DoubleVector u = at(memory, part + 2 * k * LANES + i);
        DoubleVector v = at(memory, part + (2 * k + 1) * LANES + i);
        u.mul(plan.sums[k]).add(v.mul(plan.differences[k])).intoArray(memory, part + k * LANES + i);
      }
    }
  }

  /** Row after row; see {@link Saturation}. */
  private void store(int part, int units, float[] output, int at) {
    int from = part + HalvingPlan.MARGIN / 2 * LANES;
    int to = from + HalvingPlan.STRIDE / 2 * LANES;
    for (int i = from; i < to; i += DOUBLES.length()) {
      at(memory, i).min(Float.MAX_VALUE).max(-Float.MAX_VALUE).intoArray(memory, i);
    }
    for (int n = 0; n < HalvingPlan.STRIDE / 2; n++) {
      for (int unit = 0; unit < units; unit++) {
        output[at + unit * (HalvingPlan.UNIT / 2) + n] = (float) memory[from + n * LANES + unit];
      }
    }
  }
}
