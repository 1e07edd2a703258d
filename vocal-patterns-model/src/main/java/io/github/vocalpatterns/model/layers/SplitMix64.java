package io.github.vocalpatterns.model.layers;

/**
 * Hashes of numbers to 64 bits, by the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast
 * Splittable Pseudorandom Number Generators", 2014).
 */
public final class SplitMix64 {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private SplitMix64() {}

  /** A seed for one purpose, told apart by {@code parts}: epoch, item and the like. */
  public static long mix(long seed, long... parts) {
    long state = seed;
    for (long part : parts) {
      state = scramble(state + GOLDEN_GAMMA) ^ scramble(part + 0xD1B54A32D192ED03L);
    }
    return scramble(state);
  }

  /** Draw {@code index} of the sequence that {@code state} begins. */
  static long draw(long state, int index) {
    return scramble(state + index * GOLDEN_GAMMA);
  }

  private static long scramble(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
