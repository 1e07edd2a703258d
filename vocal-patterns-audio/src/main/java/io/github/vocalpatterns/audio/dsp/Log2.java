package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.kernels.MultiplyAdd.multiplyAdd;

/**
 * Decibels of a power by a polynomial instead of a logarithm: the exponent is read from the bits,
 * log₂ of the mantissa m in [1, 2) interpolated at Chebyshev points by degree 8 in m − 1.5, off by
 * less than 2e-7 dB. Vector kernels do the same operations in the same order.
 */
final class Log2 {

  /** Cn is the coefficient of (m − 1.5)ⁿ. */
  static final double C0 = 0.5849625007211561;

  static final double C1 = 0.9617959853848335;
  static final double C2 = -0.32059847117661244;
  static final double C3 = 0.14252592843159215;
  static final double C4 = -0.07126680309073158;
  static final double C5 = 0.03746649027987732;
  static final double C6 = -0.020790033193696066;
  static final double C7 = 0.0147705711564124;
  static final double C8 = -0.008665699320087797;

  /** 10 log₁₀ 2. */
  static final double DECIBELS_PER_OCTAVE = 3.010299956639812;

  static final int MANTISSA_BITS = 52;
  static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
  static final long BITS_OF_ONE = Double.doubleToRawLongBits(1);

  /** Exponent bits below these make a double of 2⁵² plus that number. */
  static final long BITS_OF_INTEGER = Double.doubleToRawLongBits(0x1p52);

  static final double INTEGER_OFFSET = 0x1p52 + Double.MAX_EXPONENT;

  private Log2() {}

  /** 10 log₁₀ of a positive, normal number. */
  static double decibels(double power) {
    long bits = Double.doubleToRawLongBits(power);
    return decibels(exponent(bits), mantissa(bits));
  }

  /**
   * Replaces powers by their decibels; powers less than {@code least} count as that. Many short
   * loops, as HotSpot vectorises those that only calculate.
   */
  static void decibels(
      double[] numbers, double least, double[] exponents, double[] mantissas, int count) {
    for (int i = 0; i < count; i++) {
      numbers[i] = Math.max(least, numbers[i]);
    }
    for (int i = 0; i < count; i++) {
      exponents[i] = exponent(Double.doubleToRawLongBits(numbers[i]));
    }
    for (int i = 0; i < count; i++) {
      mantissas[i] = mantissa(Double.doubleToRawLongBits(numbers[i]));
    }
    for (int i = 0; i < count; i++) {
      numbers[i] = decibels(exponents[i], mantissas[i]);
    }
  }

  /** 2⁵² and the biased exponent. */
  private static double exponent(long bits) {
    return Double.longBitsToDouble(bits >>> MANTISSA_BITS | BITS_OF_INTEGER);
  }

  /** m. */
  private static double mantissa(long bits) {
    return Double.longBitsToDouble(bits & MANTISSA | BITS_OF_ONE);
  }

  private static double decibels(double exponent, double m) {
    double x = m - 1.5;
    double square = x * x;
    double even = multiplyAdd(C8, square, C6);
    even = multiplyAdd(even, square, C4);
    even = multiplyAdd(even, square, C2);
    even = multiplyAdd(even, square, C0);
    double odd = multiplyAdd(C7, square, C5);
    odd = multiplyAdd(odd, square, C3);
    odd = multiplyAdd(odd, square, C1);
    return (exponent - INTEGER_OFFSET + multiplyAdd(odd, x, even)) * DECIBELS_PER_OCTAVE;
  }
}
