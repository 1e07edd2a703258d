package io.github.vocalpatterns.modelfile;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * The zip around a model: exactly two stored entries, laid out byte for byte as {@link #toBytes()}
 * does (PKWARE's APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16). Written here rather than with
 * {@code java.util.zip}, whose headers differ between versions.
 */
record Container(byte[] json, byte[] weights) {

  static final int MAX_JSON = 1 << 20;
  static final int MAX_WEIGHTS = 64 << 20;

  private static final String JSON = "model.json";
  private static final String WEIGHTS = "weights.bin";

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END = 0x06054b50;
  private static final int LOCAL_SIZE = 30;
  private static final int CENTRAL_SIZE = 46;
  private static final int END_SIZE = 22;

  /**
   * 1 January 1980, 00:00: zip's first moment, so that files do not tell when they were written.
   */
  private static final int TIME = 1 << 21 | 1 << 16;

  /** Version 1.0 of the format suffices for stored entries. */
  private static final short VERSION = 10;

  private static final int OVERHEAD =
      2 * (LOCAL_SIZE + CENTRAL_SIZE + JSON.length() + WEIGHTS.length()) + END_SIZE;

  /** Size of the largest file that can be right. */
  static final int MAX_FILE = MAX_JSON + MAX_WEIGHTS + OVERHEAD;

  /**
   * Takes a file apart.
   *
   * @throws IllegalArgumentException if it is anything but what {@link #toBytes()} writes
   */
  static Container parse(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    byte[] json = readEntry(in, JSON, MAX_JSON);
    byte[] weights = readEntry(in, WEIGHTS, MAX_WEIGHTS);
    if (in.remaining() >= LOCAL_SIZE && in.getInt(in.position()) == LOCAL) {
      in.position(in.position() + 26);
      throw new IllegalArgumentException("it has the unknown entry " + readName(in));
    }
    Container container = new Container(json, weights);
    int difference = Arrays.mismatch(file, container.toBytes());
    if (difference >= 0) {
      throw new IllegalArgumentException(
          "its zip headers are not those of a model file, from byte " + difference + " on");
    }
    return container;
  }

  private static byte[] readEntry(ByteBuffer in, String name, int maxSize) {
    if (in.remaining() < LOCAL_SIZE || in.getInt() != LOCAL) {
      throw new IllegalArgumentException(
          in.position() <= Integer.BYTES ? "it is no zip file" : "it lacks the entry " + name);
    }
    in.getInt(); // Version and flags: left to the comparison with what we would write.
    int method = Short.toUnsignedInt(in.getShort());
    in.getInt();
    int crc = in.getInt();
    long packedSize = Integer.toUnsignedLong(in.getInt());
    long size = Integer.toUnsignedLong(in.getInt());
    String found = readName(in);
    if (!found.equals(name)) {
      throw new IllegalArgumentException(
          "it has the entry " + found + " where " + name + " belongs");
    }
    if (method != 0 || packedSize != size) {
      throw new IllegalArgumentException(name + " is compressed, entries must be stored");
    }
    if (size > maxSize) {
      throw new IllegalArgumentException(
          name + " has " + size + " bytes, at most " + maxSize + " are allowed");
    }
    if (size > in.remaining()) {
      throw new IllegalArgumentException("it is cut off within " + name);
    }
    byte[] content = new byte[(int) size];
    in.get(content);
    if (crc != crc(content)) {
      throw new IllegalArgumentException(name + " does not match its checksum");
    }
    return content;
  }

  private static String readName(ByteBuffer in) {
    int length = Short.toUnsignedInt(in.getShort());
    int extra = Short.toUnsignedInt(in.getShort());
    if (length + extra > in.remaining()) {
      throw new IllegalArgumentException("it is cut off within a zip header");
    }
    byte[] name = new byte[length];
    in.get(name);
    in.position(in.position() + extra);
    return new String(name, StandardCharsets.UTF_8);
  }

  /** The file. */
  byte[] toBytes() {
    ByteBuffer out =
        ByteBuffer.allocate(json.length + weights.length + OVERHEAD).order(ByteOrder.LITTLE_ENDIAN);
    writeLocal(out, JSON, json);
    int weightsOffset = out.position();
    writeLocal(out, WEIGHTS, weights);
    int centralOffset = out.position();
    writeCentral(out, JSON, json, 0);
    writeCentral(out, WEIGHTS, weights, weightsOffset);
    int centralSize = out.position() - centralOffset;
    out.putInt(END).putInt(0).putShort((short) 2).putShort((short) 2);
    out.putInt(centralSize).putInt(centralOffset).putShort((short) 0);
    return out.array();
  }

  private static void writeLocal(ByteBuffer out, String name, byte[] content) {
    out.putInt(LOCAL);
    writeCommon(out, name, content);
    out.put(name.getBytes(StandardCharsets.US_ASCII)).put(content);
  }

  private static void writeCentral(ByteBuffer out, String name, byte[] content, int offset) {
    out.putInt(CENTRAL).putShort(VERSION);
    writeCommon(out, name, content);
    // No comment, disk 0, no attributes.
    out.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt(offset);
    out.put(name.getBytes(StandardCharsets.US_ASCII));
  }

  /** Version, flags, method, time, checksum, sizes, length of name and of extra field. */
  private static void writeCommon(ByteBuffer out, String name, byte[] content) {
    out.putShort(VERSION).putShort((short) 0).putShort((short) 0).putInt(TIME);
    out.putInt(crc(content)).putInt(content.length).putInt(content.length);
    out.putShort((short) name.length()).putShort((short) 0);
  }

  private static int crc(byte[] content) {
    CRC32 crc = new CRC32();
    crc.update(content);
    return (int) crc.getValue();
  }
}
