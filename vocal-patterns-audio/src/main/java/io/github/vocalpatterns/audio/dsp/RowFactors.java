package io.github.vocalpatterns.audio.dsp;

/** Factors exp(−2πi·a), one for each number in some rows. */
final class RowFactors {

  final float[][] cos;

  /** The imaginary parts, −sin. */
  final float[][] minusSin;

  RowFactors(int rows, int columns) {
    cos = FloatRows.allocate(rows, columns);
    minusSin = FloatRows.allocate(rows, columns);
  }

  /**
   * Fills a row with those of kj/N for j from 0 to {@code period}, again and again.
   *
   * @param wave a whole cosine in N steps
   */
  void turn(int row, int period, int k, double[] wave) {
    for (int i = 0; i < cos[row].length; i++) {
      int at = i % period * k % wave.length;
      cos[row][i] = (float) wave[at];
      minusSin[row][i] = (float) wave[(at + wave.length / 4) % wave.length];
    }
  }
}
