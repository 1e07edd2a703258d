package io.github.vocalpatterns.audio.dsp;

/**
 * The first coefficients of the orthonormal discrete cosine transform of type II ({@code
 * scipy.fft.dct} with norm="ortho"): y[k] = s(k) Σₙ x[n] cos(πk(2n + 1) / 2N) with s(0) = √(1/N)
 * and s(k) = √(2/N).
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public final class CosineTransform {

  private final double[][] rows;

  /**
   * The first {@code coefficients} of vectors of {@code size} values.
   *
   * @throws IllegalArgumentException unless 1 ≤ coefficients ≤ size
   */
  public CosineTransform(int coefficients, int size) {
    if (coefficients < 1 || coefficients > size) {
      throw new IllegalArgumentException(
          "coefficients is " + coefficients + ", it must lie between 1 and " + size);
    }
    rows = new double[coefficients][size];
    for (int k = 0; k < coefficients; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / size);
      for (int n = 0; n < size; n++) {
        rows[k][n] = scale * Math.cos(Math.PI * k * (2 * n + 1) / (2.0 * size));
      }
    }
  }

  /** Coefficient {@code k} of {@code values}. */
  public double apply(int k, double[] values) {
    double[] row = rows[k];
    double sum = 0;
    for (int n = 0; n < row.length; n++) {
      sum += row[n] * values[n];
    }
    return sum;
  }
}
