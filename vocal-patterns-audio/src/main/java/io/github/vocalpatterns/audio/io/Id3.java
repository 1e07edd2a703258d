package io.github.vocalpatterns.audio.io;

/** ID3v2 tags, which stand before MP3 frames and, against its standard, before FLAC. */
final class Id3 {

  private static final int HEADER = 10;

  private Id3() {}

  /** Where the tags at the start of a file end: 0 without any, at most {@code bytes.length}. */
  static int end(byte[] bytes) {
    long at = 0;
    while (at <= bytes.length - HEADER && AudioBytes.spells(bytes, (int) at, "ID3")) {
      int header = (int) at;
      long size = 0;
      for (int i = 6; i < HEADER; i++) {
        size = size << 7 | bytes[header + i] & 0x7F;
      }
      boolean footer = (bytes[header + 5] & 0x10) != 0;
      at += HEADER + size + (footer ? HEADER : 0);
    }
    return (int) Math.min(at, bytes.length);
  }
}
