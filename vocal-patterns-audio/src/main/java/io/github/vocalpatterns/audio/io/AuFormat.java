package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;
import java.nio.ByteOrder;

/** AU, also named SND (Sun, NeXT), and its little-endian twin, which starts with "dns.". */
final class AuFormat implements AudioFormat {

  private static final int HEADER = 24;

  @Override
  public String name() {
    return "AU";
  }

  @Override
  public boolean recognises(byte[] bytes) {
    return AudioBytes.spells(bytes, 0, ".snd") || AudioBytes.spells(bytes, 0, "dns.");
  }

  @Override
  public Waveform decode(AudioBytes unordered, DecodeLimits limits) throws AudioFileException {
    boolean big = unordered.spells(0, ".snd");
    AudioBytes bytes = unordered.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    long start = bytes.u32(4);
    long size = bytes.u32(8);
    SampleCoding coding = coding(bytes, bytes.u32(12));
    int rateHz = SampleLayout.requireSampleRate(bytes, 16, bytes.u32(16));
    int channels = SampleLayout.requireChannels(bytes, 20, bytes.u32(20));
    if (start < HEADER || start > bytes.size()) {
      throw bytes.malformed(
          4, "samples between the header and the end of the file", "samples at byte " + start);
    }
    // A program that writes into a pipe cannot go back to fill in the size; the format's own sign
    // for that is 0xFFFFFFFF, but 0 is seen too.
    long length = size == 0 ? bytes.size() - start : size;
    return new SampleLayout(coding, channels, rateHz).decode(bytes, (int) start, length, limits);
  }

  private static SampleCoding coding(AudioBytes bytes, long encoding) throws AudioFileException {
    if (encoding == 27) {
      return SampleCoding.A_LAW;
    }
    return switch ((int) Math.min(encoding, 8)) {
      case 1 -> SampleCoding.MU_LAW;
      case 2 -> SampleCoding.SIGNED_8;
      case 3 -> SampleCoding.SIGNED_16;
      case 4 -> SampleCoding.SIGNED_24;
      case 5 -> SampleCoding.SIGNED_32;
      case 6 -> SampleCoding.FLOAT_32;
      case 7 -> SampleCoding.FLOAT_64;
      default ->
          throw bytes.malformed(
              12, "encoding 1 to 7 (mu-law, integers, floats) or 27 (A-law)", "" + encoding);
    };
  }
}
