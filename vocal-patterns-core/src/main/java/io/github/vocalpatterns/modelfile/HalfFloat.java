package io.github.vocalpatterns.modelfile;

/** IEEE 754 binary16: a sign, five bits of exponent, ten of fraction. JDK 20 has it, 17 not. */
final class HalfFloat {

  private static final int INFINITY = 0x7C00;

  private HalfFloat() {}

  /** The value of sixteen bits, exactly. */
  static float toFloat(short half) {
    int sign = (half & 0x8000) << 16;
    int exponent = half >> 10 & 0x1F;
    int fraction = half & 0x3FF;
    if (exponent == 0) {
      return Float.intBitsToFloat(sign | Float.floatToRawIntBits(fraction * 0x1p-24f));
    }
    int biased = exponent == 0x1F ? 0xFF : exponent + (127 - 15);
    return Float.intBitsToFloat(sign | biased << 23 | fraction << 13);
  }

  /** The nearest sixteen bits, of two as near the even one; infinite from 65520 on. */
  static short of(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = bits >>> 16 & 0x8000;
    float magnitude = Math.abs(value);
    if (Float.isNaN(value)) {
      return (short) (sign | INFINITY | 0x200);
    }
    if (magnitude >= 65520) {
      return (short) (sign | INFINITY);
    }
    if (magnitude < 0x1p-14f) {
      return (short) (sign | (int) Math.rint(magnitude * 0x1p24f));
    }
    // The fraction's carry may run into the exponent, where it belongs.
    int rebiased = (bits & 0x7FFFFFFF) - (127 - 15 << 23);
    return (short) (sign | rebiased + 0xFFF + (rebiased >> 13 & 1) >> 13);
  }
}
