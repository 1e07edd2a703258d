package io.github.vocalpatterns.audio.dsp;

/**
 * One array for all that a worker keeps, so that its parts lie whole cache lines apart. A vector
 * that fills a line costs twice as much where it straddles two, and Java promises no more than
 * multiples of 8 bytes. But G1 gives an array of half a region or more regions of its own, where
 * its numbers begin at byte 16: number {@value #FIRST} then begins a line.
 */
final class VectorMemory {

  /** Where the first part is to begin. */
  static final int FIRST = 6;

  /** Half of the smallest region of G1, 1 MiB, and a little more. */
  private static final int LEAST = (1 << 16) + 8;

  /**
   * Numbers to leave free between parts that are read side by side: lines that lie a multiple of 4
   * KiB apart displace each other.
   */
  static final int GAP = 4 * FrameSamples.LANES;

  private VectorMemory() {}

  /** An array with room for so many numbers from {@link #FIRST} on. */
  static double[] allocate(int numbers) {
    return new double[Math.max(LEAST, FIRST + numbers)];
  }
}
