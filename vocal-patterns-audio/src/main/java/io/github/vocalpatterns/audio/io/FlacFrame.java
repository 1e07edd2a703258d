package io.github.vocalpatterns.audio.io;

/** One frame of FLAC at a time: a block of samples of every channel. */
final class FlacFrame {

  private static final int SYNC = 0x3FFE;
  private static final int LEFT_SIDE = 8;
  private static final int SIDE_RIGHT = 9;
  private static final int MID_SIDE = 10;
  private static final int LONGEST_BLOCK = 65_535;
  private static final int[] BITS = {0, 8, 12, 0, 16, 20, 24, 32};
  private static final int[] RATES_HZ = {
    0, 88_200, 176_400, 192_000, 8000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 96_000
  };
  private static final int[] CRC_16 = new int[256];
  private static final int[] CRC_8 = new int[256];

  static {
    for (int i = 0; i < 256; i++) {
      int crc16 = i << 8;
      int crc8 = i;
      for (int bit = 0; bit < 8; bit++) {
        crc16 = crc16 << 1 ^ (crc16 >> 15 & 1) * 0x8005;
        crc8 = crc8 << 1 ^ (crc8 >> 7 & 1) * 0x07;
      }
      CRC_16[i] = crc16 & 0xFFFF;
      CRC_8[i] = crc8 & 0xFF;
    }
  }

  private final AudioBytes bytes;
  private final FlacStreamInfo info;
  private final FlacSubframe subframe;
  private long[][] samples;
  private int start;
  private int blockSize;
  private int assignment;

  FlacFrame(AudioBytes bytes, FlacStreamInfo info) {
    this.bytes = bytes;
    this.info = info;
    this.subframe = new FlacSubframe(bytes);
    this.samples = new long[info.channels()][0];
  }

  /** Whether the two bytes at {@code offset} are those of a frame, of whatever block size. */
  static boolean mayStartAt(AudioBytes bytes, int offset) {
    return bytes.spells(offset, "\u00FF\u00F8") || bytes.spells(offset, "\u00FF\u00F9");
  }

  /** Samples of each channel in the frame decoded last. */
  int blockSize() {
    return blockSize;
  }

  /** A sample of the frame decoded last. */
  long sample(int channel, int index) {
    return samples[channel][index];
  }

  /**
   * Decodes the frame that starts at {@code offset}; returns where it ends.
   *
   * @throws BitReader.EndOfBits if the file ends before
   */
  int decode(int offset) throws AudioFileException, BitReader.EndOfBits {
    start = offset;
    BitReader in = new BitReader(bytes, offset);
    readHeader(in);
    if (samples[0].length < blockSize) {
      samples = new long[info.channels()][blockSize];
    }
    for (int channel = 0; channel < info.channels(); channel++) {
      boolean side = channel == (assignment == SIDE_RIGHT ? 0 : 1) && assignment >= LEFT_SIDE;
      subframe.decode(in, samples[channel], blockSize, info.bits() + (side ? 1 : 0));
    }
    in.alignToByte();
    int end = in.byteOffset();
    int expected = crc16(end);
    long found = in.unsigned(16);
    if (found != expected) {
      throw bytes.malformed(
          end,
          String.format("the checksum 0x%04X of the frame at byte %d", expected, start),
          String.format("0x%04X", found));
    }
    restoreStereo();
    requireRange();
    return end + 2;
  }

  private void readHeader(BitReader in) throws AudioFileException, BitReader.EndOfBits {
    require(in.unsigned(14) == SYNC && in.unsigned(1) == 0, 0, "the sync code of a FLAC frame", 2);
    in.unsigned(1);
    int sizeCode = (int) in.unsigned(4);
    int rateCode = (int) in.unsigned(4);
    require(sizeCode != 0 && rateCode != 15, 2, "codes for the block's size and its rate", 1);
    assignment = (int) in.unsigned(4);
    int channels = assignment < LEFT_SIDE ? assignment + 1 : 2;
    boolean known = assignment <= MID_SIDE && channels == info.channels();
    require(known, 3, info.channels() + " channels as in the file's header", 1);
    int bitsCode = (int) in.unsigned(3);
    boolean sameBits = bitsCode == 0 || BITS[bitsCode] == info.bits();
    require(sameBits && in.unsigned(1) == 0, 3, info.bits() + " bits as in the file's header", 1);
    passNumber(in);
    blockSize = blockSize(in, sizeCode);
    int rateHz = rateHz(in, rateCode);
    int crcOffset = in.byteOffset();
    int expected = crc8(crcOffset);
    long found = in.unsigned(8);
    if (found != expected) {
      throw bytes.malformed(
          crcOffset,
          String.format("the checksum 0x%02X of the frame's header", expected),
          String.format("0x%02X", found));
    }
    require(blockSize <= LONGEST_BLOCK, 2, "a block of at most 65535 samples", 1);
    boolean sameRate = rateHz == info.sampleRateHz();
    require(sameRate, 2, info.sampleRateHz() + " Hz as in the file's header", 1);
  }

