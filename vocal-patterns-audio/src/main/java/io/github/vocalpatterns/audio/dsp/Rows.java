package io.github.vocalpatterns.audio.dsp;

import static io.github.vocalpatterns.audio.kernels.MultiplyAdd.multiplyAdd;

/** Loops over rows of frames that HotSpot vectorises. */
final class Rows {

  /** What an array's header of 16 bytes lacks to a line of the cache of 64. */
  private static final int TO_WHOLE_LINE = 6;

  private Rows() {}

  /** Rows for so many numbers, a multiple of 8, as {@link FloatRows#allocate} has them. */
  static double[][] allocate(int rows, int columns) {
    return new double[rows][columns + TO_WHOLE_LINE];
  }

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
      sum[i] = multiplyAdd(a[i], weight, sum[i]);
    }
  }

  /** Two at a time, in the order of one after the other. */
  static void accumulate(double[] sum, double[] a, double p, double[] b, double q, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] = multiplyAdd(b[i], q, multiplyAdd(a[i], p, sum[i]));
    }
  }

  /** a·p + b·q. */
  static void weighted(double[] out, double[] a, double p, double[] b, double q, int count) {
    for (int i = 0; i < count; i++) {
      out[i] = multiplyAdd(a[i], p, b[i] * q);
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

  /**
   * The real part of twice a bin of the real frame, from Z[k] and Z[M−k]; see {@link FramePlan}.
   */
  static void realBin(
      double[] out,
      double[] zr,
      double[] zi,
      double[] yr,
      double[] yi,
      double cos,
      double sin,
      int count) {
    for (int i = 0; i < count; i++) {
      double even = multiplyAdd(zi[i] + yi[i], cos, zr[i] + yr[i]);
      out[i] = multiplyAdd(yr[i] - zr[i], sin, even);
    }
  }

  /** The imaginary part. */
  static void imaginaryBin(
      double[] out,
      double[] zr,
      double[] zi,
      double[] yr,
      double[] yi,
      double cos,
      double sin,
      int count) {
    for (int i = 0; i < count; i++) {
      double odd = multiplyAdd(yr[i] - zr[i], cos, zi[i] - yi[i]);
      out[i] = multiplyAdd(zi[i] + yi[i], -sin, odd);
    }
  }

  /** The power of four times bin b in the Hann window, between its neighbours a and c. */
  static void power(
      double[] out,
      double[] ar,
      double[] ai,
      double[] br,
      double[] bi,
      double[] cr,
      double[] ci,
      int count) {
    for (int i = 0; i < count; i++) {
      double re = (br[i] - ar[i]) - (cr[i] - br[i]);
      double im = (bi[i] - ai[i]) - (ci[i] - bi[i]);
      out[i] = multiplyAdd(re, re, im * im);
    }
  }
}
