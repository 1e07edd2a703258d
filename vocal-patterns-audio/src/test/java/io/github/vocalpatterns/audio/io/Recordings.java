package io.github.vocalpatterns.audio.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The committed recordings, and the pieces to build others byte by byte. */
final class Recordings {

  private static final String FOLDER = "/audio-io/";

  private Recordings() {}

  /** The bytes of a committed file. */
  static byte[] bytes(String name) {
    try (InputStream in = Recordings.class.getResourceAsStream(FOLDER + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(name, e);
    }
  }

  /** The rows of expected.csv, each a file, its sample rate and its number of samples. */
  static List<String[]> rows() {
    String table = new String(bytes("expected.csv"), StandardCharsets.UTF_8);
    return table.lines().skip(1).map(row -> row.split(",")).toList();
  }

  static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] little(int... shorts) {
    return shorts(ByteOrder.LITTLE_ENDIAN, shorts);
  }

  static byte[] big(int... shorts) {
    return shorts(ByteOrder.BIG_ENDIAN, shorts);
  }

  private static byte[] shorts(ByteOrder order, int... values) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * values.length).order(order);
    for (int value : values) {
      buffer.putShort((short) value);
    }
    return buffer.array();
  }

  static byte[] little32(long value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt((int) value).array();
  }

  static byte[] big32(long value) {
    return ByteBuffer.allocate(4).putInt((int) value).array();
  }

  /** A WAV file of these chunks with a true size in its header. */
  static byte[] wav(byte[]... chunks) {
    byte[] body = concat(chunks);
    return concat(ascii("RIFF"), little32(body.length + 4), ascii("WAVE"), body);
  }

  /** A chunk of WAV that says it has {@code size} bytes. */
  static byte[] chunk(String name, long size, byte[] body) {
    return concat(ascii(name), little32(size), body);
  }

  static byte[] chunk(String name, byte[] body) {
    return chunk(name, body.length, body);
  }

  /** The "fmt " chunk of integers at 8 kHz. */
  static byte[] fmt(int channels, int bits) {
    return fmt(1, channels, 8000, channels * (bits / 8), bits);
  }

  static byte[] fmt(int tag, int channels, long rateHz, int frameBytes, int bits) {
    return chunk(
        "fmt ",
        concat(
            little(tag, channels),
            little32(rateHz),
            little32(rateHz * frameBytes),
            little(frameBytes, bits)));
  }

  /** An AIFF file of these chunks with a true size in its header. */
  static byte[] form(String type, byte[]... chunks) {
    byte[] body = concat(chunks);
    return concat(ascii("FORM"), big32(body.length + 4), ascii(type), body);
  }

  /** A chunk of AIFF that says it has {@code size} bytes. */
  static byte[] bigChunk(String name, long size, byte[] body) {
    return concat(ascii(name), big32(size), body);
  }

  /** {@code bytes} with those from {@code offset} on replaced. */
  static byte[] patched(byte[] bytes, int offset, byte... replacement) {
    byte[] copy = bytes.clone();
    System.arraycopy(replacement, 0, copy, offset, replacement.length);
    return copy;
  }
}
