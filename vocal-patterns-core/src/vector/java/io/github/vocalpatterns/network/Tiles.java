package io.github.vocalpatterns.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of four rows by a few vectors of columns, with all sums in registers: four vectors where
 * there are 32 registers of 512 bits, two elsewhere (Goto and van de Geijn, "Anatomy of
 * High-Performance Matrix Multiplication", 2008).
 *
 * <p>HotSpot makes objects of vectors that cross a call it does not inline. It counts what it has
 * inlined already, so the tiles store without a helper.
 */
final class Tiles {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();
  private static final boolean WIDE = SPECIES.vectorBitSize() == 512;

  /** Rows of a tile. */
  static final int HEIGHT = 4;

  /** Columns of a tile. */
  static final int WIDTH = WIDE ? 4 * LANES : 2 * LANES;

  /** Columns that a single row takes at once, so that four sums hide the latency of each. */
  static final int STRIP = 4 * LANES;

  private Tiles() {}

  /**
   * Adds {@code x[panel + 4 * k + r] * y[offsets[k] + place + j]} for all k to {@code sums[m + r][n
   * + j]}.
   */
  static void add(
      float[] x, int panel, float[] y, int[] offsets, int place, float[][] sums, int m, int n) {
    if (WIDE) {
      fourByFour(x, panel, y, offsets, place, sums, m, n);
    } else {
      fourByTwo(x, panel, y, offsets, place, sums, m, n);
    }
  }

  private static FloatVector load(float[] values, int place) {
    return FloatVector.fromArray(SPECIES, values, place);
  }

  private static void fourByFour(
      float[] x, int panel, float[] y, int[] offsets, int place, float[][] sums, int m, int n) {
    FloatVector a0 = load(sums[m + 0], n);
    FloatVector b0 = load(sums[m + 0], n + LANES);
    FloatVector c0 = load(sums[m + 0], n + 2 * LANES);
    FloatVector d0 = load(sums[m + 0], n + 3 * LANES);
    FloatVector a1 = load(sums[m + 1], n);
    FloatVector b1 = load(sums[m + 1], n + LANES);
    FloatVector c1 = load(sums[m + 1], n + 2 * LANES);
    FloatVector d1 = load(sums[m + 1], n + 3 * LANES);
    FloatVector a2 = load(sums[m + 2], n);
    FloatVector b2 = load(sums[m + 2], n + LANES);
    FloatVector c2 = load(sums[m + 2], n + 2 * LANES);
    FloatVector d2 = load(sums[m + 2], n + 3 * LANES);
    FloatVector a3 = load(sums[m + 3], n);
    FloatVector b3 = load(sums[m + 3], n + LANES);
    FloatVector c3 = load(sums[m + 3], n + 2 * LANES);
    FloatVector d3 = load(sums[m + 3], n + 3 * LANES);
    for (int k = 0; k < offsets.length; k++) {
      FloatVector u = load(y, offsets[k] + place);
      FloatVector v = load(y, offsets[k] + place + LANES);
      FloatVector w = load(y, offsets[k] + place + 2 * LANES);
      FloatVector s = load(y, offsets[k] + place + 3 * LANES);
      FloatVector x0 = FloatVector.broadcast(SPECIES, x[panel + 4 * k + 0]);
      a0 = x0.fma(u, a0);
      b0 = x0.fma(v, b0);
      c0 = x0.fma(w, c0);
      d0 = x0.fma(s, d0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, x[panel + 4 * k + 1]);
      a1 = x1.fma(u, a1);
      b1 = x1.fma(v, b1);
      c1 = x1.fma(w, c1);
      d1 = x1.fma(s, d1);
      FloatVector x2 = FloatVector.broadcast(SPECIES, x[panel + 4 * k + 2]);
      a2 = x2.fma(u, a2);
      b2 = x2.fma(v, b2);
      c2 = x2.fma(w, c2);
      d2 = x2.fma(s, d2);
      FloatVector x3 = FloatVector.broadcast(SPECIES, x[panel + 4 * k + 3]);
      a3 = x3.fma(u, a3);
      b3 = x3.fma(v, b3);
      c3 = x3.fma(w, c3);
      d3 = x3.fma(s, d3);
    }
    a0.intoArray(sums[m + 0], n);
    b0.intoArray(sums[m + 0], n + LANES);
    c0.intoArray(sums[m + 0], n + 2 * LANES);
    d0.intoArray(sums[m + 0], n + 3 * LANES);
    a1.intoArray(sums[m + 1], n);
    b1.intoArray(sums[m + 1], n + LANES);
    c1.intoArray(sums[m + 1], n + 2 * LANES);
    d1.intoArray(sums[m + 1], n + 3 * LANES);
    a2.intoArray(sums[m + 2], n);
    b2.intoArray(sums[m + 2], n + LANES);
    c2.intoArray(sums[m + 2], n + 2 * LANES);
    d2.intoArray(sums[m + 2], n + 3 * LANES);
    a3.intoArray(sums[m + 3], n);
    b3.intoArray(sums[m + 3], n + LANES);
    c3.intoArray(sums[m + 3], n + 2 * LANES);
    d3.intoArray(sums[m + 3], n + 3 * LANES);
  }

  private static void fourByTwo(
      float[] x, int panel, float[] y, int[] offsets, int place, float[][] sums, int m, int n) {
    FloatVector a0 = load(sums[m + 0], n);
    FloatVector b0 = load(sums[m + 0], n + LANES);
    FloatVector a1 = load(sums[m + 1], n);
    FloatVector b1 = load(sums[m + 1], n + LANES);
    FloatVector a2 = load(sums[m + 2], n);
    FloatVector b2 = load(sums[m + 2], n + LANES);
    FloatVector a3 = load(sums[m + 3], n);
    FloatVector b3 = load(sums[m + 3], n + LANES);
    for (int k = 0; k < offsets.length; k++) {
      FloatVector u = load(y, offsets[k] + place);
      FloatVector v = load(y, offsets[k] + place + LANES);
      FloatVector x0 = FloatVector.broadcast(SPECIES, x[panel + 4 * k + 0]);
      a0 = x0.fma(u, a0);
      b0 = x0.fma(v, b0);
      FloatVector x1 = FloatVector.broadcast(SPECIES, x[panel + 4 * k + 1]);
      a1 = x1.fma(u, a1);
      b1 = x1.fma(v, b1);
      FloatVector x2 = FloatVector.broadcast(SPECIES, x[panel + 4 * k + 2]);
      a2 = x2.fma(u, a2);
      b2 = x2.fma(v, b2);
      FloatVector x3 = FloatVector.broadcast(SPECIES, x[panel + 4 * k + 3]);
      a3 = x3.fma(u, a3);
      b3 = x3.fma(v, b3);
    }
    a0.intoArray(sums[m + 0], n);
    b0.intoArray(sums[m + 0], n + LANES);
    a1.intoArray(sums[m + 1], n);
    b1.intoArray(sums[m + 1], n + LANES);
    a2.intoArray(sums[m + 2], n);
    b2.intoArray(sums[m + 2], n + LANES);
    a3.intoArray(sums[m + 3], n);
    b3.intoArray(sums[m + 3], n + LANES);
  }

  /** Adds {@code x[k] * y[offsets[k] + place + j]} for all k to {@code sums[n + j]}. */
  static void oneByFour(float[] x, float[] y, int[] offsets, int place, float[] sums, int n) {
    FloatVector a = load(sums, n);
    FloatVector b = load(sums, n + LANES);
    FloatVector c = load(sums, n + 2 * LANES);
    FloatVector d = load(sums, n + 3 * LANES);
    for (int k = 0; k < offsets.length; k++) {
      int i = offsets[k] + place;
      FloatVector xk = FloatVector.broadcast(SPECIES, x[k]);
      a = xk.fma(load(y, i), a);
      b = xk.fma(load(y, i + LANES), b);
      c = xk.fma(load(y, i + 2 * LANES), c);
      d = xk.fma(load(y, i + 3 * LANES), d);
    }
    a.intoArray(sums, n);
    b.intoArray(sums, n + LANES);
    c.intoArray(sums, n + 2 * LANES);
    d.intoArray(sums, n + 3 * LANES);
  }
}
