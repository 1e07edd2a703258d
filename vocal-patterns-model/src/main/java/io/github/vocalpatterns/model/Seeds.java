package io.github.vocalpatterns.model;

import java.util.SplittableRandom;

/**
 * Draws that depend on what they are for and on nothing that happened before, so that any number of
 * threads and any interruption leave them as they are.
 */
final class Seeds {

  private Seeds() {}

  /** A generator for one purpose, told apart by {@code parts}: epoch, item and the like. */
  static SplittableRandom random(long seed, long... parts) {
    return new SplittableRandom(mix(seed, parts));
  }

  /** A seed for one purpose. */
  static long mix(long seed, long... parts) {
    long state = seed;
    for (long part : parts) {
      state = scramble(state + 0x9E3779B97F4A7C15L) ^ scramble(part + 0xD1B54A32D192ED03L);
    }
    return scramble(state);
  }

  /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
  static long scramble(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The numbers below {@code size}, shuffled. */
  static int[] permutation(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
