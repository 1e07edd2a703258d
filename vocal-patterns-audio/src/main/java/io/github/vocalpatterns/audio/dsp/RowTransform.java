package io.github.vocalpatterns.audio.dsp;

import org.jspecify.annotations.Nullable;

/**
 * Fourier transforms of columns in single precision, in place: number n of every column stands in
 * row n. Each step is a loop over a few rows with one store. Forward, decimations in frequency by
 * four of numbers a, b, c, d a quarter of a block apart
 *
 * <pre>
 * (a + c) + (b + d),  ((a − c) − i(b − d))·w,  ((a + c) − (b + d))·w²,  ((a − c) + i(b − d))·w³
 * </pre>
 *
 * <p>leave the frequencies in the order of reversed digits; backward, the opposite steps take them
 * in that order. Not thread-safe.
 */
final class RowTransform {

  final float[][] re;
  final float[][] im;

  private final float[][] spare;
  private final RowFactors[] twiddles;

  /**
   * For up to {@code rows} numbers in each of up to {@code columns} columns.
   *
   * @param twiddles those of a block of 2ⁱ numbers at index i
   */
  RowTransform(int rows, int columns, RowFactors[] twiddles) {
    this.re = FloatRows.allocate(rows, columns);
    this.im = FloatRows.allocate(rows, columns);
    this.spare = FloatRows.allocate(8, columns);
    this.twiddles = twiddles;
  }

  /** Of all rows, down to blocks of {@code leaf} numbers. */
  void forward(int leaf, int count) {
    forward(0, re.length, leaf, null, count);
  }

  /** Of all rows, then the product of each number with its factor. */
  void forward(RowFactors factors, int count) {
    forward(0, re.length, 1, factors, count);
  }

  /** The inverse of the first {@code rows}, without a factor. */
  void backward(int rows, int count) {
    backward(0, rows, null, count);
  }

  /** The product of each number with the conjugate of its factor, then the inverse. */
  void backward(RowFactors factors, int count) {
    backward(0, re.length, factors, count);
  }

  /** A block's four quarters are done one after the other, so that they stay in the cache. */
  private void forward(int start, int block, int leaf, @Nullable RowFactors factors, int count) {
    if (block == leaf) {
      return;
    }
    int quarter = block / 4;
    for (int j = 0; j < quarter; j++) {
      decimate(start + j, quarter, count);
      if (quarter == 1 && factors != null) {
        turnAll(start, factors, count);
      } else {
        turn(start + j, quarter, j, false, count);
      }
    }
    for (int r = 0; r < 4; r++) {
      forward(start + r * quarter, quarter, leaf, factors, count);
    }
  }

  private void backward(int start, int block, @Nullable RowFactors factors, int count) {
    if (block == 1) {
      return;
    }
    int quarter = block / 4;
    for (int r = 0; r < 4; r++) {
      backward(start + r * quarter, quarter, factors, count);
    }
    for (int j = 0; j < quarter; j++) {
      if (quarter == 1 && factors != null) {
        turnAllBack(start, factors, count);
      } else {
        turn(start + j, quarter, j, true, count);
      }
      join(start + j, quarter, count);
    }
  }

  /** The four sums, into spare rows. */
  private void decimate(int a, int quarter, int count) {
    int b = a + quarter;
    int c = b + quarter;
    int d = c + quarter;
    FloatRows.addSums(spare[0], re[a], re[c], re[b], re[d], count);
    FloatRows.addSums(spare[1], im[a], im[c], im[b], im[d], count);
    FloatRows.addDifferences(spare[2], re[a], re[c], im[b], im[d], count);
    FloatRows.addDifferences(spare[3], im[a], im[c], re[d], re[b], count);
    FloatRows.subtractSums(spare[4], re[a], re[c], re[b], re[d], count);
    FloatRows.subtractSums(spare[5], im[a], im[c], im[b], im[d], count);
    FloatRows.subtractDifferences(spare[6], re[a], re[c], im[b], im[d], count);
    FloatRows.subtractDifferences(spare[7], im[a], im[c], re[d], re[b], count);
  }

  /** The four sums of what stands in the spare rows, turned by 1, i, −1 and −i. */
  private void join(int a, int quarter, int count) {
    int b = a + quarter;
    int c = b + quarter;
    int d = c + quarter;
    FloatRows.addSums(re[a], spare[0], spare[4], spare[2], spare[6], count);
    FloatRows.addSums(im[a], spare[1], spare[5], spare[3], spare[7], count);
    FloatRows.subtractDifferences(re[b], spare[0], spare[4], spare[3], spare[7], count);
    FloatRows.addDifferences(im[b], spare[1], spare[5], spare[2], spare[6], count);
    FloatRows.subtractSums(re[c], spare[0], spare[4], spare[2], spare[6], count);
    FloatRows.subtractSums(im[c], spare[1], spare[5], spare[3], spare[7], count);
    FloatRows.addDifferences(re[d], spare[0], spare[4], spare[3], spare[7], count);
    FloatRows.subtractDifferences(im[d], spare[1], spare[5], spare[2], spare[6], count);
  }

  /** The spare rows to their places, number r times w to the r at place {@code j}, or back. */
  private void turn(int a, int quarter, int j, boolean back, int count) {
    RowFactors w = twiddles[Integer.numberOfTrailingZeros(quarter) + 2];
    swap(0, a);
    for (int r = 1; r < 4; r++) {
      int row = a + r * quarter;
      float cos = w.cos[r - 1][j];
      float sin = w.minusSin[r - 1][j];
      float[] x = spare[2 * r];
      float[] y = spare[2 * r + 1];
      if (j == 0) {
        swap(r, row);
      } else if (back) {
        FloatRows.weighted(x, re[row], cos, im[row], sin, count);
        FloatRows.weighted(y, im[row], cos, re[row], -sin, count);
      } else {
        FloatRows.weighted(re[row], x, cos, y, -sin, count);
        FloatRows.weighted(im[row], x, sin, y, cos, count);
      }
    }
  }

  /** The spare rows to the last four places, each number times its factor. */
  private void turnAll(int a, RowFactors factors, int count) {
    for (int r = 0; r < 4; r++) {
      float[] cos = factors.cos[a + r];
      float[] sin = factors.minusSin[a + r];
      float[] x = spare[2 * r];
      float[] y = spare[2 * r + 1];
      FloatRows.subtractProducts(re[a + r], x, cos, y, sin, count);
      FloatRows.addProducts(im[a + r], x, sin, y, cos, count);
    }
  }

  private void turnAllBack(int a, RowFactors factors, int count) {
    for (int r = 0; r < 4; r++) {
      float[] cos = factors.cos[a + r];
      float[] sin = factors.minusSin[a + r];
      FloatRows.addProducts(spare[2 * r], re[a + r], cos, im[a + r], sin, count);
      FloatRows.subtractProducts(spare[2 * r + 1], im[a + r], cos, re[a + r], sin, count);
    }
  }

  /** Instead of a product with 1. */
  private void swap(int r, int row) {
    float[] swapped = re[row];
    re[row] = spare[2 * r];
    spare[2 * r] = swapped;
    swapped = im[row];
    im[row] = spare[2 * r + 1];
    spare[2 * r + 1] = swapped;
  }
}
