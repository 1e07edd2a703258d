package io.github.vocalpatterns.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArithmeticTest {

  private static float tanh(float x) {
    float[] row = {x};
    Arithmetic.tanh(row, 1);
    return row[0];
  }

  /** Four roundings' worth of relative error, over all magnitudes. */
  @Test
  void theTangentIsThatOfTheStandardLibrary() {
    for (float x = 1e-20f; x < 1e20f; x *= 1.0003f) {
      double expected = Math.tanh(x);
      assertEquals(expected, tanh(x), 2.5e-7 * expected, "tanh of " + x);
      assertEquals(-tanh(x), tanh(-x));
    }
    assertEquals(0f, tanh(0f));
  }

  @Test
  void whatIsBeyondEveryFloatDoesNotSpoilTheTangent() {
    assertEquals(1, tanh(Float.POSITIVE_INFINITY), 2e-7);
    assertEquals(-1, tanh(-Float.MAX_VALUE), 2e-7);
    assertTrue(Float.isNaN(tanh(Float.NaN)));
  }

  /** In every place of an even and an odd number of values. */
  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsNoticedAnywhere(float value) {
    for (int length : new int[] {1, 4, 5}) {
      assertTrue(Arithmetic.isFinite(new float[length]));
      for (int place = 0; place < length; place++) {
        float[] values = new float[length];
        values[place] = value;
        assertFalse(Arithmetic.isFinite(values));
      }
    }
    assertTrue(Arithmetic.isFinite(new float[] {Float.MAX_VALUE, -Float.MAX_VALUE}));
  }
}
