package io.github.vocalpatterns.network;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * An LSTM's walk, by blocks of two vectors of units, whose four gates are eight sums in registers.
 * A block's weights lie in the order in which it takes them. All items take a block before the
 * next, and every other step takes the blocks in reverse, as those of the last step's end are still
 * in the nearest cache.
 */
final class VectorRecurrence implements NetworkKernels.Recurrence {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final int BLOCK = 2 * LANES;
  private static final int GATES = 4;

  private final float[] weights;
  private final int units;
  private final int blocks;

  VectorRecurrence(float[][] rows) {
    this.units = rows.length;
    this.blocks = (units - 1) / BLOCK + 1;
    this.weights = new float[Math.multiplyExact(blocks * BLOCK * GATES, units)];
    int place = 0;
    for (int block = 0; block < blocks; block++) {
      int from = block * BLOCK;
      int length = Math.min(BLOCK, units - from);
      for (float[] row : rows) {
        for (int gate = 0; gate < GATES; gate++) {
          System.arraycopy(row, gate * units + from, weights, place, length);
          place += BLOCK;
        }
      }
    }
  }

  @Override
  public long scratchSize(int maxItems) {
    return (2L + GATES) * maxItems * blocks * BLOCK;
  }

  @Override
  public Pass newPass(int maxItems) {
    return new VectorPass(maxItems);
  }

  private final class VectorPass implements Pass {

    private final float[][] sums;
    private final float[][] cells;
    private final float[][] states;
    private boolean reversed;

    VectorPass(int maxItems) {
      this.sums = new float[maxItems][blocks * BLOCK * GATES];
      this.cells = new float[maxItems][blocks * BLOCK];
      this.states = new float[maxItems][blocks * BLOCK];
    }

    @Override
    public void reset(int items) {
      for (int item = 0; item < items; item++) {
        Arrays.fill(cells[item], 0);
        Arrays.fill(states[item], 0);
      }
    }

    @Override
    public void advance(float[][] gates, int first, int stride, int from, int items) {
      for (int i = 0; i < blocks; i++) {
        int block = reversed ? blocks - 1 - i : i;
        int place = from + block * BLOCK;
        for (int item = 0; item < items; item++) {
          float[] row = gates[first + item * stride];
          add(row, place, units, states[item], weights, block, sums[item]);
        }
      }
      reversed = !reversed;
      for (int item = 0; item < items; item++) {
        step(sums[item], cells[item], states[item]);
      }
    }

    @Override
    public float[] state(int item) {
      return states[item];
    }
  }

  private static FloatVector load(float[] values, int place) {
    return FloatVector.fromArray(SPECIES, values, place);
  }

  private static FloatVector all(float value) {
    return FloatVector.broadcast(SPECIES, value);
  }

  /** What the input and the state bring to a block's gates, in the block's part of the sums. */
  private static void add(
      float[] row, int from, int units, float[] state, float[] weights, int block, float[] sums) {
    FloatVector i0 = load(row, from);
    FloatVector i1 = load(row, from + LANES);
    FloatVector f0 = load(row, from + units);
    FloatVector f1 = load(row, from + units + LANES);
    FloatVector c0 = load(row, from + 2 * units);
    FloatVector c1 = load(row, from + 2 * units + LANES);
    FloatVector o0 = load(row, from + 3 * units);
    FloatVector o1 = load(row, from + 3 * units + LANES);
    int place = block * units * GATES * BLOCK;
    for (int k = 0; k < units; k++) {
      i0 = all(state[k]).fma(load(weights, place), i0);
      i1 = all(state[k]).fma(load(weights, place + LANES), i1);
      f0 = all(state[k]).fma(load(weights, place + 2 * LANES), f0);
      f1 = all(state[k]).fma(load(weights, place + 3 * LANES), f1);
      c0 = all(state[k]).fma(load(weights, place + 4 * LANES), c0);
      c1 = all(state[k]).fma(load(weights, place + 5 * LANES), c1);
      o0 = all(state[k]).fma(load(weights, place + 6 * LANES), o0);
      o1 = all(state[k]).fma(load(weights, place + 7 * LANES), o1);
      place += GATES * BLOCK;
    }
    int to = block * GATES * BLOCK;
    i0.intoArray(sums, to);
    i1.intoArray(sums, to + LANES);
    f0.intoArray(sums, to + 2 * LANES);
    f1.intoArray(sums, to + 3 * LANES);
    c0.intoArray(sums, to + 4 * LANES);
    c1.intoArray(sums, to + 5 * LANES);
    o0.intoArray(sums, to + 6 * LANES);
    o1.intoArray(sums, to + 7 * LANES);
  }

