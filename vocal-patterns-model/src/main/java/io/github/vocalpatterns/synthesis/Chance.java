package io.github.vocalpatterns.synthesis;

import java.util.List;

/**
 * A stream of chance that is the same on every Java release: SplitMix64 (Steele, Lea and Flood,
 * "Fast splittable pseudorandom number generators", OOPSLA 2014). Not thread-safe.
 */
final class Chance {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  /** The stream that {@code seed} and {@code index} name together. */
  static Chance of(long seed, long index) {
    return new Chance(mix(mix(seed + GOLDEN) ^ (index * 0xD1342543DE82EF95L + GOLDEN)));
  }

  /** A stream of its own, so that what it is used for cannot shift what this one gives later. */
  Chance split() {
    return new Chance(mix(nextLong() ^ 0x5851F42D4C957F2DL));
  }

  long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1). */
  double uniform() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  double uniform(double from, double to) {
    return from + (to - from) * uniform();
  }

  /** Uniform on a logarithmic scale, for times, frequencies and amplitudes. */
  double logUniform(double from, double to) {
    return from * Math.exp(Math.log(to / from) * uniform());
  }

  /** Normal with mean 0, by Box and Muller. */
  double gaussian(double standardDeviation) {
    double radius = Math.sqrt(-2 * Math.log(1 - uniform()));
    return standardDeviation * radius * Math.cos(2 * Math.PI * uniform());
  }

  /** Normal, but never further than {@code limit} standard deviations from 0. */
  double gaussian(double standardDeviation, double limit) {
    double value = gaussian(1);
    return standardDeviation * Math.max(-limit, Math.min(limit, value));
  }

  boolean happens(double probability) {
    return uniform() < probability;
  }

  /** An integer in [0, bound). */
  int below(int bound) {
    return (int) (uniform() * bound);
  }

  /** An integer in [from, to]. */
  int between(int from, int to) {
    return from + below(to - from + 1);
  }

  /** 1 or −1. */
  int sign() {
    return happens(0.5) ? 1 : -1;
  }

  double pick(double... values) {
    return values[below(values.length)];
  }

  <T> T pick(List<T> values) {
    return values.get(below(values.size()));
  }

  /** An index drawn in proportion to {@code weights}. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double point = uniform() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      point -= weights[i];
      if (point < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
