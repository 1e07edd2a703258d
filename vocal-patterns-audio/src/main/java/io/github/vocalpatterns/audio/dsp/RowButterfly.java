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
    spare = new double[8][frames];
  }

  double[] spare(int i) {
    return spare[i];
  }

  void apply(
      double[][] re, double[][] im, int a, int quarter, double[] twiddles, int at, int count) {
    int b = a + quarter;
    int c = b + quarter;
    int d = c + quarter;
    Rows.add(spare[0], re[a], re[c], count);
    Rows.add(spare[1], im[a], im[c], count);
    Rows.subtract(spare[2], re[a], re[c], count);
    Rows.subtract(spare[3], im[a], im[c], count);
    Rows.add(spare[4], re[b], re[d], count);
    Rows.add(spare[5], im[b], im[d], count);
    Rows.subtract(spare[6], im[b], im[d], count);
    Rows.subtract(spare[7], re[d], re[b], count);
    Rows.add(re[a], spare[0], spare[4], count);
    Rows.add(im[a], spare[1], spare[5], count);
    sums(re[b], im[b], twiddles[at], twiddles[at + 1], count);
    evens(re[c], im[c], twiddles[at + 2], twiddles[at + 3], count);
    differences(re[d], im[d], twiddles[at + 4], twiddles[at + 5], count);
  }

  private void sums(double[] re, double[] im, double wr, double wi, int count) {
    Rows.sumsLess(re, spare[2], spare[6], wr, spare[3], spare[7], wi, count);
    Rows.sumsPlus(im, spare[2], spare[6], wi, spare[3], spare[7], wr, count);
  }

  private void evens(double[] re, double[] im, double wr, double wi, int count) {
    Rows.differencesLess(re, spare[0], spare[4], wr, spare[1], spare[5], wi, count);
    Rows.differencesPlus(im, spare[0], spare[4], wi, spare[1], spare[5], wr, count);
  }

  private void differences(double[] re, double[] im, double wr, double wi, int count) {
    Rows.differencesLess(re, spare[2], spare[6], wr, spare[3], spare[7], wi, count);
    Rows.differencesPlus(im, spare[2], spare[6], wi, spare[3], spare[7], wr, count);
  }

  /** One step back: the sum of b·w̄, c·w̄² and d·w̄³ and a, turned by 1, i, −1 and −i. */
  void join(
      double[][] re, double[][] im, int a, int quarter, double[] twiddles, int at, int count) {
    int b = a + quarter;
    int c = b + quarter;
    int d = c + quarter;
    turnBack(0, re[b], im[b], twiddles[at], twiddles[at + 1], count);
    turnBack(2, re[c], im[c], twiddles[at + 2], twiddles[at + 3], count);
    turnBack(4, re[d], im[d], twiddles[at + 4], twiddles[at + 5], count);
    Rows.addDifferences(re[d], re[a], spare[2], spare[1], spare[5], count);
    Rows.subtractDifferences(re[b], re[a], spare[2], spare[1], spare[5], count);
    Rows.addDifferences(im[b], im[a], spare[3], spare[0], spare[4], count);
    Rows.subtractDifferences(im[d], im[a], spare[3], spare[0], spare[4], count);
    Rows.subtractSums(re[c], re[a], spare[2], spare[0], spare[4], count);
    Rows.subtractSums(im[c], im[a], spare[3], spare[1], spare[5], count);
    Rows.addSums(re[a], re[a], spare[2], spare[0], spare[4], count);
    Rows.addSums(im[a], im[a], spare[3], spare[1], spare[5], count);
  }

  private void turnBack(int at, double[] re, double[] im, double wr, double wi, int count) {
    Rows.weighted(spare[at], re, wr, im, wi, count);
    Rows.weighted(spare[at + 1], im, wr, re, -wi, count);
  }
}
