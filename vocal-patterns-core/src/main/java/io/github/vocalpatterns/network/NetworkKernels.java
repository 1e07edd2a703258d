package io.github.vocalpatterns.network;

import io.github.vocalpatterns.audio.kernels.MultiplyAdd;

/**
 * The sums of products that convolutions, dense layers and LSTMs are made of.
 *
 * <p>Every sum starts with what is there and takes its products in the order of k, each with one
 * {@link MultiplyAdd}; a lane is one sum, none is split over lanes. So all implementations give the
 * same bits, with vectors of any width.
 */
interface NetworkKernels {

  /** For example {@code plain Java}. */
  String name();

  /**
   * Readies a matrix that inputs are multiplied by.
   *
   * @param weights K rows of N columns
   * @param bias what the sum of each column starts with
   */
  Product product(float[][] weights, float[] bias);

  /**
   * Readies weights for planes that are shifted against each other.
   *
   * @param weights M rows, one an output channel, of K columns, one a shift
   * @param channels what goes before and after the sums of each channel
   * @param shifts where in the planes each of the K rows starts
   * @param columns length N of the rows
   */
  Convolution convolution(float[][] weights, Channels channels, int[] shifts, int columns);

  /**
   * Readies the weights of an LSTM's state.
   *
   * @param weights u rows, one a unit, of 4u columns: the gates input, forget, candidate, output
   */
  Recurrence recurrence(float[][] weights);

  /** Copies rows of every so many values of a source to a target, from a place in it on. */
  default void gather(Gather rows, float[] source, float[] target, int place) {
    for (int row = 0; row < rows.count; row++) {
      int from = rows.from + row * rows.step;
      int to = place + row * rows.pitch;
      if (rows.stride == 1) {
        System.arraycopy(source, from, target, to, rows.length);
      } else {
        for (int i = 0; i < rows.length; i++) {
          target[to + i] = source[from + i * rows.stride];
        }
      }
    }
  }

  /** Whether no value is NaN or infinite. */
  default boolean isFinite(float[] values) {
    return Arithmetic.isFinite(values);
  }

  /**
   * Length that an array of sums or gates must have at least, and planes beyond the last shift:
   * kernels may run over the end by two of the widest vectors.
   */
  static int padded(int columns) {
    return Math.addExact(columns, 32 + 15) & ~15;
  }

  /**
   * Rows of values to be copied.
   *
   * @param count number of rows
   * @param from where the first begins in the source
   * @param step from one row to the next in the source
   * @param stride from one value to the next in the source
   * @param length values of a row
   * @param pitch from one row to the next in the target, where values lie side by side
   */
  record Gather(int count, int from, int step, int stride, int length, int pitch) {}

  /**
   * What a convolution makes of each sum: max(sum, 0) if rectified, scaled and shifted.
   *
   * @param bias what the sum of each channel starts with
   */
  record Channels(float[] bias, boolean rectified, Affine affine) {

    /** What a sum is at least. */
    float floor() {
      return rectified ? 0 : Float.NEGATIVE_INFINITY;
    }
  }

  /** A matrix in the form its kernel wants. Immutable. */
  interface Product {

    /** Floats that a pass holds. */
    long scratchSize(int maxRows);

    /** Memory for one thread at a time. */
    Pass newPass(int maxRows);

    /** One thread's buffers of a product. */
    interface Pass {

      /**
       * Makes {@code sums[r][n]} the bias and {@code inputs[r][k] * weights[k][n]} for all k. What
       * lies in the padding of the sums is undefined afterwards.
       */
      void run(float[][] sums, float[][] inputs, int rows);
    }
  }

  /** Weights of shifted planes in the form their kernel wants. Immutable. */
  interface Convolution {

    /** Floats that a pass holds. */
    long scratchSize();

    /** Memory for one thread at a time. */
    Pass newPass();

    /** One thread's buffers of a convolution. */
    interface Pass {

      /**
       * Makes {@code outputs[m][n]} the bias and {@code weights[m][k] * planes[shifts[k] + n]} for
       * all k, then what the channels say. What lies in the padding of the outputs is undefined
       * afterwards.
       */
      void run(float[][] outputs, float[] planes);
    }
  }

  /** Weights of an LSTM's state in the form their kernel wants. Immutable. */
  interface Recurrence {

    /** Floats that a pass holds. */
    long scratchSize(int maxItems);

    /** Memory for one thread at a time. */
    Pass newPass(int maxItems);

    /** One thread's states of some items, zero at first. */
    interface Pass {

      /** Makes the states of the first items zero. */
      void reset(int items);

      /**
       * Takes a step with each item, whose row is {@code gates[first + item * stride]}: from a
       * column on there are u sums each of the gates input, forget, candidate, output, halved but
       * for the candidate, to which this adds what the state brings.
       */
      void advance(float[][] gates, int first, int stride, int from, int items);

      /** The live state of an item. */
      float[] state(int item);
    }
  }
}
