package io.github.vocalpatterns.audio.dsp;

/** A recording and the centres of the frames that are cut from it. Not thread-safe. */
final class FrameSamples {

  /** As many doubles as fill the widest vectors, and a line of the cache. */
  static final int LANES = 8;

  private final int fftSize;
  private final PadMode padMode;
  private float[] samples = new float[0];
  private int length;
  private int[] centres = new int[0];

  FrameSamples(int fftSize, PadMode padMode) {
    this.fftSize = fftSize;
    this.padMode = padMode;
  }

  /** The recording is the first {@code length} of {@code samples}. */
  void of(float[] samples, int length, int[] centres) {
    this.samples = samples;
    this.length = length;
    this.centres = centres;
  }

  /** Lets go of the recording. */
  void clear() {
    of(new float[0], 0, new int[0]);
  }

  /** Where a frame's first sample stands in the recording, or would stand. */
  long start(int frame) {
    return (long) centres[frame] - fftSize / 2;
  }

  /** Samples from each of some frames to the next, or 0 where that differs or there is one. */
  int hop(int from, int count) {
    int hop = count < 2 ? 0 : centres[from + 1] - centres[from];
    for (int i = 2; i < count; i++) {
      if (centres[from + i] - centres[from + i - 1] != hop) {
        return 0;
      }
    }
    return hop;
  }

  /** Whether the recording holds {@code count} samples from there on. */
  boolean holds(long start, int count) {
    return start >= 0 && start + count <= length;
  }

  /** The array of which the recording is the beginning. */
  float[] samples() {
    return samples;
  }

  /** Writes {@code count} samples from {@code start} on, padded where the recording ends. */
  void copy(long start, int count, float[] out) {
    int from = (int) Math.min(count, Math.max(0, -start));
    int to = (int) Math.max(from, Math.min(count, length - start));
    for (int i = 0; i < from; i++) {
      out[i] = padMode.at(samples, length, start + i);
    }
    if (from < to) {
      System.arraycopy(samples, (int) start + from, out, from, to - from);
    }
    for (int i = to; i < count; i++) {
      out[i] = padMode.at(samples, length, start + i);
    }
  }
}
