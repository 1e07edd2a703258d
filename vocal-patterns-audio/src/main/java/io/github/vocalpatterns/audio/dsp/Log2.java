package io.github.vocalpatterns.audio.dsp;

/**
 * Decibels of a power by a polynomial instead of a logarithm: the exponent is read from the bits,
 * log₂ of the mantissa m in [1, 2) interpolated at Chebyshev points by degree 11 in m − 1.5, off by
 * less than 1e-8 dB. Vector kernels do the same operations in the same order.
 */
final class Log2 {

  /** Cn is the coefficient of (m − 1.5)ⁿ. */
  static final double C0 = 0.5849625008699162;

  static final double C1 = 0.9617966938341076;
  static final double C2 = -0.3205989407623857;
  static final double C3 = 0.142488425516603;
  static final double C4 = -0.0712422165624434;
  static final double C5 = 0.0379956822208648;
  static final double C6 = -0.0211427553575802;
  static final double C7 = 0.012083103697097641;
  static final double C8 = -0.0067860133670668114;
  static final double C9 = 0.004015205961574519;
  static final double C10 = -0.003341887941739209;
  static final double C11 = 0.002034332292775313;

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
   * Replaces powers by their decibels less {@code offset}, at least {@code floor}; powers less than
   * {@code least} count as that. Many short loops, as HotSpot vectorises those that only calculate.
   */
  static void decibels(
      double[] numbers,
      double least,
      double offset,
      double floor,
      double[] exponents,
      double[] mantissas,
      int count) {
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
      numbers[i] = decibels(exponents[i], mantissas[i]) - offset;
    }
    for (int i = 0; i < count; i++) {
      numbers[i] = Math.max(floor, numbers[i]);
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
    double even = ((((C10 * square + C8) * square + C6) * square + C4) * square + C2) * square + C0;
    double odd = ((((C11 * square + C9) * square + C7) * square + C5) * square + C3) * square + C1;
    return (exponent - INTEGER_OFFSET + (odd * x + even)) * DECIBELS_PER_OCTAVE;
  }
}
