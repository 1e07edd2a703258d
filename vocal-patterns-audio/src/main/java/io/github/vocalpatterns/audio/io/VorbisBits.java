package io.github.vocalpatterns.audio.io;

/**
 * The bits of one packet of Vorbis, the least significant of each byte first. Behind the end stand
 * zeros; whether it was passed can be asked afterwards, because Vorbis lets packets end early.
 */
final class VorbisBits {

  private final OggPackets packets;
  private final AudioBytes file;
  private final byte[] bytes;
  private final long end;
  private long at;

  VorbisBits(AudioBytes file, OggPackets packets) {
    this.file = file;
    this.packets = packets;
    this.bytes = packets.packet();
    this.end = 8L * packets.length();
  }

  /** {@code count} bits, 0 to 32, not consumed. */
  long peek(int count) {
    long window = 0;
    int first = (int) (at >> 3);
    int last = (int) Math.min((at + count + 7) >> 3, end >> 3);
    for (int i = last - 1; i >= first; i--) {
      window = window << 8 | bytes[i] & 0xFF;
    }
    return window >>> (at & 7) & (1L << count) - 1;
  }

  void skip(int count) {
    at += count;
  }

  long readLong(int count) {
    long value = peek(count);
    at += count;
    return value;
  }

  /** {@code count} bits, 0 to 31. */
  int read(int count) {
    return (int) readLong(count);
  }

  boolean readFlag() {
    return readLong(1) == 1;
  }

  /** Whether more was read than the packet holds. */
  boolean ended() {
    return at > end;
  }

  /** Makes the packet read as one that is used up. */
  void giveUp() {
    at = end + 1;
  }

  /** Bits that are left. */
  long left() {
    return end - at;
  }

  int packetBytes() {
    return packets.length();
  }

  /** Refuses a header that breaks a rule or ends before it is complete. */
  void require(boolean valid, String expected, Object actual) throws AudioFileException {
    if (ended()) {
      throw malformed("more of the header", "the end of its packet");
    }
    if (!valid) {
      throw malformed(expected, actual.toString());
    }
  }

  /** The error for the page on which the packet ends. */
  AudioFileException malformed(String expected, String actual) {
    return file.malformed(packets.offset(), expected, actual);
  }
}
