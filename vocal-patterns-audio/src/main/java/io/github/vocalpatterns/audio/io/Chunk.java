package io.github.vocalpatterns.audio.io;

import org.jspecify.annotations.Nullable;

/**
 * One chunk of an IFF file, as WAV and AIFF are: a name of four characters, a size, a body.
 *
 * @param start where the body starts
 * @param size how long the header says the body is, whatever bytes there really are
 */
record Chunk(AudioBytes bytes, int start, long size) {

  private static final int HEADER = 8;

  /** The chunk whose header stands at {@code offset}, null where too few bytes are left for one. */
  static @Nullable Chunk at(AudioBytes bytes, long offset) throws AudioFileException {
    if (offset > bytes.size() - HEADER) {
      return null;
    }
    int start = (int) offset + HEADER;
    return new Chunk(bytes, start, bytes.u32(start - 4));
  }

  boolean is(String name) {
    return bytes.spells(start - HEADER, name);
  }

  /**
   * The chunk behind this one, if any. A body of odd length is followed by a byte of padding that
   * some programs forget: where a name follows at once, it was forgotten.
   */
  @Nullable Chunk next() throws AudioFileException {
    long end = start + size;
    boolean padded = size % 2 == 1 && !nameStandsAt(end);
    return at(bytes, padded ? end + 1 : end);
  }

  private boolean nameStandsAt(long offset) {
    if (offset > bytes.size() - HEADER) {
      return false;
    }
    for (int i = 0; i < 4; i++) {
      if (!AudioBytes.isPrintable(bytes.buffer().get((int) offset + i))) {
        return false;
      }
    }
    return true;
  }

  /** Refuses a body that is too short for the fields of its kind. */
  void requireSize(int atLeast) throws AudioFileException {
    if (size < atLeast) {
      throw malformed(-4, "a chunk of " + atLeast + " bytes at least", size + " bytes");
    }
  }

  /** The error for a field of this chunk, {@code offset} bytes into its body. */
  AudioFileException malformed(int offset, String expected, String actual) {
    return bytes.malformed(start + (long) offset, expected, actual);
  }
}
