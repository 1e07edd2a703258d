package io.github.vocalpatterns.audio.dsp;

/** What stands beyond the ends of a recording when frames are centred. */
public enum PadMode {
  /** Zeros, as librosa does from 0.9 on. */
  ZERO,
  /** The recording mirrored about its first and last sample, as librosa did up to 0.8. */
  REFLECT
}
