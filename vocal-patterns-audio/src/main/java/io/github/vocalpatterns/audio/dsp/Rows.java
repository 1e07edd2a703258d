package io.github.vocalpatterns.audio.dsp;

/** Loops over rows of frames that HotSpot vectorises. */
final class Rows {

  private Rows() {}

  static void add(double[] out, double[] a, double[] b, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = a[i] + b[i];
    }
  }

  static void subtract(double[] out, double[] a, double[] b, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = a[i] - b[i];
    }
  }

  static void addOrSubtract(double[] out, double[] a, double[] b, boolean adds, int count) {
    if (adds) {
      add(out, a, b, count);
    } else {
      subtract(out, a, b, count);
    }
  }

  /** Number 0 of a leaf of four, or number 2. */
  static void evenOfFour(double[] out, double[][] rows, int at, boolean adds, int count) {
    if (adds) {
      addSums(out, rows[at], rows[at + 2], rows[at + 1], rows[at + 3], count);
    } else {
      subtractSums(out, rows[at], rows[at + 2], rows[at + 1], rows[at + 3], count);
    }
  }

  /** Number 1 of a leaf of four, or number 3, of which b and d are the other part. */
  static void oddOfFour(
      double[] out, double[] a, double[] c, double[] b, double[] d, boolean adds, int count) {
    if (adds) {
      addDifferences(out, a, c, b, d, count);
    } else {
      subtractDifferences(out, a, c, b, d, count);
    }
  }

  static void accumulate(double[] sum, double[] a, double weight, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] = sum[i] + a[i] * weight;
    }
  }

  /** Two at a time, in the order of one after the other. */
  static void accumulate(double[] sum, double[] a, double p, double[] b, double q, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] = sum[i] + a[i] * p + b[i] * q;
    }
  }

  /** a·p + b·q. */
  static void weighted(double[] out, double[] a, double p, double[] b, double q, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = a[i] * p + b[i] * q;
    }
  }

  /** (a + c) + (b + d). */
  static void addSums(double[] out, double[] a, double[] c, double[] b, double[] d, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] + c[i]) + (b[i] + d[i]);
    }
  }

  /** (a + c) − (b + d). */
  static void subtractSums(
      double[] out, double[] a, double[] c, double[] b, double[] d, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] + c[i]) - (b[i] + d[i]);
    }
  }

  /** (a − c) + (b − d). */
  static void addDifferences(
      double[] out, double[] a, double[] c, double[] b, double[] d, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] - c[i]) + (b[i] - d[i]);
    }
  }

  /** (a − c) − (b − d). */
  static void subtractDifferences(
      double[] out, double[] a, double[] c, double[] b, double[] d, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] - c[i]) - (b[i] - d[i]);
    }
  }

  /** The power of a bin of the real frame, from Z[k] and Z[M−k]; see {@link FramePlan}. */
  static void power(
      double[] out,
      double[] zr,
      double[] zi,
      double[] yr,
      double[] yi,
      double cos,
      double sin,
      int count) {
    for (int i = 0; i < count; i++) {
      double even = zi[i] + yi[i];
      double odd = yr[i] - zr[i];
      double re = zr[i] + yr[i] + even * cos + odd * sin;
      double im = zi[i] - yi[i] + odd * cos - even * sin;
      out[i] = re * re + im * im;
    }
  }
}
