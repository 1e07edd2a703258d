package io.github.vocalpatterns.benchmarks;

import java.util.function.Supplier;

/**
 * Times the two ways of a contest in turns of a few milliseconds, so that whatever else the machine
 * does meets both. What counts is the fastest call of each: noise only ever adds time.
 *
 * @param oursNanos time of ours
 * @param peerNanos time of the peer's
 */
record Duel(long oursNanos, long peerNanos) {

  private static final long TURN_NANOS = 5_000_000;

  /** Of long calls, few fit into the time, and it takes some to find an undisturbed one. */
  private static final int WANTED_ROUNDS = 50;

  private static final int LEAST_ROUNDS = 3;
  private static final int LONGEST = 6;

  /** Keeps results from being optimised away. */
  @SuppressWarnings("unused")
  private static volatile Object sink = "";

  /**
   * Verifies, warms up and measures.
   *
   * @param seconds for either way, warming up and measuring; up to six times that where calls are
   *     long
   */
  static Duel of(Contest contest, double seconds) {
    contest.verify();
    Duel warm = rounds(contest, seconds, 1, 1);
    return rounds(contest, seconds, calls(warm.oursNanos), calls(warm.peerNanos));
  }

  private static int calls(long nanos) {
    return (int) Math.max(1, TURN_NANOS / Math.max(1, nanos));
  }

  private static Duel rounds(Contest contest, double seconds, int ourCalls, int peerCalls) {
    long ours = Long.MAX_VALUE;
    long peer = Long.MAX_VALUE;
    long start = System.nanoTime();
    for (int round = 0; ; round++) {
      double spent = (System.nanoTime() - start) / (2e9 * seconds);
      if (spent >= (round < WANTED_ROUNDS ? LONGEST : 1) && round >= LEAST_ROUNDS) {
        return new Duel(ours, peer);
      }
      ours = Math.min(ours, leastNanos(contest::ours, ourCalls));
      peer = Math.min(peer, contest.peerNanos(peerCalls));
    }
  }

  static long leastNanos(Supplier<Object> work, int calls) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      sink = work.get();
      least = Math.min(least, System.nanoTime() - start);
    }
    return least;
  }

  double ratio() {
    return (double) oursNanos / peerNanos;
  }
}
