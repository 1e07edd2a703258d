package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;
import java.nio.ByteOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * WAV: RIFF, its big-endian twin RIFX, and RF64/BW64 for long files (EBU Tech 3306), holding
 * integers, floats, A-law or mu-law, with a plain or an extensible header.
 *
 * <p>A program that writes into a pipe cannot go back to fill in the sizes. If it left 0, the
 * samples go on to the end of the file.
 */
final class WavFormat implements AudioFormat {

  private static final int PCM = 1;
  private static final int IEEE_FLOAT = 3;
  private static final int A_LAW = 6;
  private static final int MU_LAW = 7;
  private static final int EXTENSIBLE = 0xFFFE;

  /** What follows the format tag in a sub-format's GUID, xxxx0000-0000-0010-8000-00AA00389B71. */
  private static final String SUB_FORMAT_TAIL =
      "\0\0\0\0\u0010\0\u0080\0\0\u00AA\0\u0038\u009B\u0071";

  private static final String SUB_FORMAT_TAIL_BIG_ENDIAN =
      "\0\0\0\0\0\u0010\u0080\0\0\u00AA\0\u0038\u009B\u0071";

  private static final long SEE_DS64 = 0xFFFF_FFFFL;

  @Override
  public String name() {
    return "WAV";
  }

  @Override
  public boolean recognises(byte[] bytes) {
    return AudioBytes.spells(bytes, 0, "RIFF")
        || AudioBytes.spells(bytes, 0, "RIFX")
        || AudioBytes.spells(bytes, 0, "RF64")
        || AudioBytes.spells(bytes, 0, "BW64");
  }

  @Override
  public Waveform decode(AudioBytes unordered, DecodeLimits limits) throws AudioFileException {
    boolean big = unordered.spells(0, "RIFX");
    AudioBytes bytes = unordered.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    if (!bytes.spells(8, "WAVE")) {
      throw bytes.malformed(8, "\"WAVE\"", bytes.show(8, 4));
    }
    SampleLayout layout = null;
    long longDataSize = 0;
    for (Chunk chunk = Chunk.at(bytes, 12); chunk != null; chunk = chunk.next()) {
      if (chunk.is("ds64")) {
        chunk.requireSize(16);
        longDataSize = bytes.i64(chunk.start() + 8);
      } else if (chunk.is("fmt ")) {
        layout = layout(bytes, chunk);
      } else if (chunk.is("data")) {
        return decodeData(bytes, chunk, longDataSize, layout, limits);
      }
    }
    throw bytes.malformed(bytes.size(), "a \"data\" chunk", "the end of the file");
  }

  private static Waveform decodeData(
      AudioBytes bytes,
      Chunk data,
      long longDataSize,
      @Nullable SampleLayout layout,
      DecodeLimits limits)
      throws AudioFileException {
    if (layout == null) {
      throw data.malformed(-8, "a \"fmt \" chunk before the samples", "the \"data\" chunk");
    }
    long size = data.size() == SEE_DS64 && longDataSize > 0 ? longDataSize : data.size();
    boolean neverFilledIn = size == 0 && !riffSizeIsTrue(bytes);
    long length = neverFilledIn ? bytes.size() - data.start() : size;
    return layout.decode(bytes, data.start(), length, limits);
  }

  /** Whether the size in the file's header, pad byte or not, is the size of the file. */
  private static boolean riffSizeIsTrue(AudioBytes bytes) throws AudioFileException {
    return Math.abs(bytes.u32(4) + 8 - bytes.size()) <= 1;
  }

  private static SampleLayout layout(AudioBytes bytes, Chunk fmt) throws AudioFileException {
    fmt.requireSize(16);
    int at = fmt.start();
    int tag = bytes.u16(at);
    int channels = SampleLayout.requireChannels(bytes, at + 2, bytes.u16(at + 2));
    int sampleRateHz = SampleLayout.requireSampleRate(bytes, at + 4, bytes.u32(at + 4));
    int frameBytes = bytes.u16(at + 12);
    int bits = bytes.u16(at + 14);
    if (tag == EXTENSIBLE) {
      tag = subFormat(bytes, fmt);
    }
    SampleCoding coding = coding(fmt, tag, bits);
    if (frameBytes != channels * coding.bytes()) {
      throw fmt.malformed(
          12,
          "a block of " + channels * coding.bytes() + " bytes, one sample of every channel",
          frameBytes + " bytes");
    }
    return new SampleLayout(coding, channels, sampleRateHz);
  }

  private static int subFormat(AudioBytes bytes, Chunk fmt) throws AudioFileException {
    fmt.requireSize(40);
    int at = fmt.start() + 24;
    int tag = bytes.u16(at);
    if (!bytes.spells(at + 2, SUB_FORMAT_TAIL)
        && !bytes.spells(at + 2, SUB_FORMAT_TAIL_BIG_ENDIAN)) {
      throw fmt.malformed(24, "a sub-format for PCM, float, A-law or mu-law", bytes.show(at, 16));
    }
    return tag;
  }

  private static SampleCoding coding(Chunk fmt, int tag, int bits) throws AudioFileException {
    switch (tag) {
      case PCM -> {
        requireBits(fmt, bits, bits >= 1 && bits <= 32, "1 to 32");
        // Integers stand at the top of their bytes, so 20 bits in 3 bytes read as 24 bits.
        return bits <= 8 ? SampleCoding.UNSIGNED_8 : SampleCoding.signed((bits + 7) / 8);
      }
      case IEEE_FLOAT -> {
        requireBits(fmt, bits, bits == 32 || bits == 64, "32 or 64");
        return bits == 32 ? SampleCoding.FLOAT_32 : SampleCoding.FLOAT_64;
      }
      case A_LAW, MU_LAW -> {
        requireBits(fmt, bits, bits == 8, "8");
        return tag == A_LAW ? SampleCoding.A_LAW : SampleCoding.MU_LAW;
      }
      default -> throw fmt.malformed(0, "PCM, float, A-law or mu-law samples", describe(tag));
    }
  }

  private static void requireBits(Chunk fmt, int bits, boolean valid, String expected)
      throws AudioFileException {
    if (!valid) {
      throw fmt.malformed(14, expected + " bits for each sample", Integer.toString(bits));
    }
  }

  private static String describe(int tag) {
    String codec =
        switch (tag) {
          case 0x0002 -> " (Microsoft ADPCM)";
          case 0x0011 -> " (IMA ADPCM)";
          case 0x0031 -> " (GSM 6.10)";
          case 0x0050 -> " (MPEG)";
          case 0x0055 -> " (MP3)";
          case 0x0160, 0x0161, 0x0162, 0x0163 -> " (Windows Media Audio)";
          default -> "";
        };
    return String.format(Locale.ROOT, "format tag 0x%04X%s", tag, codec);
  }
}
