package io.github.vocalpatterns.audio.io;

import java.nio.ByteOrder;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packets of one logical stream of an Ogg file (RFC 3533), and where the next one starts.
 *
 * <p>Checksums are checked. Pages of other streams in between are passed over.
 */
final class OggPackets {

  /** The position of a packet that is not the last to end on its page. */
  static final long UNKNOWN = -1;

  private static final Logger LOG = LoggerFactory.getLogger(OggPackets.class);
  private static final int HEADER = 27;

  /** Sound takes kilobytes at most, comments with pictures megabytes. */
  private static final int LONGEST_PACKET = 1 << 24;

  private static final int CONTINUED = 1;
  private static final int FIRST = 2;
  private static final int LAST = 4;
  private static final int[] CRC = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int crc = i << 24;
      for (int bit = 0; bit < 8; bit++) {
        crc = crc << 1 ^ (crc >> 31 & 0x04C1_1DB7);
      }
      CRC[i] = crc;
    }
  }

  private final AudioBytes bytes;
  private final byte[] file;
  private final int serial;
  private int page;
  private int pageEnd;
  private int segments;
  private int segment;
  private int body;
  private int lastComplete;
  private long sequence = -1;
  private byte[] packet = new byte[4096];
  private int length;
  private boolean ended;
  private boolean cutOff;
  private boolean lacksPages;

  /** The stream whose first page stands at {@code offset}. */
  OggPackets(AudioBytes unordered, int offset) throws AudioFileException {
    bytes = unordered.order(ByteOrder.LITTLE_ENDIAN);
    file = bytes.buffer().array();
    if (!hasPage(offset)) {
      throw bytes.malformed(offset, "a whole page of Ogg", "the end of the file");
    }
    serial = bytes.buffer().getInt(offset + 14);
    pageEnd = offset;
    passHeader();
    enterSegments();
  }

  /** What the first packet of the page at {@code offset} starts with. */
  static boolean firstPacketSpells(byte[] bytes, int offset, String text) {
    return AudioBytes.spells(bytes, offset, "OggS")
        && offset < bytes.length - HEADER
        && AudioBytes.spells(bytes, offset + HEADER + (bytes[offset + 26] & 0xFF), text);
  }

  /** Goes to the next packet, or returns false at the end of the stream. */
  boolean next() throws AudioFileException {
    length = 0;
    while (!ended) {
      while (segment < segments) {
        int size = file[page + HEADER + segment] & 0xFF;
        append(size);
        segment++;
        if (size < 255) {
          return true;
        }
      }
      if (!nextPage()) {
        return false;
      }
    }
    return false;
  }

  /** The bytes of the packet, the first {@link #length()} of this array until the next packet. */
  byte[] packet() {
    return packet;
  }

  int length() {
    return length;
  }

  /** Where the page stands on which the packet ends. */
  int offset() {
    return page;
  }

  /** The position in the sound behind the packet, or {@link #UNKNOWN}. */
  long position() {
    return segment == lastComplete ? bytes.buffer().getLong(page + 6) : UNKNOWN;
  }

  /** Whether the packet is the last of its stream. */
  boolean isLast() {
    return segment == lastComplete && (file[page + 5] & LAST) != 0;
  }

  /**
   * To be called when the stream is read.
   *
   * @throws AudioFileException if the file ends before any sound that it was to hold
   */
  void requireSound(MonoSamples samples) throws AudioFileException {
    if (cutOff && samples.added() == 0) {
      throw bytes.malformed(pageEnd, "a whole page with sound", "the end of the file");
    }
  }

  /** Where the next stream starts that is chained to this one, once it is read; 0 without one. */
  int nextStream() {
    return ended && hasPage(pageEnd) && (file[pageEnd + 5] & FIRST) != 0 ? pageEnd : 0;
  }

  private boolean nextPage() throws AudioFileException {
    if ((file[page + 5] & LAST) != 0) {
      ended = true;
      return false;
    }
    do {
      if (!hasPage(pageEnd)) {
        requirePageOrEnd();
        LOG.warn("{} is cut off: its last page is missing", bytes.source());
        ended = true;
        cutOff = true;
        return false;
      }
      passHeader();
    } while (bytes.buffer().getInt(page + 14) != serial);
    enterSegments();
    return true;
  }

  private void requirePageOrEnd() throws AudioFileException {
    int left = Math.min(4, file.length - pageEnd);
    if (!"OggS".startsWith(bytes.text(pageEnd, left))) {
      throw bytes.malformed(pageEnd, "a page of Ogg", bytes.show(pageEnd, 4));
    }
  }

  /** Makes the page at {@link #pageEnd} the present one, if its checksum is right. */
  private void passHeader() throws AudioFileException {
    page = pageEnd;
    segments = file[page + 26] & 0xFF;
    body = page + HEADER + segments;
    pageEnd = end(page);
    int expected = checksum();
    int found = bytes.buffer().getInt(page + 22);
    if (found != expected) {
      throw bytes.malformed(
          page + 22L,
          String.format("the checksum 0x%08X of the page at byte %d", expected, page),
          String.format("0x%08X", found));
    }
  }

  private void enterSegments() {
    segment = 0;
    lastComplete = 0;
    for (int i = 0; i < segments; i++) {
      if (file[page + HEADER + i] != -1) {
        lastComplete = i + 1;
      }
    }
    long number = bytes.buffer().getInt(page + 18) & 0xFFFF_FFFFL;
    boolean continued = (file[page + 5] & CONTINUED) != 0;
    if (sequence >= 0 && number != sequence + 1) {
      if (!lacksPages) {
        LOG.warn("{} lacks pages, the first before byte {}", bytes.source(), page);
      }
      lacksPages = true;
      length = 0;
    }
    sequence = number;
    if (continued && length == 0) {
      skipRestOfPacket();
    } else if (!continued) {
      length = 0;
    }
  }

  private void skipRestOfPacket() {
    int size = 255;
    while (segment < segments && size == 255) {
      size = file[page + HEADER + segment++] & 0xFF;
      body += size;
    }
  }

  private void append(int size) throws AudioFileException {
    if (length + size > LONGEST_PACKET) {
      throw bytes.malformed(
          page, "packets of at most " + LONGEST_PACKET + " bytes", "a longer one");
    }
    if (packet.length < length + size) {
      packet = Arrays.copyOf(packet, 2 * packet.length);
    }
    System.arraycopy(file, body, packet, length, size);
    body += size;
    length += size;
  }

  private boolean hasPage(int offset) {
    return offset <= file.length - HEADER && bytes.spells(offset, "OggS") && end(offset) > 0;
  }

  /** Where the page at {@code offset} ends, 0 if the file ends before. */
  private int end(int offset) {
    int count = file[offset + 26] & 0xFF;
    long end = offset + (long) HEADER + count;
    if (end > file.length) {
      return 0;
    }
    for (int i = 0; i < count; i++) {
      end += file[offset + HEADER + i] & 0xFF;
    }
    return end > file.length ? 0 : (int) end;
  }

  /** CRC-32 of the page with zeros where it says its own. */
  private int checksum() {
    int crc = 0;
    for (int i = page; i < pageEnd; i++) {
      int value = i >= page + 22 && i < page + 26 ? 0 : file[i];
      crc = crc << 8 ^ CRC[(crc >>> 24 ^ value) & 0xFF];
    }
    return crc;
  }
}
