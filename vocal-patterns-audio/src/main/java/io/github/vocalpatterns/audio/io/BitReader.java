package io.github.vocalpatterns.audio.io;

/** Bits of a file, the most significant of each byte first, as FLAC packs them. */
final class BitReader {

  /** The file ends before what was asked for. */
  static final class EndOfBits extends Exception {
    EndOfBits() {
      // It only ever ends a loop: who catches it knows the place.
      super(null, null, false, false);
    }
  }

  private final byte[] bytes;
  private int next;

  /** The bits that were read ahead, at the top. */
  private long window;

  private int inWindow;

  BitReader(AudioBytes bytes, int offset) {
    this.bytes = bytes.buffer().array();
    this.next = offset;
  }

  /** The byte that holds the next bit. */
  int byteOffset() {
    return next - inWindow / 8;
  }

  void alignToByte() {
    int rest = inWindow % 8;
    window <<= rest;
    inWindow -= rest;
  }

  /** {@code count} bits, 0 to 32, as a number that is not negative. */
  long unsigned(int count) throws EndOfBits {
    if (inWindow < count) {
      fill();
      if (inWindow < count) {
        throw new EndOfBits();
      }
    }
    // In two steps, because a shift by 64 would be a shift by 0.
    long value = window >>> 1 >>> (63 - count);
    window <<= count;
    inWindow -= count;
    return value;
  }

  /** {@code count} bits, 0 to 33, in two's complement. */
  long signed(int count) throws EndOfBits {
    if (count == 0) {
      return 0;
    }
    long sign = -unsigned(1);
    return sign << (count - 1) | unsigned(count - 1);
  }

  /** The number of 0 bits before the next 1, both consumed. */
  long unary() throws EndOfBits {
    long zeros = 0;
    while (true) {
      int leading = Long.numberOfLeadingZeros(window);
      if (leading < inWindow) {
        window <<= leading;
        window <<= 1;
        inWindow -= leading + 1;
        return zeros + leading;
      }
      zeros += inWindow;
      window = 0;
      inWindow = 0;
      fill();
      if (inWindow == 0) {
        throw new EndOfBits();
      }
    }
  }

  private void fill() {
    while (inWindow <= 56 && next < bytes.length) {
      window |= (bytes[next++] & 0xFFL) << (56 - inWindow);
      inWindow += 8;
    }
  }
}
