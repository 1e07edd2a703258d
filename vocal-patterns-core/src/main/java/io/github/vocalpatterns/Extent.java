package io.github.vocalpatterns;

import io.github.vocalpatterns.audio.Waveform;

/**
 * Between what samples a recording lies.
 *
 * @param least the lowest sample, 0 if there is none
 * @param greatest the highest
 * @param mean of all
 */
record Extent(float least, float greatest, double mean) {

  /** Looks at every sample once. */
  static Extent of(Waveform waveform) {
    int length = waveform.length();
    if (length == 0) {
      return new Extent(0, 0, 0);
    }
    float least = waveform.sample(0);
    float greatest = least;
    double even = 0;
    double odd = 0;
    for (int i = 0; i + 1 < length; i += 2) {
      float a = waveform.sample(i);
      float b = waveform.sample(i + 1);
      least = a < least ? a : least;
      greatest = a > greatest ? a : greatest;
      least = b < least ? b : least;
      greatest = b > greatest ? b : greatest;
      // Two sums, as each has to wait for its last.
      even += a;
      odd += b;
    }
    float last = waveform.sample(length - 1);
    double rest = length % 2 == 0 ? 0 : last;
    return new Extent(
        Math.min(least, last), Math.max(greatest, last), (even + odd + rest) / length);
  }

  float peak() {
    return Math.max(Math.abs(least), Math.abs(greatest));
  }

  /** The peak about the mean: a constant voltage under a recording is no sound. */
  double swing() {
    return Math.max(Math.abs(least - mean), Math.abs(greatest - mean));
  }
}
