package io.github.vocalpatterns.interchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads one structure of a file from its start on, never beyond its end. */
final class Hdf5Cursor {

  private final String structure;
  private final ByteBuffer bytes;

  Hdf5Cursor(String structure, ByteBuffer bytes) {
    this.structure = structure;
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  private ByteBuffer require(long size) {
    if (size < 0 || size > bytes.remaining()) {
      throw new IllegalArgumentException(structure + " is cut off");
    }
    return bytes;
  }

  int remaining() {
    return bytes.remaining();
  }

  int u8() {
    return Byte.toUnsignedInt(require(Byte.BYTES).get());
  }

  int u16() {
    return Short.toUnsignedInt(require(Short.BYTES).getShort());
  }

  long u32() {
    return Integer.toUnsignedLong(require(Integer.BYTES).getInt());
  }

  /** An address or a length; beyond 2^63 it is negative, which every use refuses. */
  long u64() {
    return require(Long.BYTES).getLong();
  }

  Hdf5Cursor skip(long size) {
    require(size).position(bytes.position() + (int) size);
    return this;
  }

  /** The next {@code size} bytes as a structure of their own. */
  Hdf5Cursor take(String name, long size) {
    Hdf5Cursor part = new Hdf5Cursor(name, require(size).slice(bytes.position(), (int) size));
    skip(size);
    return part;
  }

  byte[] bytes(long size) {
    require(size);
    byte[] taken = new byte[(int) size];
    bytes.get(taken);
    return taken;
  }

  /** Text up to its first NUL or the end of {@code size} bytes. */
  String text(long size) {
    byte[] text = bytes(size);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** Whether a NUL-terminated name lies at an offset. */
  boolean holds(long offset, String name) {
    byte[] expected = (name + "\0").getBytes(StandardCharsets.UTF_8);
    if (offset < 0 || offset > bytes.capacity() - expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if (bytes.get((int) offset + i) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  void requireSignature(String signature) {
    String found = new String(bytes(signature.length()), StandardCharsets.ISO_8859_1);
    if (!found.equals(signature)) {
      throw new IllegalArgumentException(
          structure + " does not start with " + signature.strip() + ", the file is damaged");
    }
  }

  void requireVersion(int expected) {
    int version = u8();
    if (version != expected) {
      throw new IllegalArgumentException(
          structure + " has the version " + version + ", Keras writes " + expected);
    }
  }
}
