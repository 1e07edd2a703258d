package io.github.vocalpatterns.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of a few rows by two vectors of columns, with all sums in registers: eight rows where
 * there are 32 registers of 512 bits, four elsewhere (Goto and van de Geijn, "Anatomy of
 * High-Performance Matrix Multiplication", 2008).
 *
 * <p>The sums go out through a small array of their own, so that little but the addresses of what
 * is multiplied is live in the loop: HotSpot keeps the rest in vector registers and moves it to and
 * fro, which takes the place of a quarter of the products. Vectors that cross a call it does not
 * inline become objects, and it counts what it has inlined: methods with vectors are so long that
 * it leaves them alone, or short and at the end of the line.
 */
final class Tiles {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final boolean WIDE = SPECIES.vectorBitSize() == 512;

  /** Rows of a tile. */
  static final int HEIGHT = WIDE ? 8 : 4;

  /** Columns of a tile. */
  static final int WIDTH = 2 * LANES;

  /** Sums of a tile, row after row. */
  static final int SIZE = HEIGHT * WIDTH;

  private Tiles() {}

  /**
   * Makes {@code sums[r * WIDTH + n]} what the panel starts with, plus {@code x[panel + HEIGHT * (k
   * + 1) + r] * y[offsets[k] + place + n]} for all k.
   */
  static void run(float[] x, int panel, float[] y, int[] offsets, int place, float[] sums) {
    if (WIDE) {
      eightByTwo(x, panel, y, offsets, place, sums);
    } else {
      fourByTwo(x, panel, y, offsets, place, sums);
    }
  }

  private static FloatVector load(float[] values, int place) {
    return FloatVector.fromArray(SPECIES, values, place);
  }

  private static FloatVector all(float[] values, int place) {
    return FloatVector.broadcast(SPECIES, values[place]);
  }

  private static void eightByTwo(
      float[] x, int panel, float[] y, int[] offsets, int place, float[] sums) {
    FloatVector a0 = all(x, panel);
    FloatVector b0 = all(x, panel);
    FloatVector a1 = all(x, panel + 1);
    FloatVector b1 = all(x, panel + 1);
    FloatVector a2 = all(x, panel + 2);
    FloatVector b2 = all(x, panel + 2);
    FloatVector a3 = all(x, panel + 3);
    FloatVector b3 = all(x, panel + 3);
    FloatVector a4 = all(x, panel + 4);
    FloatVector b4 = all(x, panel + 4);
    FloatVector a5 = all(x, panel + 5);
    FloatVector b5 = all(x, panel + 5);
    FloatVector a6 = all(x, panel + 6);
    FloatVector b6 = all(x, panel + 6);
    FloatVector a7 = all(x, panel + 7);
    FloatVector b7 = all(x, panel + 7);
    for (int k = 0; k < offsets.length; k++) {
      FloatVector u = load(y, offsets[k] + place);
      FloatVector v = load(y, offsets[k] + place + LANES);
      a0 = all(x, panel + 8 * k + 8).fma(u, a0);
      b0 = all(x, panel + 8 * k + 8).fma(v, b0);
      a1 = all(x, panel + 8 * k + 9).fma(u, a1);
      b1 = all(x, panel + 8 * k + 9).fma(v, b1);
      a2 = all(x, panel + 8 * k + 10).fma(u, a2);
      b2 = all(x, panel + 8 * k + 10).fma(v, b2);
      a3 = all(x, panel + 8 * k + 11).fma(u, a3);
      b3 = all(x, panel + 8 * k + 11).fma(v, b3);
      a4 = all(x, panel + 8 * k + 12).fma(u, a4);
      b4 = all(x, panel + 8 * k + 12).fma(v, b4);
      a5 = all(x, panel + 8 * k + 13).fma(u, a5);
      b5 = all(x, panel + 8 * k + 13).fma(v, b5);
      a6 = all(x, panel + 8 * k + 14).fma(u, a6);
      b6 = all(x, panel + 8 * k + 14).fma(v, b6);
      a7 = all(x, panel + 8 * k + 15).fma(u, a7);
      b7 = all(x, panel + 8 * k + 15).fma(v, b7);
    }
    a0.intoArray(sums, 0);
    b0.intoArray(sums, LANES);
    a1.intoArray(sums, 2 * LANES);
    b1.intoArray(sums, 3 * LANES);
    a2.intoArray(sums, 4 * LANES);
    b2.intoArray(sums, 5 * LANES);
    a3.intoArray(sums, 6 * LANES);
    b3.intoArray(sums, 7 * LANES);
    a4.intoArray(sums, 8 * LANES);
    b4.intoArray(sums, 9 * LANES);
    a5.intoArray(sums, 10 * LANES);
    b5.intoArray(sums, 11 * LANES);
    a6.intoArray(sums, 12 * LANES);
    b6.intoArray(sums, 13 * LANES);
    a7.intoArray(sums, 14 * LANES);
    b7.intoArray(sums, 15 * LANES);
  }

  private static void fourByTwo(
      float[] x, int panel, float[] y, int[] offsets, int place, float[] sums) {
    FloatVector a0 = all(x, panel);
    FloatVector b0 = all(x, panel);
    FloatVector a1 = all(x, panel + 1);
    FloatVector b1 = all(x, panel + 1);
    FloatVector a2 = all(x, panel + 2);
    FloatVector b2 = all(x, panel + 2);
    FloatVector a3 = all(x, panel + 3);
    FloatVector b3 = all(x, panel + 3);
    for (int k = 0; k < offsets.length; k++) {
      FloatVector u = load(y, offsets[k] + place);
      FloatVector v = load(y, offsets[k] + place + LANES);
      a0 = all(x, panel + 4 * k + 4).fma(u, a0);
      b0 = all(x, panel + 4 * k + 4).fma(v, b0);
      a1 = all(x, panel + 4 * k + 5).fma(u, a1);
      b1 = all(x, panel + 4 * k + 5).fma(v, b1);
      a2 = all(x, panel + 4 * k + 6).fma(u, a2);
      b2 = all(x, panel + 4 * k + 6).fma(v, b2);
      a3 = all(x, panel + 4 * k + 7).fma(u, a3);
      b3 = all(x, panel + 4 * k + 7).fma(v, b3);
    }
    a0.intoArray(sums, 0);
    b0.intoArray(sums, LANES);
    a1.intoArray(sums, 2 * LANES);
    b1.intoArray(sums, 3 * LANES);
    a2.intoArray(sums, 4 * LANES);
    b2.intoArray(sums, 5 * LANES);
    a3.intoArray(sums, 6 * LANES);
    b3.intoArray(sums, 7 * LANES);
  }
}
