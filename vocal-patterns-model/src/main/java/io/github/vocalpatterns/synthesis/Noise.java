package io.github.vocalpatterns.synthesis;

/** Coloured noise of variance near 1: between white and brown, swelling slowly or steady. */
final class Noise {

  private int state;
  private final float whiteShare;
  private final float pinkShare;
  private final float brownShare;
  private float p0;
  private float p1;
  private float p2;
  private float brown;

  private Noise(int seed, float whiteShare, float pinkShare, float brownShare) {
    this.state = seed | 1;
    this.whiteShare = whiteShare;
    this.pinkShare = pinkShare;
    this.brownShare = brownShare;
  }

  static Noise white(Chance chance) {
    return new Noise((int) chance.nextLong(), 1, 0, 0);
  }

  static Noise draw(Chance chance) {
    int seed = (int) chance.nextLong();
    return switch (chance.weighted(25, 35, 20, 20)) {
      case 0 -> new Noise(seed, 1, 0, 0);
      case 1 -> new Noise(seed, 0.1f, 0.95f, 0);
      case 2 -> new Noise(seed, 0.05f, 0.1f, 0.95f);
      default -> new Noise(seed, 0.3f, 0.6f, 0.7f);
    };
  }

  /** The next sample. Pink by P. Kellet's economical filter, brown by a leaky integrator. */
  float next() {
    int x = state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    state = x;
    float white = x * 8.065e-10f;
    p0 = 0.99765f * p0 + white * 0.0990460f;
    p1 = 0.96300f * p1 + white * 0.2965164f;
    p2 = 0.57000f * p2 + white * 1.0526913f;
    float pink = (p0 + p1 + p2 + white * 0.1848f) * 0.43f;
    brown += 0.02f * (white * 5 - brown);
    return whiteShare * white + pinkShare * pink + brownShare * brown * 2;
  }
}
