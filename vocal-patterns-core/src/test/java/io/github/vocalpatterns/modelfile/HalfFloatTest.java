package io.github.vocalpatterns.modelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HalfFloatTest {

  /** IEEE 754-2019, section 3.4: what sixteen bits mean, in the words of the standard. */
  private static double meaning(int bits) {
    int exponent = bits >> 10 & 31;
    double fraction = (bits & 1023) / 1024.0;
    double magnitude =
        exponent == 0
            ? Math.scalb(fraction, -14)
            : exponent < 31
                ? Math.scalb(1 + fraction, exponent - 15)
                : fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
    return bits >> 15 == 0 ? magnitude : -magnitude;
  }

  @Test
  void everyPatternMeansWhatTheStandardSays() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      assertEquals(meaning(bits), HalfFloat.toFloat((short) bits), 0, "pattern " + bits);
    }
  }

  @Test
  void everyPatternComesBack() {
    for (int bits = 0; bits < 1 << 16; bits++) {
      float value = HalfFloat.toFloat((short) bits);
      short back = HalfFloat.of(value);
      assertTrue(
          Float.isNaN(value) ? Float.isNaN(HalfFloat.toFloat(back)) : (back & 0xFFFF) == bits,
          "pattern " + bits);
    }
  }

  /** Between two neighbours the nearer one, in the very middle the one whose last bit is 0. */
  @Test
  void valuesBetweenGoToTheNearestAndTiesToEven() {
    for (int bits = 0; bits < 0x7C00; bits++) {
      // Above the largest comes what would follow it if the exponent went on.
      double next = bits == 0x7BFF ? 65536 : meaning(bits + 1);
      float middle = (float) ((meaning(bits) + next) / 2);
      for (int sign : new int[] {0, 0x8000}) {
        float side = sign == 0 ? 1 : -1;
        assertEquals((short) (sign | bits), HalfFloat.of(side * Math.nextDown(middle)));
        assertEquals((short) (sign | bits + (bits & 1)), HalfFloat.of(side * middle));
        assertEquals((short) (sign | bits + 1), HalfFloat.of(side * Math.nextUp(middle)));
      }
    }
  }

  @Test
  void whatIsTooLargeIsInfinite() {
    assertEquals((short) 0x7C00, HalfFloat.of(Float.MAX_VALUE));
    assertEquals((short) 0xFC00, HalfFloat.of(Float.NEGATIVE_INFINITY));
  }
}
