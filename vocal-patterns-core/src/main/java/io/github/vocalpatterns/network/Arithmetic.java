package io.github.vocalpatterns.network;

import static io.github.vocalpatterns.audio.kernels.MultiplyAdd.multiplyAdd;

/**
 * Arithmetic of whole rows. Each loop runs over whole arrays with one index, one store and few
 * inputs, which is what HotSpot turns into vector instructions.
 */
final class Arithmetic {

  private Arithmetic() {}

  /** Whether no value is NaN or infinite. Zero times those is NaN, and NaN survives every sum. */
  static boolean isFinite(float[] values) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int i = 0;
    // Four sums, as each has to wait for its last.
    for (; i + 3 < values.length; i += 4) {
      a += 0 * values[i];
      b += 0 * values[i + 1];
      c += 0 * values[i + 2];
      d += 0 * values[i + 3];
    }
    for (; i < values.length; i++) {
      a += 0 * values[i];
    }
    return a + b + c + d == 0;
  }

  /** {@code max(x, floor) * scale + shift} of each value. */
  static void rectifyAndScale(float[] row, int count, float floor, float scale, float shift) {
    for (int i = 0; i < count; i++) {
      row[i] = multiplyAdd(Math.max(row[i], floor), scale, shift);
    }
  }

  /**
   * Hyperbolic tangent as a quotient of polynomials, x · P(x²) / Q(x²): minimax for the relative
   * error over [0, 9], which is 2.1e-8 before rounding, by {@code tools/tanh_coefficients.py}.
   * Beyond 9 the tangent is 1 to half a float's step.
   */
  static void tanh(float[] row, int count) {
    for (int i = 0; i < count; i++) {
      float x = Math.min(Math.max(row[i], -9f), 9f);
      float u = x * x;
      float p = multiplyAdd(u, 1.3353858034820209e-08f, 2.0608570995752176e-05f);
      p = multiplyAdd(u, p, 0.0034955609694225995f);
      p = multiplyAdd(u, p, 0.1338100454827198f);
      p = multiplyAdd(u, p, 0.9999999799072365f);
      float q = multiplyAdd(u, 7.776248367076829e-07f, 0.0003285587419106932f);
      q = multiplyAdd(u, q, 0.02587688401754575f);
      q = multiplyAdd(u, q, 0.4671432031900265f);
      q = multiplyAdd(u, q, 1f);
      row[i] = x * p / q;
    }
  }
}
