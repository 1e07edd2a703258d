package io.github.vocalpatterns.audio.dsp;

/** What stands beyond the ends of a recording when frames are centred. */
public enum PadMode {
  /** Zeros, as librosa does from 0.9 on. */
  ZERO,
  /** The recording mirrored about its first and last sample, as librosa did up to 0.8. */
  REFLECT;

  /** What stands at any index of a recording, which is the first {@code length} of an array. */
  float at(float[] samples, int length, long index) {
    if (index >= 0 && index < length) {
      return samples[(int) index];
    }
    if (this == ZERO || length == 0) {
      return 0;
    }
    // One sample mirrors to itself everywhere.
    long period = Math.max(1, 2L * (length - 1));
    long phase = Math.floorMod(index, period);
    return samples[(int) Math.min(phase, period - phase)];
  }
}
