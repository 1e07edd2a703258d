package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;
import java.nio.ByteOrder;

/**
 * AIFF and AIFF-C (Apple, 1989 and 1991), their integers big-endian unless the compression type
 * says otherwise. The description of the samples may stand before them or behind.
 */
final class AiffFormat implements AudioFormat {

  @Override
  public String name() {
    return "AIFF";
  }

  @Override
  public boolean recognises(byte[] bytes) {
    return AudioBytes.spells(bytes, 0, "FORM");
  }

  @Override
  public Waveform decode(AudioBytes bytes, DecodeLimits limits) throws AudioFileException {
    boolean compressed = bytes.spells(8, "AIFC");
    if (!compressed && !bytes.spells(8, "AIFF")) {
      throw bytes.malformed(8, "\"AIFF\" or \"AIFC\"", bytes.show(8, 4));
    }
    Chunk common = null;
    Chunk sound = null;
    for (Chunk chunk = Chunk.at(bytes, 12);
        chunk != null && (common == null || sound == null);
        chunk = chunk.next()) {
      if (chunk.is("COMM")) {
        common = chunk;
      } else if (chunk.is("SSND")) {
        sound = chunk;
      }
    }
    if (common == null || sound == null) {
      String missing = common == null ? "a \"COMM\" chunk" : "a \"SSND\" chunk";
      throw bytes.malformed(bytes.size(), missing, "the end of the file");
    }
    return decode(bytes, common, compressed, sound, limits);
  }

  private static Waveform decode(
      AudioBytes bytes, Chunk common, boolean compressed, Chunk sound, DecodeLimits limits)
      throws AudioFileException {
    common.requireSize(compressed ? 22 : 18);
    int at = common.start();
    int channels = SampleLayout.requireChannels(bytes, at, bytes.u16(at));
    long frames = bytes.u32(at + 2);
    int bits = bytes.u16(at + 6);
    int rateHz = SampleLayout.requireSampleRate(bytes, at + 8, extended(bytes, at + 8));
    AudioBytes ordered = bytes;
    if (compressed && isLittleEndian(bytes, at + 18)) {
      ordered = bytes.order(ByteOrder.LITTLE_ENDIAN);
    }
    SampleCoding coding = compressed ? coding(common, bits) : integers(common, bits);
    SampleLayout layout = new SampleLayout(coding, channels, rateHz);

    long offset = bytes.u32(sound.start());
    long start = sound.start() + 8 + offset;
    if (start > bytes.size()) {
      throw sound.malformed(0, "samples within the file", "an offset of " + offset + " bytes");
    }
    long promised = Math.min(sound.size() - 8 - offset, frames * layout.frameBytes());
    // A program that writes into a pipe cannot go back to fill in the sizes and leaves them 0.
    boolean neverFilledIn = promised <= 0 && bytes.u32(4) + 8 < bytes.size();
    long length = neverFilledIn ? bytes.size() - start : Math.max(0, promised);
    return layout.decode(ordered, (int) start, length, limits);
  }

  private static boolean isLittleEndian(AudioBytes bytes, int offset) {
    return bytes.spells(offset, "sowt")
        || bytes.spells(offset, "42n1")
        || bytes.spells(offset, "42ni")
        || bytes.spells(offset, "23ni");
  }

  private static SampleCoding coding(Chunk common, int bits) throws AudioFileException {
    AudioBytes bytes = common.bytes();
    int at = common.start() + 18;
    String type = bytes.text(at, 4);
    return switch (type) {
      case "NONE", "twos", "sowt" -> integers(common, bits);
      case "raw " -> {
        requireBits(common, bits, 8);
        yield SampleCoding.UNSIGNED_8;
      }
      case "in24", "42n1", "42ni" -> SampleCoding.SIGNED_24;
      case "in32", "23ni" -> SampleCoding.SIGNED_32;
      case "fl32", "FL32" -> SampleCoding.FLOAT_32;
      case "fl64", "FL64" -> SampleCoding.FLOAT_64;
      case "alaw", "ALAW" -> SampleCoding.A_LAW;
      case "ulaw", "ULAW" -> SampleCoding.MU_LAW;
      default ->
          throw bytes.malformed(
              at, "NONE, twos, sowt, raw, in24, in32, fl32, fl64, alaw or ulaw", bytes.show(at, 4));
    };
  }

  /** Integers stand at the top of their bytes, so 20 bits in 3 bytes read as 24 bits. */
  private static SampleCoding integers(Chunk common, int bits) throws AudioFileException {
    requireBits(common, bits, 32);
    return SampleCoding.signed((bits + 7) / 8);
  }

  private static void requireBits(Chunk common, int bits, int most) throws AudioFileException {
    if (bits < 1 || bits > most) {
      throw common.malformed(6, "1 to " + most + " bits for each sample", Integer.toString(bits));
    }
  }

  /** An 80-bit number: sign, 15 bits of exponent, 64 bits of mantissa with its leading 1. */
  private static double extended(AudioBytes bytes, int offset) throws AudioFileException {
    int head = bytes.u16(offset);
    double mantissa = Math.scalb((double) (bytes.i64(offset + 2) >>> 11), 11 - 63);
    double magnitude = Math.scalb(mantissa, (head & 0x7FFF) - 16383);
    return (head & 0x8000) == 0 ? magnitude : -magnitude;
  }
}
