package io.github.vocalpatterns.network;

/**
 * The one kernel that every layer is built on: weighted sums of rows.
 *
 * <p>Each inner loop runs over whole arrays with one index, one store and few inputs, which is what
 * HotSpot turns into vector instructions. Products are rounded before they are added ({@code a * b
 * + c}, never {@code Math.fma}, which is emulated in software where the processor lacks it), and
 * sums run in one fixed order, so the result is the same on every machine.
 */
final class Rows {

  /** Rows added in one sweep; with six of them, loops stay scalar on JDK 17. */
  private static final int TAPS = 4;

  private Rows() {}

  /** Adds the matrix product of {@code weights} and {@code rows} to {@code sums}. */
  static void addProduct(float[][] sums, float[][] weights, float[][] rows) {
    int k = 0;
    // A few rows stay in the nearest cache while all sums take them up.
    for (; k + TAPS <= rows.length; k += TAPS) {
      for (int m = 0; m < sums.length; m++) {
        addFour(sums[m], weights[m], rows, k);
      }
    }
    for (; k < rows.length; k++) {
      for (int m = 0; m < sums.length; m++) {
        addOne(sums[m], weights[m][k], rows[k]);
      }
    }
  }

  /** Adds the product of the vector {@code weights} and the matrix {@code rows} to {@code sums}. */
  static void addProduct(float[] sums, float[] weights, float[][] rows) {
    int k = 0;
    for (; k + TAPS <= rows.length; k += TAPS) {
      addFour(sums, weights, rows, k);
    }
    for (; k < rows.length; k++) {
      addOne(sums, weights[k], rows[k]);
    }
  }

  private static void addFour(float[] sums, float[] weights, float[][] rows, int k) {
    float w0 = weights[k];
    float w1 = weights[k + 1];
    float w2 = weights[k + 2];
    float w3 = weights[k + 3];
    float[] r0 = rows[k];
    float[] r1 = rows[k + 1];
    float[] r2 = rows[k + 2];
    float[] r3 = rows[k + 3];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] + w0 * r0[i] + w1 * r1[i] + w2 * r2[i] + w3 * r3[i];
    }
  }

  private static void addOne(float[] sums, float weight, float[] row) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * row[i];
    }
  }

  /** Applies an activation to every row by itself. */
  static void activate(Activation activation, float[][] rows) {
    for (float[] row : rows) {
      switch (activation) {
        case LINEAR -> {}
        case RELU -> relu(row);
        case SOFTMAX -> softmax(row);
      }
    }
  }

  private static void relu(float[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] = Math.max(row[i], 0);
    }
  }

  private static void softmax(float[] row) {
    float max = Float.NEGATIVE_INFINITY;
    for (float value : row) {
      max = Math.max(max, value);
    }
    double[] powers = new double[row.length];
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      powers[i] = StrictMath.exp(row[i] - (double) max);
      sum += powers[i];
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) (powers[i] / sum);
    }
  }
}
