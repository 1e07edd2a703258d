package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;

/** One kind of file; implementations keep no state. */
interface AudioFormat {

  /** The name that messages use, such as {@code WAV}. */
  String name();

  /** Whether the first bytes of a file announce this format. */
  boolean recognises(byte[] bytes);

  /**
   * Decodes a recording that {@link #recognises} accepted.
   *
   * <p>Work is linear in the bytes, memory bounded by them and by {@code limits}, and whatever the
   * bytes are, the only exception is {@link AudioFileException}.
   */
  Waveform decode(AudioBytes bytes, DecodeLimits limits) throws AudioFileException;
}
