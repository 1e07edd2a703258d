package io.github.vocalpatterns.audio.dsp;

/**
 * Decibels of a power by a polynomial instead of a logarithm: the exponent is read from the bits,
 * log₂ of the mantissa m in [1, 2) interpolated at Chebyshev points by degree 11 in m − 1.5, off by
 * less than 1e-8 dB. Vector kernels do the same operations in the same order.
 */
final class Log2 {

  /** Coefficients of (m − 1.5)⁰, (m − 1.5)¹, …. */
  static final double[] COEFFICIENTS = {
    0.5849625008699162,
    0.9617966938341076,
    -0.3205989407623857,
    0.142488425516603,
    -0.0712422165624434,
    0.0379956822208648,
    -0.0211427553575802,
    0.012083103697097641,
    -0.0067860133670668114,
    0.004015205961574519,
    -0.003341887941739209,
    0.002034332292775313
  };

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
    double exponent =
        Double.longBitsToDouble(bits >>> MANTISSA_BITS | BITS_OF_INTEGER) - INTEGER_OFFSET;
    double x = Double.longBitsToDouble(bits & MANTISSA | BITS_OF_ONE) - 1.5;
    double square = x * x;
    double even = COEFFICIENTS[10];
    double odd = COEFFICIENTS[11];
    for (int i = 8; i >= 0; i -= 2) {
      even = even * square + COEFFICIENTS[i];
      odd = odd * square + COEFFICIENTS[i + 1];
    }
    return (exponent + (odd * x + even)) * DECIBELS_PER_OCTAVE;
  }
}