  /**
   * From the sums of the gates to the next state. No helpers here: this method is inlined into
   * others, which may already have inlined so much that helpers are called.
   */
  private static void step(float[] sums, float[] cells, float[] states) {
    tanh(sums, sums.length);
    FloatVector half = FloatVector.broadcast(SPECIES, 0.5f);
    for (int n = 0; n < cells.length; n += LANES) {
      int place = n / BLOCK * GATES * BLOCK + n % BLOCK;
      FloatVector input = FloatVector.fromArray(SPECIES, sums, place).fma(half, half);
      FloatVector forget = FloatVector.fromArray(SPECIES, sums, place + BLOCK).fma(half, half);
      FloatVector candidate = FloatVector.fromArray(SPECIES, sums, place + 2 * BLOCK);
      FloatVector cell = FloatVector.fromArray(SPECIES, cells, n);
      cell = forget.mul(cell).add(input.mul(candidate));
      cell.intoArray(cells, n);
      cell.intoArray(states, n);
    }
    tanh(states, states.length);
    for (int n = 0; n < cells.length; n += LANES) {
      int place = n / BLOCK * GATES * BLOCK + n % BLOCK + 3 * BLOCK;
      FloatVector output = FloatVector.fromArray(SPECIES, sums, place).fma(half, half);
      output.mul(FloatVector.fromArray(SPECIES, states, n)).intoArray(states, n);
    }
  }

  /** {@link Arithmetic#tanh}, to the bit, two vectors at a time as their quotients overlap. */
  private static void tanh(float[] row, int count) {
    for (int n = 0; n < count; n += BLOCK) {
      FloatVector x = load(row, n);
      FloatVector y = load(row, n + LANES);
      x = x.blend(9f, x.compare(VectorOperators.GT, 9f));
      y = y.blend(9f, y.compare(VectorOperators.GT, 9f));
      x = x.blend(-9f, x.compare(VectorOperators.LT, -9f));
      y = y.blend(-9f, y.compare(VectorOperators.LT, -9f));
      FloatVector u = x.mul(x);
      FloatVector v = y.mul(y);
      FloatVector p = u.fma(all(1.3353858034820209e-08f), all(2.0608570995752176e-05f));
      FloatVector q = v.fma(all(1.3353858034820209e-08f), all(2.0608570995752176e-05f));
      p = p.fma(u, all(0.0034955609694225995f));
      q = q.fma(v, all(0.0034955609694225995f));
      p = p.fma(u, all(0.1338100454827198f));
      q = q.fma(v, all(0.1338100454827198f));
      p = p.fma(u, all(0.9999999799072365f));
      q = q.fma(v, all(0.9999999799072365f));
      FloatVector r = u.fma(all(7.776248367076829e-07f), all(0.0003285587419106932f));
      FloatVector s = v.fma(all(7.776248367076829e-07f), all(0.0003285587419106932f));
      r = r.fma(u, all(0.02587688401754575f));
      s = s.fma(v, all(0.02587688401754575f));
      r = r.fma(u, all(0.4671432031900265f));
      s = s.fma(v, all(0.4671432031900265f));
      r = r.fma(u, all(1f));
      s = s.fma(v, all(1f));
      x.mul(p).div(r).intoArray(row, n);
      y.mul(q).div(s).intoArray(row, n + LANES);
    }
  }
}
