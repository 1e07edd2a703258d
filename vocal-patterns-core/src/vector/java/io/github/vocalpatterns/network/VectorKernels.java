package io.github.vocalpatterns.network;

import io.github.vocalpatterns.audio.kernels.MultiplyAdd;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels of the Vector API. Not for applications: {@link Network} takes them by itself. Public
 * because they are loaded by name, where the module {@code jdk.incubator.vector} is present.
 */
public final class VectorKernels implements NetworkKernels {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  /** Of two vectors' even places: those of the first in the lower half, or of the second above. */
  private static final VectorShuffle<Float> EVEN =
      VectorShuffle.fromOp(SPECIES, i -> 2 * i % LANES);

  private static final VectorMask<Float> UPPER =
      VectorMask.fromLong(SPECIES, -1L << LANES / 2 & (1L << LANES) - 1);

  /**
   * Checks that the processor has what makes vectors worth their while.
   *
   * @throws UnsupportedOperationException if it cannot multiply and add in one instruction
   */
  public VectorKernels() {
    MultiplyAdd.requireFused();
  }

  @Override
  public String name() {
    return "Vector API, " + FloatVector.SPECIES_PREFERRED.vectorBitSize() + " bits";
  }

  @Override
  public Product product(float[][] weights, float[] bias) {
    return new VectorProduct(weights, bias);
  }

  @Override
  public Convolution convolution(float[][] weights, Channels channels, int[] shifts, int columns) {
    return new VectorConvolution(weights, channels, shifts, columns);
  }

  @Override
  public Recurrence recurrence(float[][] weights) {
    return new VectorRecurrence(weights);
  }

  @Override
  public void gather(Gather rows, float[] source, float[] target, int place) {
    int end = rows.from() + (rows.count() - 1) * rows.step() + 2 * rows.length();
    if (rows.stride() == 2 && rows.length() >= LANES && end <= source.length) {
      everySecond(rows, source, target, place);
    } else {
      NetworkKernels.super.gather(rows, source, target, place);
    }
  }

  /** The even places of two vectors make one; the last starts early enough to be whole. */
  private static void everySecond(Gather rows, float[] source, float[] target, int place) {
    int last = rows.length() - LANES;
    for (int row = 0; row < rows.count(); row++) {
      int from = rows.from() + row * rows.step();
      int to = place + row * rows.pitch();
      for (int n = 0; n < last + LANES; n += LANES) {
        int i = Math.min(n, last);
        FloatVector low = FloatVector.fromArray(SPECIES, source, from + 2 * i);
        FloatVector high = FloatVector.fromArray(SPECIES, source, from + 2 * i + LANES);
        low.rearrange(EVEN).blend(high.rearrange(EVEN), UPPER).intoArray(target, to + i);
      }
    }
  }

  @Override
  public boolean isFinite(float[] values) {
    FloatVector zero = FloatVector.zero(SPECIES);
    FloatVector a = zero;
    FloatVector b = zero;
    FloatVector c = zero;
    FloatVector d = zero;
    int i = 0;
    for (; i + 4 * LANES <= values.length; i += 4 * LANES) {
      a = FloatVector.fromArray(SPECIES, values, i).fma(zero, a);
      b = FloatVector.fromArray(SPECIES, values, i + LANES).fma(zero, b);
      c = FloatVector.fromArray(SPECIES, values, i + 2 * LANES).fma(zero, c);
      d = FloatVector.fromArray(SPECIES, values, i + 3 * LANES).fma(zero, d);
    }
    float rest = 0;
    for (; i < values.length; i++) {
      rest += 0 * values[i];
    }
    return a.add(b).add(c.add(d)).reduceLanes(VectorOperators.ADD) + rest == 0;
  }
}
