package io.github.vocalpatterns.audio.dsp;

/**
 * One decimation by four of rows of frames, in place: of numbers a, b, c, d a quarter of a block
 * apart
 *
 * <pre>
 * (a + c) + (b + d),  ((a − c) − i(b − d))·w,  ((a + c) − (b + d))·w²,  ((a − c) + i(b − d))·w³
 * </pre>
 */
final class RowButterfly {

  private final double[][] spare;

  RowButterfly(int frames) {
    spare = Rows.allocate(6, frames);
  }

  void apply(
      double[][] re, double[][] im, int a, int quarter, double[] twiddles, int at, int count) {
    int b = a + quarter;
    int c = b + quarter;
    int d = c + quarter;
    Rows.addDifferences(spare[0], re[a], re[c], im[b], im[d], count);
    Rows.addDifferences(spare[1], im[a], im[c], re[d], re[b], count);
    Rows.subtractSums(spare[2], re[a], re[c], re[b], re[d], count);
    Rows.subtractSums(spare[3], im[a], im[c], im[b], im[d], count);
    Rows.subtractDifferences(spare[4], re[a], re[c], im[b], im[d], count);
    Rows.subtractDifferences(spare[5], im[a], im[c], re[d], re[b], count);
    Rows.addSums(re[a], re[a], re[c], re[b], re[d], count);
    Rows.addSums(im[a], im[a], im[c], im[b], im[d], count);
    if (at == 0) {
      swap(0, re, im, b);
      swap(2, re, im, c);
      swap(4, re, im, d);
      return;
    }
    turn(0, re[b], im[b], twiddles[at], twiddles[at + 1], count);
    turn(2, re[c], im[c], twiddles[at + 2], twiddles[at + 3], count);
    turn(4, re[d], im[d], twiddles[at + 4], twiddles[at + 5], count);
  }

  private void turn(int at, double[] re, double[] im, double wr, double wi, int count) {
    Rows.weighted(re, spare[at], wr, spare[at + 1], -wi, count);
    Rows.weighted(im, spare[at + 1], wr, spare[at], wi, count);
  }

  /** Instead of a product with 1, which the first factors of a block are. */
  private void swap(int at, double[][] re, double[][] im, int row) {
    double[] swapped = re[row];
    re[row] = spare[at];
    spare[at] = swapped;
    swapped = im[row];
    im[row] = spare[at + 1];
    spare[at + 1] = swapped;
  }
}
