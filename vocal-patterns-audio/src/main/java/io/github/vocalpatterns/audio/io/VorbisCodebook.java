package io.github.vocalpatterns.audio.io;

import java.util.Arrays;

/**
 * A Huffman code of a Vorbis stream (Vorbis I, section 3), each entry a vector where it has one.
 */
final class VorbisCodebook {

  /**
   * How much the codebooks of one stream may blow up the bytes they are written in, and what they
   * may come to in all. What libvorbis writes stays below a tenth of each.
   */
  private static final int ENTRIES_PER_BYTE = 64;

  private static final int VALUES_PER_BYTE = 512;
  private static final int MOST_ENTRIES = 1 << 18;
  private static final int MOST_VALUES = 1 << 21;

  private static final int SYNC = 0x564342;
  private static final int LONGEST = 32;
  private static final int TABLE_BITS = 10;
  private static final float[] NO_VALUES = {};

  private final int dimensions;
  private final int entries;
  private final float[] values;

  /** Two children for each inner node: the number of another node, or ~entry for a leaf. */
  private int[] tree = {};

  /**
   * For the next bits of the packet, the node or leaf they lead to and how many bits that takes.
   */
  private int[] tableTarget = {};

  private byte[] tableBits = {};
  private int tableWidth;

  /** What all codebooks of a stream may still take up. */
  static final class Budget {
    private long entries;
    private long values;

    Budget(int packetBytes) {
      entries = Math.min(MOST_ENTRIES, (long) ENTRIES_PER_BYTE * packetBytes);
      values = Math.min(MOST_VALUES, (long) VALUES_PER_BYTE * packetBytes);
    }
  }

  VorbisCodebook(VorbisBits in, Budget budget) throws AudioFileException {
    int sync = in.read(24);
    in.require(sync == SYNC, "a codebook", "0x" + Integer.toHexString(sync));
    dimensions = in.read(16);
    entries = in.read(24);
    budget.entries -= entries;
    in.require(budget.entries >= 0, "codebooks in proportion to their header", entries);
    byte[] lengths = in.readFlag() ? orderedLengths(in) : lengths(in);
    in.require(true, "", "");
    buildTree(in, lengths);
    values = values(in, budget);
  }

  int dimensions() {
    return dimensions;
  }

  int entries() {
    return entries;
  }

  boolean hasValues() {
    return values.length > 0;
  }

  /** Component {@code i} of the vector of an entry. */
  float value(int entry, int i) {
    return values[entry * dimensions + i];
  }

  /** The next entry, or −1 if the packet ends before. */
  int decode(VorbisBits in) {
    if (tree.length == 0) {
      in.giveUp();
      return -1;
    }
    int bits = (int) in.peek(tableWidth);
    int target = tableTarget[bits];
    in.skip(tableBits[bits]);
    while (target >= 0) {
      target = tree[2 * target + in.read(1)];
    }
    return in.ended() ? -1 : ~target;
  }

  private byte[] lengths(VorbisBits in) {
    boolean sparse = in.readFlag();
    byte[] lengths = new byte[entries];
    for (int i = 0; i < entries && !in.ended(); i++) {
      if (!sparse || in.readFlag()) {
        lengths[i] = (byte) (in.read(5) + 1);
      }
    }
    return lengths;
  }

  private byte[] orderedLengths(VorbisBits in) throws AudioFileException {
    byte[] lengths = new byte[entries];
    int length = in.read(5) + 1;
    for (int i = 0; i < entries; length++) {
      int count = in.read(bitsFor(entries - i));
      boolean valid = count <= entries - i && length <= LONGEST;
      in.require(valid, "codewords for " + entries + " entries", "more or longer ones");
      Arrays.fill(lengths, i, i + count, (byte) length);
      i += count;
    }
    return lengths;
  }

  /** Bits that the numbers 0 to {@code most} need. */
  static int bitsFor(int most) {
    return 32 - Integer.numberOfLeadingZeros(most);
  }

  /** Every entry takes the lowest codeword of its length that none before it has taken. */
  private void buildTree(VorbisBits in, byte[] lengths) throws AudioFileException {
    int used = 0;
    int last = 0;
    double space = 0;
    for (int i = 0; i < entries; i++) {
      if (lengths[i] > 0) {
        used++;
        last = i;
        space += Math.scalb(1.0, -lengths[i]);
      }
    }
    if (used == 0) {
      return;
    }
    if (used == 1) {
      // A code of one word may leave half of the codewords of 1 bit out; both mean the same.
      in.require(lengths[last] == 1, "a complete Huffman code", "one word of " + lengths[last]);
      tree = new int[] {~last, ~last};
    } else {
      in.require(space == 1, "a complete Huffman code", "one that fills " + space);
      tree = new int[2 * (used - 1)];
      Arrays.fill(tree, Integer.MAX_VALUE);
      insertAll(in, lengths);
    }
    fillTable(lengths);
  }

