package io.github.vocalpatterns.audio.io;

import java.util.Arrays;

/**
 * The first block of a FLAC file.
 *
 * @param totalSamples of each channel, 0 if the encoder did not know
 * @param md5 of all samples, all 0 if the encoder did not say
 */
record FlacStreamInfo(int sampleRateHz, int channels, int bits, long totalSamples, byte[] md5) {

  /** Where the number of samples stands, in the last 36 of the 64 bits from byte 10 on. */
  static final int TOTAL = 13;

  private static final int RATE = 10;
  private static final int BITS = 12;
  private static final int MD5 = 18;

  static FlacStreamInfo at(AudioBytes bytes, int offset) throws AudioFileException {
    long fields = bytes.i64(offset + RATE);
    int rateHz = SampleLayout.requireSampleRate(bytes, offset + RATE, fields >>> 44);
    int channels = (int) (fields >>> 41 & 7) + 1;
    int bits = (int) (fields >>> 36 & 31) + 1;
    if (bits < 4) {
      throw bytes.malformed(offset + BITS, "4 to 32 bits for each sample", bits + " bits");
    }
    bytes.i64(offset + MD5 + 8);
    byte[] file = bytes.buffer().array();
    byte[] md5 = Arrays.copyOfRange(file, offset + MD5, offset + MD5 + 16);
    return new FlacStreamInfo(rateHz, channels, bits, fields & 0xF_FFFF_FFFFL, md5);
  }
}
