package io.github.vocalpatterns.audio.pitch;

import java.util.Arrays;

/**
 * Flattens a contour: finds the u that minimises Σ |c[t] − u[t]| + m Σ |u[t] − u[t − 1]|, with c[0]
 * before its start and the last c behind its end. A rise and fall that lasts less than 2m values
 * disappears whatever its height, while a step between two longer rests stays where it is, as sharp
 * as it was, and a steady rise stays a rise.
 *
 * <p>The minimum of the first t terms as a function of u[t] is convex and piecewise linear. The
 * next step cuts its slopes off at ±m and adds |c − u|, so 2m breakpoints need be kept, and where
 * slopes were cut off is all that the way back needs to know (V. Kolmogorov, T. Pock and M.
 * Rolinek, Total variation on a tree, 2016).
 */
final class TotalVariation {

  private TotalVariation() {}

  /**
   * The flattened contour. NaN says nothing and is filled in; the first and the last value are
   * numbers.
   */
  static double[] flatten(double[] contour, int m) {
    int length = contour.length;
    double[] low = new double[length];
    double[] high = new double[length];
    double[] breakpoints = new double[2 * m + 2];
    Arrays.fill(breakpoints, contour[0]);
    for (int t = 0; t < length; t++) {
      low[t] = Double.NEGATIVE_INFINITY;
      high[t] = Double.POSITIVE_INFINITY;
      if (!Double.isNaN(contour[t])) {
        // The slope of |c − u| rises by 2 at c.
        breakpoints[2 * m] = contour[t];
        breakpoints[2 * m + 1] = contour[t];
        Arrays.sort(breakpoints);
        low[t] = breakpoints[0];
        high[t] = breakpoints[2 * m + 1];
        System.arraycopy(breakpoints, 1, breakpoints, 0, 2 * m);
      }
    }
    double[] flat = new double[length];
    double value = contour[length - 1];
    for (int t = length - 1; t >= 0; t--) {
      value = Math.max(low[t], Math.min(high[t], value));
      flat[t] = value;
    }
    return flat;
  }
}
