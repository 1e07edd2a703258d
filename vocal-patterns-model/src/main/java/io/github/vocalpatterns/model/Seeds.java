package io.github.vocalpatterns.model;

import io.github.vocalpatterns.model.layers.SplitMix64;
import java.util.SplittableRandom;

/**
 * Draws that depend on what they are for and on nothing that happened before, so that any number of
 * threads and any interruption leave them as they are.
 */
final class Seeds {

  private Seeds() {}

  /** A generator for one purpose, told apart by {@code parts}: epoch, item and the like. */
  static SplittableRandom random(long seed, long... parts) {
    return new SplittableRandom(SplitMix64.mix(seed, parts));
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
