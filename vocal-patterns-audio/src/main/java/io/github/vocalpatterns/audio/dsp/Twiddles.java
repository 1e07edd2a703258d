package io.github.vocalpatterns.audio.dsp;

/** The factors of decimations by 4. */
final class Twiddles {

  /** Numbers for each place in a quarter. */
  static final int STEP = 8;

  private final double[][] tables = new double[Integer.SIZE][];

  /**
   * For blocks of {@code size} numbers, a quarter of it and so on, all larger than {@code leaf}.
   */
  Twiddles(int size, int leaf) {
    for (int block = size; block > leaf; block /= 4) {
      tables[Integer.numberOfTrailingZeros(block)] = table(block);
    }
  }

  private static double[] table(int block) {
    double[] table = new double[STEP * (block / 4)];
    for (int j = 0; j < block / 4; j++) {
      for (int r = 1; r < 4; r++) {
        double angle = 2 * Math.PI * j * r / block;
        table[STEP * j + 2 * r - 2] = Math.cos(angle);
        table[STEP * j + 2 * r - 1] = -Math.sin(angle);
        if (r < 3) {
          table[STEP * j + 5 + r] = Math.sin(angle);
        }
      }
    }
    return table;
  }

  /**
   * (cos, −sin) of 2πjr/block for r = 1, 2, 3, from {@code STEP * j} on, and then its sin for r =
   * 1, 2, which saves vectors a change of sign.
   */
  double[] of(int block) {
    return tables[Integer.numberOfTrailingZeros(block)];
  }
}
