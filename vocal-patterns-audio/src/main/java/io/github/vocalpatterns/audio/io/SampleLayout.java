package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the header of an uncompressed recording says of its samples. */
record SampleLayout(SampleCoding coding, int channels, int sampleRateHz) {

  static final int MAX_CHANNELS = 256;

  /** Below this nothing sung is left, and resampling would blow a small file up into a huge one. */
  static final int MIN_SAMPLE_RATE_HZ = 1000;

  static final int MAX_SAMPLE_RATE_HZ = 1_000_000;

  /**
   * A program that writes into a pipe cannot go back to fill in the size. FFmpeg leaves 2³² − 1
   * there, SoX the last whole sample below 0x7FFFF000 in WAV and 0x7F000000 in AIFF; no array is
   * that long, so from here on a size means "to the end of the file".
   */
  private static final long UNKNOWN_FROM = 0x7EFF_0000L;

  private static final Logger LOG = LoggerFactory.getLogger(SampleLayout.class);
  private static final int FRAMES_AT_ONCE = 4096;

  /** {@code channels} as read at {@code offset}, if it is a number of channels at all. */
  static int requireChannels(AudioBytes bytes, int offset, long channels)
      throws AudioFileException {
    if (channels < 1 || channels > MAX_CHANNELS) {
      throw bytes.malformed(offset, "1 to " + MAX_CHANNELS + " channels", channels + " channels");
    }
    return (int) channels;
  }

  /** {@code rateHz} as read at {@code offset}, rounded, if it is a sample rate at all. */
  static int requireSampleRate(AudioBytes bytes, int offset, double rateHz)
      throws AudioFileException {
    if (!(rateHz >= MIN_SAMPLE_RATE_HZ && rateHz <= MAX_SAMPLE_RATE_HZ)) {
      String expected =
          "a sample rate of " + MIN_SAMPLE_RATE_HZ + " to " + MAX_SAMPLE_RATE_HZ + " Hz";
      boolean whole = rateHz == Math.rint(rateHz) && Math.abs(rateHz) < 1e15;
      throw bytes.malformed(offset, expected, (whole ? "" + (long) rateHz : "" + rateHz) + " Hz");
    }
    return (int) Math.rint(rateHz);
  }

  /** Bytes of one sample of every channel. */
  int frameBytes() {
    return coding.bytes() * channels;
  }

  /**
   * Decodes the {@code promised} bytes of samples from {@code start} on and averages the channels.
   * If the file ends before, or within a frame, what is whole is read and a warning logged.
   */
  Waveform decode(AudioBytes bytes, int start, long promised, DecodeLimits limits)
      throws AudioFileException {
    long length = Math.min(promised, bytes.size() - start);
    int frames = (int) (length / frameBytes());
    if (length < promised && promised < UNKNOWN_FROM) {
      LOG.warn(
          "{} is cut off: {} of the {} bytes of samples that its header promises are there",
          bytes.source(),
          length,
          promised);
    } else if (length % frameBytes() != 0) {
      LOG.warn("{} ends within a sample, which is left out", bytes.source());
    }
    if (frames > limits.maxSamples()) {
      throw bytes.malformed(
          start,
          "at most " + limits.maxSamples() + " samples for each channel",
          Integer.toString(frames));
    }
    return decode(bytes, start, frames);
  }

  private Waveform decode(AudioBytes bytes, int start, int frames) throws AudioFileException {
    Waveform.Builder waveform = Waveform.builder(sampleRateHz, frames);
    float[] block = new float[Math.min(frames, FRAMES_AT_ONCE)];
    double[] sums = new double[block.length];
    for (int first = 0; first < frames; first += FRAMES_AT_ONCE) {
      int count = Math.min(FRAMES_AT_ONCE, frames - first);
      int at = start + first * frameBytes();
      requireFinite(bytes, at, count * channels);
      if (channels == 1 && coding == SampleCoding.SIGNED_16) {
        SampleCoding.read16(block, count, bytes.buffer(), at);
      } else {
        average(bytes.buffer(), at, count, sums, block);
      }
      waveform.add(block, 0, count);
    }
    return waveform.build();
  }

  private void average(ByteBuffer in, int start, int count, double[] sums, float[] block) {
    // Added to anything, −0 leaves it as it is; 0 would turn −0 into 0.
    Arrays.fill(sums, -0.0);
    for (int channel = 0; channel < channels; channel++) {
      coding.addTo(sums, count, in, start + channel * coding.bytes(), frameBytes());
    }
    // Of a power of two, to multiply by the reciprocal rounds as to divide does, and takes less.
    double share = 1.0 / channels;
    boolean isExact = Integer.bitCount(channels) == 1;
    for (int i = 0; i < count; i++) {
      block[i] = (float) (isExact ? sums[i] * share : sums[i] / channels);
    }
  }

  private void requireFinite(AudioBytes bytes, int start, int count) throws AudioFileException {
    if (!coding.mayBeUnusable()) {
      return;
    }
    ByteBuffer in = bytes.buffer();
    for (int i = 0; i < count; i++) {
      int at = start + i * coding.bytes();
      double sample = coding.floatAt(in, at);
      if (!(Math.abs(sample) <= Float.MAX_VALUE)) {
        throw bytes.malformed(at, "a finite 32-bit sample", Double.toString(sample));
      }
    }
  }
}
