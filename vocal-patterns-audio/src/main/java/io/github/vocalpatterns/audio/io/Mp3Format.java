package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;

/**
 * MP3: frames of MPEG Layer III, with ID3 and APE tags around them. JLayer turns one frame at a
 * time into samples; which bytes are frames, and which samples belong to the recording, is decided
 * here.
 *
 * <p>An encoder puts silence before and behind the recording, and LAME's tag in the first frame
 * says how much. Without that tag everything is kept.
 */
final class Mp3Format implements AudioFormat {

  /** Samples by which any decoder of Layer III lags. */
  private static final int DECODER_DELAY = 528 + 1;

  @Override
  public String name() {
    return "MP3";
  }

  @Override
  public boolean recognises(byte[] bytes) {
    int start = Id3.end(bytes);
    return Mp3Header.at(bytes, start) != null || start > 0 && !ForeignFormat.isAdts(bytes, start);
  }

  @Override
  public Waveform decode(AudioBytes bytes, DecodeLimits limits) throws AudioFileException {
    int start = Id3.end(bytes.buffer().array());
    Mp3Header header = Mp3Header.at(bytes.buffer().array(), start);
    if (header != null && header.length() == 0) {
      throw bytes.malformed(start, "a bit rate", "free format, which this library does not read");
    }
    Mp3Frames frames = new Mp3Frames(bytes, start);
    int sampleRateHz = frames.header().sampleRateHz();
    Mp3Info info = Mp3Info.of(bytes, frames.offset(), frames.header());
    MonoSamples samples = new MonoSamples(bytes, limits);
    boolean more = true;
    if (info.isPresent()) {
      samples.skip(info.delay() == 0 ? 0 : info.delay() + DECODER_DELAY);
      more = frames.next();
    }
    int count = 0;
    Mp3Decoder decoder = new Mp3Decoder(bytes);
    for (; more; more = frames.next()) {
      decoder.decode(frames.offset(), frames.header(), samples);
      count++;
    }
    if (count == 0 && info.frames() > 0) {
      throw bytes.malformed(bytes.size(), "a whole frame with sound", "the end of the file");
    }
    if (count == info.frames()) {
      long whole = (long) count * frames.header().samples();
      samples.truncate(Math.max(0, whole - info.delay() - info.padding()));
    }
    return samples.toWaveform(sampleRateHz);
  }
}
