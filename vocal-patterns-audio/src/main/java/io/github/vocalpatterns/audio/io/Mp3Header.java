package io.github.vocalpatterns.audio.io;

import org.jspecify.annotations.Nullable;

/**
 * The four bytes at the start of a frame of MPEG-1, MPEG-2 or MPEG-2.5 Layer III.
 *
 * @param length bytes of the whole frame; 0 in "free format", which leaves it unsaid
 */
record Mp3Header(int sampleRateHz, int channels, int samples, int length) {

  static final int BYTES = 4;

  private static final int LAYER_3 = 1;
  private static final int MPEG_1 = 3;
  private static final int MPEG_2_5 = 0;
  private static final int MONO = 3;
  private static final int[] RATES_HZ = {44_100, 48_000, 32_000};
  private static final int[] KBPS = {
    0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320
  };
  private static final int[] KBPS_LOW_RATES = {
    0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160
  };

  /** The header at {@code offset}, null where there is none. */
  static @Nullable Mp3Header at(byte[] bytes, int offset) {
    if (offset > bytes.length - BYTES || bytes[offset] != -1) {
      return null;
    }
    int second = bytes[offset + 1];
    int version = second >> 3 & 3;
    int rate = bytes[offset + 2] >> 2 & 3;
    int bitRate = bytes[offset + 2] >> 4 & 15;
    boolean sync = (second & 0xE0) == 0xE0 && (second >> 1 & 3) == LAYER_3;
    if (!sync || version == 1 || rate == 3 || bitRate == 15) {
      return null;
    }
    boolean lowRates = version != MPEG_1;
    int sampleRateHz = RATES_HZ[rate] >> (lowRates ? 1 : 0) >> (version == MPEG_2_5 ? 1 : 0);
    int bitsPerSecond = 1000 * (lowRates ? KBPS_LOW_RATES : KBPS)[bitRate];
    int samples = lowRates ? 576 : 1152;
    int padding = bytes[offset + 2] >> 1 & 1;
    int length = bitRate == 0 ? 0 : samples / 8 * bitsPerSecond / sampleRateHz + padding;
    int channels = (bytes[offset + 3] >> 6 & 3) == MONO ? 1 : 2;
    return new Mp3Header(sampleRateHz, channels, samples, length);
  }

  /** Whether both may stand in one stream; a rate belongs to one version of MPEG only. */
  boolean isLike(Mp3Header other) {
    return sampleRateHz == other.sampleRateHz && channels == other.channels;
  }

  /** Where the bits of the sound start: behind header and side information. */
  int sideInfoEnd() {
    boolean lowRates = samples == 576;
    return BYTES + (channels == 1 ? lowRates ? 9 : 17 : lowRates ? 17 : 32);
  }
}