  private void require(boolean valid, int offset, String expected, int show)
      throws AudioFileException {
    if (!valid) {
      throw bytes.malformed(start + offset, expected, bytes.show(start + offset, show));
    }
  }

  /** The number of the frame or of its first sample, in the manner of UTF-8. */
  private void passNumber(BitReader in) throws AudioFileException, BitReader.EndOfBits {
    int first = (int) in.unsigned(8);
    int ones = Integer.numberOfLeadingZeros(~(first << 24));
    require(ones != 1 && ones < 8, 4, "the frame's number", 1);
    for (int i = 1; i < ones; i++) {
      require(in.unsigned(8) >>> 6 == 2, 4, "the frame's number", ones);
    }
  }

  private static int blockSize(BitReader in, int code) throws BitReader.EndOfBits {
    return switch (code) {
      case 1 -> 192;
      case 2, 3, 4, 5 -> 576 << (code - 2);
      case 6 -> (int) in.unsigned(8) + 1;
      case 7 -> (int) in.unsigned(16) + 1;
      default -> 256 << (code - 8);
    };
  }

  private int rateHz(BitReader in, int code) throws BitReader.EndOfBits {
    return switch (code) {
      case 0 -> info.sampleRateHz();
      case 12 -> (int) in.unsigned(8) * 1000;
      case 13 -> (int) in.unsigned(16);
      case 14 -> (int) in.unsigned(16) * 10;
      default -> RATES_HZ[code];
    };
  }

  private void restoreStereo() {
    if (assignment < LEFT_SIDE) {
      return;
    }
    long[] first = samples[0];
    long[] second = samples[1];
    for (int i = 0; i < blockSize; i++) {
      switch (assignment) {
        case LEFT_SIDE -> second[i] = first[i] - second[i];
        case SIDE_RIGHT -> first[i] += second[i];
        default -> {
          long side = second[i];
          long left = (first[i] * 2 + (side & 1) + side) >> 1;
          first[i] = left;
          second[i] = left - side;
        }
      }
    }
  }

  /** A predictor may run away without the checksum noticing, if it ran away in the encoder. */
  private void requireRange() throws AudioFileException {
    int spare = 64 - info.bits();
    for (long[] channel : samples) {
      for (int i = 0; i < blockSize; i++) {
        if (channel[i] << spare >> spare != channel[i]) {
          throw bytes.malformed(
              start,
              "a frame with samples of " + info.bits() + " bits",
              "the sample " + channel[i]);
        }
      }
    }
  }

  /** Averages the channels of the frame decoded last. */
  void addTo(MonoSamples mono) throws AudioFileException {
    double scale = Math.scalb(1.0, 1 - info.bits());
    for (int i = 0; i < blockSize; i++) {
      double sum = 0;
      for (long[] channel : samples) {
        sum += channel[i] * scale;
      }
      mono.add(sum / samples.length, start);
    }
  }

  private int crc16(int end) {
    byte[] file = bytes.buffer().array();
    int crc = 0;
    for (int i = start; i < end; i++) {
      crc = (crc << 8 ^ CRC_16[(crc >> 8 ^ file[i]) & 0xFF]) & 0xFFFF;
    }
    return crc;
  }

  private int crc8(int end) {
    byte[] file = bytes.buffer().array();
    int crc = 0;
    for (int i = start; i < end; i++) {
      crc = CRC_8[(crc ^ file[i]) & 0xFF];
    }
    return crc;
  }
}
