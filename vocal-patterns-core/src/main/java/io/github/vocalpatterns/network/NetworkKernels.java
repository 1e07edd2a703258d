package io.github.vocalpatterns.network;

/**
 * The sums of products that convolutions, dense layers and LSTMs are made of.
 *
 * <p>Every sum starts with what is there and takes its products in the order of k, each with one
 * {@link Arithmetic#multiplyAdd}; a lane is one sum, none is split over lanes. So all
 * implementations give the same bits, with vectors of any width.
 */
interface NetworkKernels {

  /** For example {@code plain Java}. */
  String name();

  /**
   * Readies a matrix that inputs are multiplied by.
   *
   * @param weights K rows of N columns
   */
  Product product(float[][] weights);

  /**
   * Readies weights for planes that are shifted against each other.
   *
   * @param weights M rows, one an output channel, of K columns, one a shift
   * @param shifts where in the planes each of the K rows starts
   * @param columns length N of the rows
   */
  Convolution convolution(float[][] weights, int[] shifts, int columns);

  /**
   * Length that an array of sums must have at least, and its planes beyond the last shift: kernels
   * may run over the end up to a multiple of four of the widest vectors.
   */
  static int padded(int columns) {
    return Math.addExact(columns, 63) & ~63;
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
       * Adds {@code inputs[r][k] * weights[k][n]} for all k to {@code sums[r][n]}. What lies in the
       * padding of the sums is undefined afterwards.
       */
      void addTo(float[][] sums, float[][] inputs, int rows);
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
       * Adds {@code weights[m][k] * planes[shifts[k] + n]} for all k to {@code sums[m][n]}. What
       * lies in the padding of the sums is undefined afterwards.
       */
      void addTo(float[][] sums, float[] planes);
    }
  }
}
