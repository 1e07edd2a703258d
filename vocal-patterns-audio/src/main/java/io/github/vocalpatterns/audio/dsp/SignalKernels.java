package io.github.vocalpatterns.audio.dsp;

import io.github.vocalpatterns.audio.kernels.Kernels;
import io.github.vocalpatterns.audio.kernels.MultiplyAdd;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The hot loops of resampling and between samples and decibels. Both implementations do the same
 * operations in the same order in double precision, with {@link MultiplyAdd} where it says so:
 * their results are equal bit for bit, whatever the width of the vectors, and one may take over
 * from the other.
 */
interface SignalKernels {

  /** Working memory for frames of one plan. */
  FrameWorker worker(FramePlan plan);

  /**
   * {@link Log2#decibels} of every power, which counts as {@code least} if it is less; both arrays
   * may be the same.
   */
  void decibels(float[] powers, float[] decibels, double least);

  /** Terms that {@link #dot} adds up side by side; the number of all must be a multiple of it. */
  int DOT_LANES = 8;

  /**
   * The sum of {@code a[aFrom + i] · b[bFrom + i]} for i from 0 to {@code count}: those with the
   * same i modulo 8 added up in order, then sum j and j + 4, j and j + 2, the last two.
   */
  double dot(double[] a, int aFrom, double[] b, int bFrom, int count);

  /** Those to use for this call. */
  static SignalKernels current() {
    return Switch.current();
  }

  /** Turns the frames around some centres into band powers or their decibels. Not thread-safe. */
  interface FrameWorker {

    /** Instead of a least power: powers are to stay powers. */
    double NO_DECIBELS = 0;

    /** Frames that are best done at once. */
    int framesAtOnce();

    /**
     * Writes the powers of {@code count} frames, at most {@link #framesAtOnce()}, from frame {@code
     * from} of the samples on: the first to index {@code at}, its bands {@code stride} apart, and
     * the next behind it.
     *
     * @param least {@link #NO_DECIBELS}, or a normal float: then what {@link
     *     SignalKernels#decibels} makes of these powers is written in their place
     * @return the greatest power, or {@code least}; not of use for powers
     */
    double write(
        FrameSamples samples,
        int from,
        int count,
        double least,
        float[] values,
        int at,
        int stride);
  }

  /** Goes over to vectors once their compilation pays. */
  final class Switch {

    /** Half a second of compilation against about a millisecond that each call gains. */
    private static final int CALLS_BEFORE_VECTORS = 500;

    private static final SignalKernels PLAIN = new PlainSignalKernels();

    private static final @Nullable SignalKernels VECTOR =
        Kernels.load(SignalKernels.class, "io.github.vocalpatterns.audio.dsp.VectorSignalKernels");

    private static final AtomicInteger CALLS = new AtomicInteger();

    private Switch() {}

    private static SignalKernels current() {
      if (VECTOR == null) {
        return PLAIN;
      }
      if (Kernels.choice() == Kernels.WARMING && CALLS.get() < CALLS_BEFORE_VECTORS) {
        CALLS.incrementAndGet();
        return PLAIN;
      }
      return VECTOR;
    }
  }
}
