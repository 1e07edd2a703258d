package io.github.vocalpatterns.audio.augment;

/**
 * The chance that one augmentation has with one item: a stream of numbers that seed, epoch, item
 * and the augmentation's place in the chain determine, on every machine and Java release.
 *
 * <p>With m the finaliser of SplitMix64 (G. Steele, D. Lea and C. Flood, Fast splittable
 * pseudorandom number generators, OOPSLA 2014), G = 9E3779B97F4A7C15₁₆ and all arithmetic modulo
 * 2⁶⁴, each draw has a key, and
 *
 * <pre>
 * m(z):        z ← (z ⊕ z≫30) · BF58476D1CE4E5B9₁₆,  z ← (z ⊕ z≫27) · 94D049BB133111EB₁₆,  z ⊕ z≫31
 * fold(k, v) = m(k · D1342543DE82EF95₁₆ + m(v + G))
 * of(seed, epoch, item) has the key   fold(fold(m(seed + G), epoch), item)
 * the child at a position has         fold(key, position)
 * the n-th number drawn, n = 1, 2, …  m(key + n · G)
 * </pre>
 *
 * <p>A child depends on the key alone, not on how much was drawn before: one more number used by
 * one augmentation shifts nothing for the others. Not thread-safe; children are independent.
 */
public final class Draw {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long key;
  private long drawn;

  private Draw(long key) {
    this.key = key;
  }

  /** The chance of one item in one epoch, at its start. */
  public static Draw of(long seed, long epoch, long item) {
    return new Draw(fold(fold(mix(seed + GOLDEN), epoch), item));
  }

  /** The chance of the augmentation at a position within this one, from 0, at its start. */
  public Draw child(long position) {
    return new Draw(fold(key, position));
  }

  private static long fold(long key, long value) {
    return mix(key * 0xD1342543DE82EF95L + mix(value + GOLDEN));
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 random bits. */
  public long nextLong() {
    return mix(key + ++drawn * GOLDEN);
  }

  /** A seed from 0 to 2⁵³ − 1, which JSON carries exactly. */
  public long seed() {
    return nextLong() >>> 11;
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    return seed() * 0x1p-53;
  }

  /** Uniform in [min, max), or {@code min} if they are equal. */
  public double uniform(double min, double max) {
    return min + (max - min) * uniform();
  }

  /** An integer from {@code min} to {@code max}, both included. */
  public int between(int min, int max) {
    return (int) (min + Math.floor(((double) max - min + 1) * uniform()));
  }

  /** True with probability {@code p}: never if it is 0, always if it is 1. */
  public boolean happens(double p) {
    return uniform() < p;
  }
}
