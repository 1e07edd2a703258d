package io.github.vocalpatterns.audio.io;

/**
 * The most that {@link AudioFiles} takes in before it gives up on a recording, so that no file can
 * exhaust memory: reading holds at most twice the bytes of the file, 8 bytes for each sample of the
 * result and a few megabytes that a decoder works on. Its time grows at most in proportion to the
 * bytes of the file and to the samples of all its channels.
 *
 * @param maxBytes longest file or stream
 * @param maxSamples most samples of the result, which has one channel
 */
public record DecodeLimits(int maxBytes, int maxSamples) {

  /** Virtual machines differ in how close to the largest int an array may come. */
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 16;

  /** 1 GiB of file; 172 800 000 samples, which is one hour at 48 kHz. */
  public static final DecodeLimits DEFAULT = new DecodeLimits(1 << 30, 3600 * 48_000);

  /**
   * @throws IllegalArgumentException if a limit is not between 1 and 2³¹ − 17
   */
  public DecodeLimits {
    requireArrayLength("maxBytes", maxBytes);
    requireArrayLength("maxSamples", maxSamples);
  }

  private static void requireArrayLength(String name, int value) {
    if (value < 1 || value > LONGEST_ARRAY) {
      throw new IllegalArgumentException(
          name + " is " + value + ", it must be between 1 and " + LONGEST_ARRAY);
    }
  }
}