  private void insertAll(VorbisBits in, byte[] lengths) throws AudioFileException {
    long[] lowestFree = new long[LONGEST + 1];
    int nodes = 1;
    for (int entry = 0; entry < entries; entry++) {
      int length = lengths[entry];
      if (length == 0) {
        continue;
      }
      long word = lowestFree[length];
      in.require(word >>> length == 0, "a Huffman code", "more words than there are codes");
      take(lowestFree, length, word);
      int node = 0;
      for (int bit = length - 1; bit >= 0; bit--) {
        int slot = 2 * node + (int) (word >>> bit & 1);
        if (bit == 0) {
          tree[slot] = ~entry;
        } else if (tree[slot] == Integer.MAX_VALUE) {
          in.require(nodes < tree.length / 2, "a complete Huffman code", "one with gaps");
          tree[slot] = nodes++;
        }
        node = tree[slot];
      }
    }
  }

  /** Moves all lengths to the lowest codeword that neither starts with nor leads to this one. */
  private static void take(long[] lowestFree, int length, long word) {
    for (int i = length; i > 0; i--) {
      if ((lowestFree[i] & 1) == 1) {
        lowestFree[i] = i == 1 ? lowestFree[1] + 1 : lowestFree[i - 1] << 1;
        break;
      }
      lowestFree[i]++;
    }
    long taken = word;
    for (int i = length + 1; i <= LONGEST && lowestFree[i] >>> 1 == taken; i++) {
      taken = lowestFree[i];
      lowestFree[i] = lowestFree[i - 1] << 1;
    }
  }

  private void fillTable(byte[] lengths) {
    int longest = 1;
    for (byte length : lengths) {
      longest = Math.max(longest, length);
    }
    tableWidth = Math.min(TABLE_BITS, longest);
    tableTarget = new int[1 << tableWidth];
    tableBits = new byte[1 << tableWidth];
    for (int bits = 0; bits < tableTarget.length; bits++) {
      int target = 0;
      int count = 0;
      while (target >= 0 && count < tableWidth) {
        target = tree[2 * target + (bits >> count & 1)];
        count++;
      }
      tableTarget[bits] = target;
      tableBits[bits] = (byte) count;
    }
  }

  private float[] values(VorbisBits in, Budget budget) throws AudioFileException {
    int type = in.read(4);
    in.require(type <= 2, "a table of values of type 0 to 2", type);
    if (type == 0) {
      return NO_VALUES;
    }
    float least = unpack(in.readLong(32));
    float step = unpack(in.readLong(32));
    int bits = in.read(4) + 1;
    boolean sums = in.readFlag();
    long all = (long) entries * dimensions;
    budget.values -= all;
    in.require(all > 0 && budget.values >= 0, "codebooks in proportion to their header", all);
    int perDimension = root(entries, dimensions);
    int count = type == 1 ? perDimension : (int) all;
    in.require((long) count * bits <= in.left(), "a table of values", count + " missing values");
    int[] steps = new int[count];
    for (int i = 0; i < count; i++) {
      steps[i] = in.read(bits);
    }
    float[] table = new float[(int) all];
    for (int entry = 0; entry < entries; entry++) {
      float sum = 0;
      int rest = entry;
      for (int i = 0; i < dimensions; i++) {
        int at = entry * dimensions + i;
        float value = steps[type == 1 ? rest % perDimension : at] * step + least + sum;
        rest /= perDimension;
        table[at] = value;
        sum = sums ? value : 0;
      }
    }
    return table;
  }

  /** The largest integer whose power does not exceed {@code entries}. */
  private static int root(int entries, int power) {
    int root = (int) Math.pow(entries, 1.0 / power) + 1;
    while (Math.pow(root, power) > entries) {
      root--;
    }
    return root;
  }

  /** 21 bits of mantissa, 10 of exponent, a sign. */
  private static float unpack(long bits) {
    float magnitude = Math.scalb((float) (bits & 0x1F_FFFF), (int) (bits >> 21 & 0x3FF) - 788);
    return bits >> 31 == 0 ? magnitude : -magnitude;
  }
}
