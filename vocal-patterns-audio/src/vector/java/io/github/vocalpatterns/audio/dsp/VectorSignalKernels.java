package io.github.vocalpatterns.audio.dsp;

import io.github.vocalpatterns.audio.kernels.MultiplyAdd;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Kernels of the Vector API. Eight frames lie side by side, in one vector of 512 bits or several
 * narrower ones. A vector that is passed to a method that is not inlined becomes an object, so
 * methods with vectors as parameters stay under 325 bytecodes, the most that HotSpot inlines. Long
 * loops over vectors stay above, so that they are not compiled as part of others: with too many
 * operations in one method HotSpot loses sight of the class of a vector, and makes objects, too.
 *
 * <p>All vectors here are of doubles. Vectors of floats half as wide would share the type profile
 * of {@code FloatVector} with the full ones of the network's kernels, which HotSpot then makes
 * objects.
 */
public final class VectorSignalKernels implements SignalKernels {

  static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

  /** Ready made, as {@link #decibels} would be too large if it made them. */
  private static final DoubleVector C0 = DoubleVector.broadcast(DOUBLES, Log2.C0);

  private static final DoubleVector C1 = DoubleVector.broadcast(DOUBLES, Log2.C1);
  private static final DoubleVector C2 = DoubleVector.broadcast(DOUBLES, Log2.C2);
  private static final DoubleVector C3 = DoubleVector.broadcast(DOUBLES, Log2.C3);
  private static final DoubleVector C4 = DoubleVector.broadcast(DOUBLES, Log2.C4);
  private static final DoubleVector C5 = DoubleVector.broadcast(DOUBLES, Log2.C5);
  private static final DoubleVector C6 = DoubleVector.broadcast(DOUBLES, Log2.C6);
  private static final DoubleVector C7 = DoubleVector.broadcast(DOUBLES, Log2.C7);
  private static final DoubleVector C8 = DoubleVector.broadcast(DOUBLES, Log2.C8);

  private static final DoubleVector MIDDLE = DoubleVector.broadcast(DOUBLES, 1.5);
  private static final DoubleVector INTEGER_OFFSET =
      DoubleVector.broadcast(DOUBLES, Log2.INTEGER_OFFSET);
  private static final LongVector MANTISSA = longs(Log2.MANTISSA);
  private static final LongVector BITS_OF_ONE = longs(Log2.BITS_OF_ONE);
  private static final LongVector BITS_OF_INTEGER = longs(Log2.BITS_OF_INTEGER);
  private static final LongVector BITS_OF_GREATEST_FLOAT =
      longs(Double.doubleToRawLongBits(Float.MAX_VALUE));

  /** Bits of a mantissa that a float has no room for. */
  private static final int BITS_LOST = 29;

  private static final DoubleVector SCALE =
      DoubleVector.broadcast(DOUBLES, Log2.DECIBELS_PER_OCTAVE);

  private static final int CHUNK = 512;
  private static final Spares<double[]> CHUNKS = new Spares<>();

  private static final PlainSignalKernels PLAIN = new PlainSignalKernels();

  /**
   * Found by name.
   *
   * @throws UnsupportedOperationException if the processor has no fused multiply-add
   */
  public VectorSignalKernels() {
    MultiplyAdd.requireFused();
  }

  @Override
  public FrameWorker worker(FramePlan plan) {
    return new VectorFrameWorker(plan);
  }

  @Override
  public void decibels(float[] powers, float[] decibels, double least) {
    double[] spare = CHUNKS.take();
    double[] chunk = spare == null ? new double[CHUNK] : spare;
    for (int from = 0; from < powers.length; from += CHUNK) {
      int count = Math.min(CHUNK, powers.length - from);
      for (int i = 0; i < count; i++) {
        chunk[i] = powers[from + i];
      }
      for (int i = 0; i < count; i += DOUBLES.length()) {
        DoubleVector power = DoubleVector.fromArray(DOUBLES, chunk, i).max(least);
        decibels(power.reinterpretAsLongs()).intoArray(chunk, i);
      }
      for (int i = 0; i < count; i++) {
        decibels[from + i] = (float) chunk[i];
      }
    }
    CHUNKS.giveBack(chunk);
  }

  /** Vectors of eight or four, as two gain nothing; sums and their order are the plain ones. */
  @Override
  public double dot(double[] a, int aFrom, double[] b, int bFrom, int count) {
    if (DOUBLES.length() == DOT_LANES) {
      DoubleVector sum = DoubleVector.zero(DOUBLES);
      for (int i = 0; i < count; i += DOT_LANES) {
        sum = sum.add(product(a, aFrom + i, b, bFrom + i));
      }
      return (lane(sum, 0, 4) + lane(sum, 2, 6)) + (lane(sum, 1, 5) + lane(sum, 3, 7));
    }
    if (DOUBLES.length() == DOT_LANES / 2) {
      DoubleVector low = DoubleVector.zero(DOUBLES);
      DoubleVector high = DoubleVector.zero(DOUBLES);
      for (int i = 0; i < count; i += DOT_LANES) {
        low = low.add(product(a, aFrom + i, b, bFrom + i));
        high = high.add(product(a, aFrom + i + 4, b, bFrom + i + 4));
      }
      DoubleVector sum = low.add(high);
      return lane(sum, 0, 2) + lane(sum, 1, 3);
    }
    return PLAIN.dot(a, aFrom, b, bFrom, count);
  }

  private static DoubleVector product(double[] a, int aFrom, double[] b, int bFrom) {
    return DoubleVector.fromArray(DOUBLES, a, aFrom).mul(DoubleVector.fromArray(DOUBLES, b, bFrom));
  }

  private static double lane(DoubleVector vector, int i, int j) {
    return vector.lane(i) + vector.lane(j);
  }

  /** What a normal float keeps of each positive number: of two that are as near, the even one. */
  static LongVector rounded(LongVector bits) {
    LongVector odd = bits.lanewise(VectorOperators.LSHR, BITS_LOST).and(1);
    return bits.add(odd).add((1L << BITS_LOST - 1) - 1).and(-1L << BITS_LOST);
  }

  /** Powers not beyond the greatest float; they compare like the integers that their bits are. */
  static DoubleVector finite(DoubleVector power) {
    return power.reinterpretAsLongs().min(BITS_OF_GREATEST_FLOAT).reinterpretAsDoubles();
  }

  private static LongVector longs(long value) {
    return LongVector.broadcast(LongVector.SPECIES_PREFERRED, value);
  }

  /** {@link Log2#decibels}. */
  static DoubleVector decibels(LongVector bits) {
    DoubleVector exponent =
        bits.lanewise(VectorOperators.LSHR, Log2.MANTISSA_BITS)
            .or(BITS_OF_INTEGER)
            .reinterpretAsDoubles()
            .sub(INTEGER_OFFSET);
    DoubleVector x = bits.and(MANTISSA).or(BITS_OF_ONE).reinterpretAsDoubles().sub(MIDDLE);
    DoubleVector square = x.mul(x);
    DoubleVector even = C8.fma(square, C6).fma(square, C4).fma(square, C2).fma(square, C0);
    DoubleVector odd = C7.fma(square, C5).fma(square, C3).fma(square, C1);
    return exponent.add(odd.fma(x, even)).mul(SCALE);
  }
}
