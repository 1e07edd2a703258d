package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.dsp.VectorSignalKernels.DOUBLES;
import static io.github.vocalpatterns.audio.dsp.VectorTransform.NUMBER;
import static io.github.vocalpatterns.audio.dsp.VectorTransform.at;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/** Eight frames at a time, in the lanes of {@link VectorTransform}. */
final class VectorFrameWorker implements SignalKernels.FrameWorker {

  private static final int LANES = FrameSamples.LANES;

  /** Longer runs gain nothing. */
  private static final int MOST_STEPS = 64;

  /** A block of so many numbers is 32 KiB and stays in the nearest cache. */
  private static final int NEAR = 256;

  /** Steps whose values are kept until they are written: they lie side by side, half a line. */
  private static final int KEPT = 8;

  private final FramePlan plan;
  private final VectorRuns runs;

  /** From one quarter of the numbers to the next. */
  private final int quarter;

  /** Where Z[k] and Z[M−k] stand after all decimations, for each bin of the plan. */
  private final int[] places;

  private final int[] mirrored;

  /** Where the power of the first bin of each band stands. */
  private final int[] firstPowers;

  /** The weights of all bands behind each other. */
  private final double[] weights;

  private final double[] memory;
  private final int numbers;
  private final int powers;

  /** The greatest power of each lane in one step. */
  private final int greatest;

  /** What the bands hold in each step that is kept. */
  private final int bands;

  /** From one of these to the next. */
  private final int keptStep;

