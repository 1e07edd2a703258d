package io.github.vocalpatterns.audio.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The bytes of one recording and what messages call it; no access goes beyond the end. */
final class AudioBytes {

  private final byte[] bytes;
  private final ByteBuffer buffer;
  private final String source;
  private final String format;

  AudioBytes(byte[] bytes, String source, String format) {
    this(bytes, source, format, ByteOrder.BIG_ENDIAN);
  }

  private AudioBytes(byte[] bytes, String source, String format, ByteOrder order) {
    this.bytes = bytes;
    this.buffer = ByteBuffer.wrap(bytes).order(order);
    this.source = source;
    this.format = format;
  }

  /** The same bytes, their numbers read in the given order. */
  AudioBytes order(ByteOrder order) {
    return new AudioBytes(bytes, source, format, order);
  }

  int size() {
    return bytes.length;
  }

  String source() {
    return source;
  }

  /** The bytes to read samples from, in the order of this view. */
  ByteBuffer buffer() {
    return buffer;
  }

  /** Whether the characters of {@code text} stand at {@code offset}. */
  boolean spells(int offset, String text) {
    return spells(bytes, offset, text);
  }

  static boolean spells(byte[] bytes, int offset, String text) {
    if (offset > bytes.length - text.length()) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if ((bytes[offset + i] & 0xFF) != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  int u8(int offset) throws AudioFileException {
    require(offset, 1);
    return buffer.get(offset) & 0xFF;
  }

  int u16(int offset) throws AudioFileException {
    require(offset, 2);
    return buffer.getShort(offset) & 0xFFFF;
  }

  long u32(int offset) throws AudioFileException {
    require(offset, 4);
    return buffer.getInt(offset) & 0xFFFF_FFFFL;
  }

  /** Eight bytes as they are: beyond 2⁶³ the result is negative. */
  long i64(int offset) throws AudioFileException {
    require(offset, 8);
    return buffer.getLong(offset);
  }

  private void require(int offset, int count) throws AudioFileException {
    if (offset > bytes.length - count) {
      throw malformed(offset, "more of the header", "the end of the file");
    }
  }

  /** {@code length} bytes as characters, fewer where the file ends. */
  String text(int offset, int length) {
    int count = Math.max(0, Math.min(length, bytes.length - offset));
    return new String(bytes, Math.min(offset, bytes.length), count, StandardCharsets.ISO_8859_1);
  }

  /** The bytes as a reader of messages can take them in: text in quotes, anything else in hex. */
  String show(int offset, int atMost) {
    return show(bytes, offset, atMost);
  }

  static String show(byte[] bytes, int offset, int atMost) {
    int count = Math.min(atMost, bytes.length - offset);
    if (count <= 0) {
      return "the end of the file";
    }
    boolean text = true;
    StringBuilder hex = new StringBuilder();
    for (int i = offset; i < offset + count; i++) {
      text &= isPrintable(bytes[i]);
      hex.append(hex.isEmpty() ? "" : " ").append(String.format("%02X", bytes[i]));
    }
    return text
        ? '"' + new String(bytes, offset, count, StandardCharsets.US_ASCII) + '"'
        : "the bytes " + hex;
  }

  static boolean isPrintable(byte b) {
    return b >= ' ' && b <= '~';
  }

  /** The error for bytes at {@code position}, or missing there, that break the format. */
  AudioFileException malformed(long position, String expected, String actual) {
    long offset = Math.min(position, bytes.length);
    String message =
        source
            + " is not readable as "
            + format
            + ": at byte "
            + offset
            + ", expected "
            + expected
            + " but found "
            + actual;
    return new AudioFileException(message, source, format, offset, expected, actual);
  }
}
