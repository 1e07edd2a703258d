package io.github.vocalpatterns.audio.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class VorbisCodebookTest {

  private static final String SYNC = number(0x564342, 24);

  /** Bits as Vorbis writes them, the least significant first. */
  private static String number(long value, int count) {
    StringBuilder bits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      bits.append(value >> i & 1);
    }
    return bits.toString();
  }

  private static String header(int dimensions, int entries) {
    return SYNC + number(dimensions, 16) + number(entries, 24);
  }

  private static String plain(int... lengths) {
    StringBuilder bits = new StringBuilder(header(1, lengths.length) + "00");
    for (int length : lengths) {
      bits.append(number(length - 1, 5));
    }
    return bits + number(0, 4);
  }

  private static VorbisBits packet(String bits) throws IOException {
    byte[] packet = new byte[(bits.length() + 7) / 8];
    for (int i = 0; i < bits.length(); i++) {
      packet[i / 8] |= (byte) (bits.charAt(i) - '0' << i % 8);
    }
    AudioBytes file = new AudioBytes(Compressed.page(2, 0, 0, packet), "book", "Ogg Vorbis");
    OggPackets packets = new OggPackets(file, 0);
    assertTrue(packets.next());
    return new VorbisBits(file, packets);
  }

  private static VorbisCodebook book(VorbisBits in) throws IOException {
    return new VorbisCodebook(in, new VorbisCodebook.Budget(in.packetBytes()));
  }

  /** The example of the Vorbis I specification, section 3.2.1. */
  @Test
  void codewordsAreGivenOutAsTheSpecificationShows() throws IOException {
    String words = "00" + "0100" + "0101" + "0110" + "0111" + "10" + "110" + "111";
    VorbisBits in = packet(plain(2, 4, 4, 4, 4, 2, 3, 3) + words);
    VorbisCodebook book = book(in);
    for (int entry = 0; entry < 8; entry++) {
      assertEquals(entry, book.decode(in));
    }
  }

  /** Longer than the table that the first bits are looked up in. */
  @Test
  void longCodewordsAreFollowedToTheirEnd() throws IOException {
    int[] lengths = new int[21];
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      lengths[i] = i + 1;
      words.append("1".repeat(i)).append('0');
    }
    lengths[20] = 20;
    VorbisBits in = packet(plain(lengths) + words + "1".repeat(20));
    VorbisCodebook book = book(in);
    for (int entry = 0; entry <= 20; entry++) {
      assertEquals(entry, book.decode(in));
    }
    in.skip(8);
    assertEquals(-1, book.decode(in));
  }

  @Test
  void orderedLengthsStandForRunsOfEntries() throws IOException {
    // One entry of 1 bit, two of 2 bits.
    String lengths = "1" + number(0, 5) + number(1, 2) + number(2, 2);
    VorbisBits in = packet(header(1, 3) + lengths + number(0, 4) + "0" + "10" + "11");
    VorbisCodebook book = book(in);
    assertEquals(0, book.decode(in));
    assertEquals(1, book.decode(in));
    assertEquals(2, book.decode(in));
  }

  @Test
  void aTableOfValuesIsCombinedInEveryWay() throws IOException {
    // Two values for each of two dimensions: −1 and −1 + 2 · 0.5.
    String one = number(1 | 788L << 21, 32);
    String half = number(1 | 787L << 21, 32);
    String minusOne = number(1 | 788L << 21 | 1L << 31, 32);
    String table = number(1, 4) + minusOne + half + number(1, 4) + "0" + number(0, 2) + "01";
    String lengths = "00" + number(1, 5).repeat(4);
    VorbisCodebook book = book(packet(header(2, 4) + lengths + table + one.repeat(4)));
    float[][] expected = {{-1, -1}, {0, -1}, {-1, 0}, {0, 0}};
    for (int entry = 0; entry < 4; entry++) {
      assertEquals(expected[entry][0], book.value(entry, 0));
      assertEquals(expected[entry][1], book.value(entry, 1));
    }
  }

  @Test
  void codesWithGapsOrOverlapsAreRefused() throws IOException {
    for (int[] lengths : new int[][] {{1, 2}, {1, 1, 1}, {2, 2, 2, 2, 2}, {3}}) {
      VorbisBits in = packet(plain(lengths) + "0".repeat(64));
      AudioFileException e = assertThrows(AudioFileException.class, () -> book(in));
      assertEquals("a complete Huffman code", e.expected());
    }
  }

  /** Sixteen million entries of 24 bits take 60 bits to write and would take 100 MB to hold. */
  @Test
  void fewBytesCannotAskForMillionsOfEntries() throws IOException {
    String bomb = header(1, 0xFF_FFFF) + "1" + number(23, 5) + number(0xFF_FFFF, 24);
    VorbisBits in = packet(bomb + "0".repeat(64));
    long before = Allocation.bytes();
    AudioFileException e = assertThrows(AudioFileException.class, () -> book(in));
    assertEquals("codebooks in proportion to their header", e.expected());
    assertTrue(Allocation.bytes() - before < 1_000_000);
  }
}
