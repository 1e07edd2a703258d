package io.github.vocalpatterns.audio;

/**
 * A stretch of a recording.
 *
 * @param from first sample
 * @param to one past the last sample
 */
public record SampleRange(int from, int to) {

  /**
   * @throws IllegalArgumentException unless 0 ≤ from ≤ to
   */
  public SampleRange {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException(
          "from is " + from + " and to is " + to + ", they must satisfy 0 ≤ from ≤ to");
    }
  }

  /** Number of samples. */
  public int length() {
    return to - from;
  }
}
