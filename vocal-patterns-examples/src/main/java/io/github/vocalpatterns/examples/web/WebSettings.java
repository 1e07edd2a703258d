package io.github.vocalpatterns.examples.web;

import java.time.Duration;

/**
 * Where the web demo listens, and how much it takes on. Immutable.
 *
 * @param host name or address to listen at; of a machine that others reach, anybody may then upload
 * @param port 0 for any free one, to 65 535
 * @param maxMegabytes largest upload, in units of 10⁶ bytes, 1 to 512
 * @param threads recordings analysed at the same time, 1 to 256
 * @param uploadTimeout longest that an upload may take
 */
public record WebSettings(
    String host, int port, int maxMegabytes, int threads, Duration uploadTimeout) {

  /** This machine only, port 8080, 32 MB, two recordings at a time, a minute for each upload. */
  public static final WebSettings DEFAULT =
      new WebSettings("127.0.0.1", 8080, 32, 2, Duration.ofMinutes(1));

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException if one cannot work, naming it, its value and the rule
   */
  public WebSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host is \"" + host + "\", it must not be blank");
    }
    requireWithin("port", port, 0, 65_535);
    requireWithin("maxMegabytes", maxMegabytes, 1, 512);
    requireWithin("threads", threads, 1, 256);
    if (uploadTimeout.isNegative() || uploadTimeout.isZero()) {
      throw new IllegalArgumentException(
          "uploadTimeout is " + uploadTimeout + ", it must be positive");
    }
  }

  private static void requireWithin(String name, int value, int least, int greatest) {
    if (value < least || value > greatest) {
      throw new IllegalArgumentException(
          name + " is " + value + ", it must lie between " + least + " and " + greatest);
    }
  }

  int maxBytes() {
    return maxMegabytes * 1_000_000;
  }

  /** Uploads held in memory at the same time: those analysed, those in line and one arriving. */
  int maxUploads() {
    return 2 * threads + queueLength();
  }

  /** Recordings that wait for a thread. */
  int queueLength() {
    return 2 * threads;
  }
}
