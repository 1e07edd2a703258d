package io.github.vocalpatterns.audio.augment;

/** Normal noise of mean 0 and variance 1 by Marsaglia's polar method, the same everywhere. */
final class GaussianNoise {

  private GaussianNoise() {}

  static double[] of(long seed, int length) {
    Draw draw = Draw.of(seed, 0, 0);
    double[] noise = new double[length];
    for (int i = 0; i < length; i += 2) {
      double u;
      double v;
      double square;
      do {
        u = draw.uniform(-1, 1);
        v = draw.uniform(-1, 1);
        square = u * u + v * v;
      } while (square >= 1 || square == 0);
      double scale = Math.sqrt(-2 * StrictMath.log(square) / square);
      noise[i] = u * scale;
      if (i + 1 < length) {
        noise[i + 1] = v * scale;
      }
    }
    return noise;
  }
}
