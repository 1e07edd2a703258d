package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.dsp.VectorSignalKernels.DOUBLES;
import static io.github.vocalpatterns.audio.dsp.VectorTransform.at;

import jdk.incubator.vector.DoubleVector;

/** Eight frames at a time, in the lanes of {@link VectorTransform}. */
final class VectorFrameWorker implements SignalKernels.FrameWorker {

  private static final int LANES = FrameSamples.LANES;

  /** Longer runs gain nothing. */
  private static final int MOST_STEPS = 64;

  /** A block of so many numbers is 32 KiB and stays in the nearest cache. */
  private static final int NEAR = 256;

  private final FramePlan plan;
  private final VectorRuns runs;

  /** From one quarter of the numbers to the next. */
  private final int quarter;

  /** Where the number of each frequency stands after all decimations, from the first one on. */
  private final int[] places;

  private final double[] memory;
  private final int re;
  private final int im;
  private final int powers;
  private final int bands;

  VectorFrameWorker(FramePlan plan) {
    this.plan = plan;
    this.quarter = plan.size / 4 * LANES + VectorMemory.GAP;
    this.places = new int[plan.size + 1];
    for (int k = 0; k <= plan.size; k++) {
      int place = plan.place(k);
      places[k] = place * LANES + place / (plan.size / 4) * VectorMemory.GAP;
    }
    int rows = VectorMemory.FIRST;
    this.re = rows + VectorRuns.size(plan.fftSize);
    this.im = re + 4 * quarter + VectorMemory.GAP;
    this.powers = im + 4 * quarter;
    this.bands = powers + (plan.toBin - plan.fromBin) * LANES;
    this.memory = VectorMemory.allocate(bands + plan.bank.bands() * LANES);
    this.runs = new VectorRuns(plan.fftSize, memory, rows);
  }

  @Override
  public int framesAtOnce() {
    return MOST_STEPS * LANES;
  }

  @Override
  public void powers(
      FrameSamples samples, int from, int count, float[] values, int at, int stride) {
    int steps = (count + LANES - 1) / LANES;
    double[] twiddles = plan.twiddles.of(plan.size);
    for (int step = 0; step < steps; step++) {
      int rows = runs.next(samples, from, count, steps, step);
      VectorTransform.first(memory, rows, plan.window, re, im, plan.size / 4, quarter, twiddles);
      for (int r = 0; r < 4; r++) {
        transform(re + r * quarter, im + r * quarter, plan.size / 4);
      }
      bins();
      bands();
      for (int frame = step, i = 0; frame < count; frame += steps, i++) {
        store(i, values, at + frame, stride);
      }
    }
  }

  /** Down to the wanted numbers of small blocks while they are in the nearest cache. */
  private void transform(int a, int b, int block) {
    int step = block / 4 * LANES;
    if (block > NEAR) {
      decimate(a, b, block);
      for (int r = 0; r < 4; r++) {
        transform(a + r * step, b + r * step, block / 4);
      }
      return;
    }
    for (int size = block; size > plan.leaf; size /= 4) {
      for (int from = 0; from < block * LANES; from += size * LANES) {
        decimate(a + from, b + from, size);
      }
    }
    if (plan.leaf == 2) {
      VectorTransform.leaves2(memory, a, b, block / 2);
    } else if (plan.wantsOuterOfLeaves()) {
      VectorTransform.outerOfLeaves4(memory, a, b, block / 4);
    } else {
      VectorTransform.leaves4(memory, a, b, block / 4);
    }
  }

  private void decimate(int a, int b, int block) {
    VectorTransform.decimate(memory, a, b, block / 4, plan.twiddles.of(block));
  }

  private void bins() {
    double[] m = memory;
    for (int k = plan.fromBin; k < plan.toBin; k++) {
      int z = places[k];
      int y = places[plan.size - k];
      double cos = plan.cos[k];
      double sin = plan.sin[k];
      int out = powers + (k - plan.fromBin) * LANES;
      for (int i = 0; i < LANES; i += DOUBLES.length()) {
        DoubleVector zr = at(m, re + z + i);
        DoubleVector zi = at(m, im + z + i);
        DoubleVector yr = at(m, re + y + i);
        DoubleVector yi = at(m, im + y + i);
        DoubleVector even = zi.add(yi);
        DoubleVector odd = yr.sub(zr);
        DoubleVector xr = zr.add(yr).add(even.mul(cos)).add(odd.mul(sin));
        DoubleVector xi = zi.sub(yi).add(odd.mul(cos)).sub(even.mul(sin));
        xr.mul(xr).add(xi.mul(xi)).intoArray(m, out + i);
      }
    }
  }

  private void bands() {
    double[] m = memory;
    for (int band = 0; band < plan.bank.bands(); band++) {
      double[] weights = plan.bank.weights(band);
      int first = powers + (plan.bank.firstBin(band) - plan.fromBin) * LANES;
      int out = bands + band * LANES;
      for (int i = 0; i < LANES; i += DOUBLES.length()) {
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int k = 0; k < weights.length; k++) {
          sum = sum.add(at(m, first + k * LANES + i).mul(weights[k]));
        }
        sum.min(Float.MAX_VALUE).intoArray(m, out + i);
      }
    }
  }

  private void store(int lane, float[] values, int at, int stride) {
    for (int band = 0; band < plan.bank.bands(); band++) {
      values[at + band * stride] = (float) memory[bands + band * LANES + lane];
    }
  }
}
