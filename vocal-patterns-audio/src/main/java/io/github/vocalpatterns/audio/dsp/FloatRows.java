package io.github.vocalpatterns.audio.dsp;

/** Loops over rows of floats that HotSpot vectorises; see {@link Rows}. */
final class FloatRows {

  /** What an array's header of 16 bytes lacks to a line of the cache of 64. */
  private static final int TO_WHOLE_LINE = 12;

  private FloatRows() {}

  /**
   * Rows for so many numbers, a multiple of 16, each a whole number of cache lines long: where they
   * lie behind each other, they all begin at one place of a line. HotSpot aligns the vectors of one
   * row, and so those of all; a vector that straddles two lines costs twice.
   */
  static float[][] allocate(int rows, int columns) {
    return new float[rows][columns + TO_WHOLE_LINE];
  }

  /** a·p + b·q. */
  static void weighted(float[] out, float[] a, float p, float[] b, float q, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = a[i] * p + b[i] * q;
    }
  }

  /** a·p + b·q. */
  static void addProducts(float[] out, float[] a, float[] p, float[] b, float[] q, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = a[i] * p[i] + b[i] * q[i];
    }
  }

  /** a·p − b·q. */
  static void subtractProducts(float[] out, float[] a, float[] p, float[] b, float[] q, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = a[i] * p[i] - b[i] * q[i];
    }
  }

  /** Adds 0, or NaN where a number is NaN or infinite. */
  static void addZeros(float[] out, float[] a, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = out[i] + a[i] * 0f;
    }
  }

  /** (a + c) + (b + d). */
  static void addSums(float[] out, float[] a, float[] c, float[] b, float[] d, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] + c[i]) + (b[i] + d[i]);
    }
  }

  /** (a + c) − (b + d). */
  static void subtractSums(float[] out, float[] a, float[] c, float[] b, float[] d, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] + c[i]) - (b[i] + d[i]);
    }
  }

  /** (a − c) + (b − d). */
  static void addDifferences(float[] out, float[] a, float[] c, float[] b, float[] d, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] - c[i]) + (b[i] - d[i]);
    }
  }

  /** (a − c) − (b − d). */
  static void subtractDifferences(
      float[] out, float[] a, float[] c, float[] b, float[] d, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] - c[i]) - (b[i] - d[i]);
    }
  }
}