  VectorFrameWorker(FramePlan plan) {
    this.plan = plan;
    this.quarter = plan.size / 4 * NUMBER + VectorMemory.GAP;
    int rows = VectorMemory.FIRST;
    this.numbers = rows + VectorRuns.size(plan.fftSize) + VectorMemory.GAP;
    this.powers = numbers + 4 * quarter + 2 * LANES;
    this.greatest = powers + plan.bins * LANES;
    this.bands = greatest + LANES;
    this.keptStep = plan.bank.bands() * LANES + VectorMemory.GAP;
    this.memory = VectorMemory.allocate(bands + KEPT * keptStep);
    this.runs = new VectorRuns(plan.fftSize, memory, rows);
    this.firstPowers = new int[plan.bank.bands()];
    for (int band = 0; band < firstPowers.length; band++) {
      firstPowers[band] = powers + (plan.bank.firstBin(band) - plan.fromBin) * LANES;
    }
    this.weights = Arrays.stream(plan.weights).flatMapToDouble(Arrays::stream).toArray();
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
  public double write(
      FrameSamples samples, int from, int count, double least, float[] values, int at, int stride) {
    double most = least;
    int steps = (count + LANES - 1) / LANES;
    for (int step = 0; step < steps; step++) {
      runs.next(samples, from, count, steps, step);
      powers(kept(step));
      if (least != NO_DECIBELS) {
        decibels(kept(step), least);
        for (int frame = step, i = 0; frame < count; frame += steps, i++) {
          most = Math.max(most, memory[greatest + i]);
        }
      }
      store(step, steps, count, values, at, stride);
    }
    return most;
  }

  /** Where a step's values are kept. */
  private int kept(int step) {
    return bands + step % KEPT * keptStep;
  }

  private void powers(int to) {
    runs.decimate(numbers, quarter, plan.twiddles.of(plan.size));
    for (int r = 0; r < 4; r++) {
      transform(numbers + r * quarter, plan.size / 4);
    }
    bandPowers(to);
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
    int b = at + step;
    int c = b + step;
    int d = c + step;
    double[] twiddles = plan.twiddles.of(block);
    VectorTransform.decimate(memory, at, b, c, d, at, step, 0, block / 4, twiddles);
  }

  private void decimate16(int at, int blocks) {
    double[] twiddles = plan.twiddles.of(16);
    VectorTransform.decimate16First(memory, at, blocks);
    for (int j = 1; j < 4; j++) {
      VectorTransform.decimate16(memory, at + j * NUMBER, blocks, twiddles, j * Twiddles.STEP);
    }
  }

  /**
   * The bin before the first and so on, twice, their differences, and the differences of these,
   * whose power is that of four times the bin before in the Hann window. The first two mean
   * nothing. The sums over the bands follow in the same method, as one too long to be inlined.
   */
  private void bandPowers(int to) {
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
        DoubleVector c = DoubleVector.broadcast(DOUBLES, cos);
        DoubleVector xr = even.fma(c, zr.add(yr));
        xr = odd.fma(DoubleVector.broadcast(DOUBLES, sin), xr);
        DoubleVector xi = odd.fma(c, zi.sub(yi));
        xi = even.fma(DoubleVector.broadcast(DOUBLES, plan.minusSin[k]), xi);
        DoubleVector stepRe = xr.sub(lastRe);
        DoubleVector stepIm = xi.sub(lastIm);
        DoubleVector r = lastStepRe.sub(stepRe);
        DoubleVector s = lastStepIm.sub(stepIm);
        r.fma(r, s.mul(s)).intoArray(m, powers + (k - 2) * LANES + i);
        lastRe = xr;
        lastIm = xi;
        lastStepRe = stepRe;
        lastStepIm = stepIm;
      }
      int w = 0;
      for (int band = 0; band < firstPowers.length; band++) {
        int power = firstPowers[band] + i;
        DoubleVector sum = DoubleVector.zero(DOUBLES);
        for (int end = w + plan.weights[band].length; w < end; w++) {
          sum = at(m, power).fma(DoubleVector.broadcast(DOUBLES, weights[w]), sum);
          power += LANES;
        }
        VectorSignalKernels.finite(sum).intoArray(m, to + band * LANES + i);
      }
    }
  }

  /**
   * In place; powers compare like the integers that their bits are. The greatest is kept in memory:
   * HotSpot made objects of a vector that outlives the loop.
   */
  private void decibels(int at, double least) {
    double[] m = memory;
    for (int i = 0; i < LANES; i += DOUBLES.length()) {
      LongVector leastBits = DoubleVector.broadcast(DOUBLES, least).reinterpretAsLongs();
      DoubleVector.broadcast(DOUBLES, least).intoArray(m, greatest + i);
      for (int band = 0; band < plan.bank.bands(); band++) {
        int a = at + band * LANES + i;
        LongVector power = VectorSignalKernels.rounded(at(m, a).reinterpretAsLongs());
        power = power.max(leastBits);
        LongVector most = at(m, greatest + i).reinterpretAsLongs().max(power);
        most.reinterpretAsDoubles().intoArray(m, greatest + i);
        VectorSignalKernels.decibels(power).intoArray(m, a);
      }
    }
  }

  /** Writes what is kept once there is no room for more. */
  private void store(int step, int steps, int count, float[] values, int at, int stride) {
    int length = step % KEPT + 1;
    if (length < KEPT && step + 1 < steps) {
      return;
    }
    int first = step + 1 - length;
    int lanes = 0;
    while (lanes < LANES && length == KEPT && first + lanes * steps + KEPT <= count) {
      lanes++;
    }
    for (int band = 0; band < plan.bank.bands(); band++) {
      int source = bands + band * LANES;
      int target = at + band * stride + first;
      storeKept(memory, source, keptStep, lanes, values, target, steps);
      for (int i = lanes; i < LANES; i++) {
        for (int s = 0; s < Math.min(length, count - first - i * steps); s++) {
          values[target + i * steps + s] = (float) memory[source + i + s * keptStep];
        }
      }
    }
  }

  /**
   * All read before the first is converted: a conversion waits for what its register was before.
   */
  private static void storeKept(
      double[] m, int source, int kept, int lanes, float[] values, int target, int steps) {
    for (int i = 0; i < lanes; i++) {
      int from = source + i;
      int to = target + i * steps;
      double x0 = m[from];
      double x1 = m[from + kept];
      double x2 = m[from + 2 * kept];
      double x3 = m[from + 3 * kept];
      double x4 = m[from + 4 * kept];
      double x5 = m[from + 5 * kept];
      double x6 = m[from + 6 * kept];
      double x7 = m[from + 7 * kept];
      values[to] = (float) x0;
      values[to + 1] = (float) x1;
      values[to + 2] = (float) x2;
      values[to + 3] = (float) x3;
      values[to + 4] = (float) x4;
      values[to + 5] = (float) x5;
      values[to + 6] = (float) x6;
      values[to + 7] = (float) x7;
    }
  }
}
