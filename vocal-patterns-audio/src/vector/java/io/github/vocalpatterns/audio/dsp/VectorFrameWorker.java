package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.dsp.VectorSignalKernels.DOUBLES;
import static io.github.vocalpatterns.audio.dsp.VectorTransform.NUMBER;
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

  /** Where Z[k] and Z[M−k] stand after all decimations, for each bin of the plan. */
  private final int[] places;

  private final int[] mirrored;

  private final double[] memory;
  private final int numbers;
  private final int powers;
  private final int bands;

  VectorFrameWorker(FramePlan plan) {
    this.plan = plan;
    this.quarter = plan.size / 4 * NUMBER + VectorMemory.GAP;
    int rows = VectorMemory.FIRST;
    this.numbers = rows + VectorRuns.size(plan.fftSize) + VectorMemory.GAP;
    this.powers = numbers + 4 * quarter + 2 * LANES;
    this.bands = powers + plan.bins * LANES;
    this.memory = VectorMemory.allocate(bands + plan.bank.bands() * LANES);
    this.runs = new VectorRuns(plan.fftSize, memory, rows);
    this.places = new int[plan.bins + 2];
    this.mirrored = new int[plan.bins + 2];
    for (int i = 0; i < places.length; i++) {
      places[i] = place(plan.fromBin - 1 + i);
      mirrored[i] = place(plan.size - (plan.fromBin - 1 + i));
    }
  }

  private int place(int k) {
    int place = plan.place(k);
    return numbers + place * NUMBER + place / (plan.size / 4) * VectorMemory.GAP;
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
      int n = plan.size / 4;
      VectorTransform.decimate(memory, rows, n * NUMBER, numbers, quarter, n, twiddles);
      for (int r = 0; r < 4; r++) {
        transform(numbers + r * quarter, n);
      }
      bandPowers();
      for (int frame = step, i = 0; frame < count; frame += steps, i++) {
        store(i, values, at + frame, stride);
      }
    }
  }

  /** Down to the wanted numbers of small blocks while they are in the nearest cache. */
  private void transform(int at, int block) {
    if (block > NEAR) {
      decimate(at, block);
      for (int r = 0; r < 4; r++) {
        transform(at + r * (block / 4) * NUMBER, block / 4);
      }
      return;
    }
    for (int size = block; size > plan.leaf; size /= 4) {
      if (size == 16) {
        decimate16(at, block / size);
        continue;
      }
      for (int from = 0; from < block; from += size) {
        decimate(at + from * NUMBER, size);
      }
    }
    if (plan.leaf == 2) {
      VectorTransform.leaves2(memory, at, block / 2);
    } else if (block > 4 && plan.wantsOuterOfLeaves()) {
      VectorTransform.outerOfLeaves4(memory, at, block / 4);
    } else {
      VectorTransform.leaves4(memory, at, block / 4);
    }
  }

  private void decimate(int at, int block) {
    int step = block / 4 * NUMBER;
    VectorTransform.decimate(memory, at, step, at, step, block / 4, plan.twiddles.of(block));
  }

  private void decimate16(int at, int blocks) {
    double[] twiddles = plan.twiddles.of(16);
    for (int j = 0; j < 4; j++) {
      VectorTransform.decimate16(memory, at + j * NUMBER, blocks, twiddles, j * Twiddles.STEP);
    }
  }

  /**
   * The bin before the first and so on, twice, their differences, and the differences of these,
   * whose power is that of four times the bin before in the Hann window. The first two mean
   * nothing. The sums over the bands follow in the same method, as one too long to be inlined.
   */
  private void bandPowers() {
    double[] m = memory;
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      DoubleVector lastRe = DoubleVector.zero(DOUBLES);
      DoubleVector lastIm = lastRe;
      DoubleVector lastStepRe = lastRe;
      DoubleVector lastStepIm = lastRe;
      for (int k = 0; k < places.length; k++) {
        int z = places[k] + i;
        int y = mirrored[k] + i;
        double cos = plan.cos[k];
        double sin = plan.sin[k];
        DoubleVector zr = at(m, z);
        DoubleVector zi = at(m, z + LANES);
        DoubleVector yr = at(m, y);
        DoubleVector yi = at(m, y + LANES);
        DoubleVector even = zi.add(yi);
        DoubleVector odd = yr.sub(zr);
        DoubleVector xr = zr.add(yr).add(even.mul(cos)).add(odd.mul(sin));
        DoubleVector xi = zi.sub(yi).add(odd.mul(cos)).sub(even.mul(sin));
        DoubleVector stepRe = xr.sub(lastRe);
        DoubleVector stepIm = xi.sub(lastIm);
        DoubleVector r = lastStepRe.sub(stepRe);
        DoubleVector s = lastStepIm.sub(stepIm);
        r.mul(r).add(s.mul(s)).intoArray(m, powers + (k - 2) * LANES + i);
        lastRe = xr;
        lastIm = xi;
        lastStepRe = stepRe;
        lastStepIm = stepIm;
      }
      for (int band = 0; band < plan.weights.length; band++) {
        double[] weights = plan.weights[band];
        int first = powers + (plan.bank.firstBin(band) - plan.fromBin) * LANES + i;
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int k = 0; k < weights.length; k++) {
          sum = sum.add(at(m, first + k * LANES).mul(weights[k]));
        }
        sum.min(Float.MAX_VALUE).intoArray(m, bands + band * LANES + i);
      }
    }
  }

  private void store(int lane, float[] values, int at, int stride) {
    for (int band = 0; band < plan.bank.bands(); band++) {
      values[at + band * stride] = (float) memory[bands + band * LANES + lane];
    }
  }
}
