package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Native FLAC (RFC 9639) with 4 to 32 bits and 1 to 8 channels, ID3v2 tags in front tolerated.
 *
 * <p>The checksums of every frame are checked; a frame that fails is an error, for what follows it
 * would stand at the wrong time. The MD5 sum of the whole recording gives a warning only: each
 * frame is then known to be as it was encoded, and editors are known to leave old sums behind.
 */
final class FlacFormat implements AudioFormat {

  private static final Logger LOG = LoggerFactory.getLogger(FlacFormat.class);
  private static final int STREAM_INFO_BYTES = 34;

  @Override
  public String name() {
    return "FLAC";
  }

  @Override
  public boolean recognises(byte[] bytes) {
    return AudioBytes.spells(bytes, Id3.end(bytes), "fLaC");
  }

  @Override
  public Waveform decode(AudioBytes bytes, DecodeLimits limits) throws AudioFileException {
    int at = Id3.end(bytes.buffer().array()) + 4;
    if (bytes.u8(at) % 128 != 0 || bytes.u32(at) % (1 << 24) != STREAM_INFO_BYTES) {
      throw bytes.malformed(at, "a STREAMINFO block of 34 bytes", bytes.show(at, 4));
    }
    FlacStreamInfo info = FlacStreamInfo.at(bytes, at + 4);
    if (info.totalSamples() > limits.maxSamples()) {
      throw bytes.malformed(
          at + 4L + FlacStreamInfo.TOTAL,
          "at most " + limits.maxSamples() + " samples for each channel",
          Long.toString(info.totalSamples()));
    }
    return decode(bytes, firstFrame(bytes, at), info, limits);
  }

  /** Passes the blocks of metadata, each with its type, "last" flag and size in 4 bytes. */
  private static int firstFrame(AudioBytes bytes, int firstBlock) throws AudioFileException {
    long at = firstBlock;
    boolean last = false;
    while (!last) {
      long header = bytes.u32((int) at);
      last = header >>> 31 == 1;
      if ((header >>> 24 & 127) == 127) {
        throw bytes.malformed(at, "a block of metadata", bytes.show((int) at, 4));
      }
      at = Math.min(at + 4 + header % (1 << 24), bytes.size());
    }
    return (int) at;
  }

  private static Waveform decode(
      AudioBytes bytes, int firstFrame, FlacStreamInfo info, DecodeLimits limits)
      throws AudioFileException {
    MonoSamples samples = new MonoSamples(bytes, limits);
    FlacMd5 md5 = new FlacMd5(info);
    FlacFrame frame = new FlacFrame(bytes, info);
    int at = firstFrame;
    try {
      while (isFrameDue(bytes, at, samples.length(), info)) {
        int end = frame.decode(at);
        frame.addTo(samples);
        md5.update(frame);
        at = end;
      }
      if (samples.length() == 0 && info.totalSamples() > 0) {
        throw withoutFrame(bytes, firstFrame);
      }
      warnOfWrongNumber(bytes, samples.length(), info);
      if (samples.length() == info.totalSamples() && !md5.matches()) {
        LOG.warn("{} does not have the MD5 sum that its header names", bytes.source());
      }
    } catch (BitReader.EndOfBits e) {
      if (samples.length() == 0) {
        throw withoutFrame(bytes, firstFrame);
      }
      LOG.warn(
          "{} is cut off: {} samples of each channel are read, up to the frame at byte {}",
          bytes.source(),
          samples.length(),
          at);
    }
    return samples.toWaveform(info.sampleRateHz());
  }

  private static AudioFileException withoutFrame(AudioBytes bytes, int at) {
    return bytes.malformed(at, "a whole frame", "the end of the file");
  }

  /**
   * Tags may stand behind the last frame, where the number of samples says which one is the last.
   * If the number is too small, frames go on all the same.
   */
  private static boolean isFrameDue(AudioBytes bytes, int at, int soFar, FlacStreamInfo info) {
    if (at == bytes.size()) {
      return false;
    }
    boolean tag = bytes.spells(at, "TAG") || bytes.spells(at, "APETAGEX");
    boolean enough = info.totalSamples() == 0 ? tag : soFar >= info.totalSamples();
    return !enough || FlacFrame.mayStartAt(bytes, at);
  }

  private static void warnOfWrongNumber(AudioBytes bytes, int samples, FlacStreamInfo info) {
    if (info.totalSamples() > 0 && samples != info.totalSamples()) {
      LOG.warn(
          "{} has {} samples of each channel where its header promises {}",
          bytes.source(),
          samples,
          info.totalSamples());
    }
  }
}
