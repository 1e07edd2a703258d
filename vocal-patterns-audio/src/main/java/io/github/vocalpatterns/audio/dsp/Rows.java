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
    double[] a = rows[at];
    double[] b = rows[at + 1];
    double[] c = rows[at + 2];
    double[] d = rows[at + 3];
    if (adds) {
      for (int i = 0; i < count; i++) {
        out[i] = (a[i] + c[i]) + (b[i] + d[i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        out[i] = (a[i] + c[i]) - (b[i] + d[i]);
      }
    }
  }

  /** Number 1 of a leaf of four, or number 3, of which b and d are the other part. */
  static void oddOfFour(
      double[] out, double[] a, double[] c, double[] b, double[] d, boolean adds, int count) {
    if (adds) {
      for (int i = 0; i < count; i++) {
        out[i] = (a[i] - c[i]) + (b[i] - d[i]);
      }
    } else {
      for (int i = 0; i < count; i++) {
        out[i] = (a[i] - c[i]) - (b[i] - d[i]);
      }
    }
  }

  static void accumulate(double[] sum, double[] a, double weight, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] = sum[i] + a[i] * weight;
    }
  }

  /** (a + b)·p − (c + d)·q. */
  static void sumsLess(
      double[] out, double[] a, double[] b, double p, double[] c, double[] d, double q, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] + b[i]) * p - (c[i] + d[i]) * q;
    }
  }

  /** (a + b)·p + (c + d)·q. */
  static void sumsPlus(
      double[] out, double[] a, double[] b, double p, double[] c, double[] d, double q, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] + b[i]) * p + (c[i] + d[i]) * q;
    }
  }

  /** (a − b)·p − (c − d)·q. */
  static void differencesLess(
      double[] out, double[] a, double[] b, double p, double[] c, double[] d, double q, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] - b[i]) * p - (c[i] - d[i]) * q;
    }
  }

  /** (a − b)·p + (c − d)·q. */
  static void differencesPlus(
      double[] out, double[] a, double[] b, double p, double[] c, double[] d, double q, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = (a[i] - b[i]) * p + (c[i] - d[i]) * q;
    }
  }
}
