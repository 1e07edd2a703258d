package io.github.vocalpatterns.audio.io;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;

/** Concentus, fed one packet at a time. */
final class OpusPackets {

  /** The longest packet: 120 ms at 48 kHz. */
  private static final int MOST_SAMPLES = 5760;

  private static final double FULL_SCALE = 32_768;

  private final AudioBytes bytes;
  private final int channels;
  private final OpusDecoder decoder;
  private final short[] samples;

  OpusPackets(AudioBytes bytes, int channels) {
    this.bytes = bytes;
    this.channels = channels;
    this.samples = new short[MOST_SAMPLES * channels];
    try {
      this.decoder = new OpusDecoder(OggOpusFormat.SAMPLE_RATE_HZ, channels);
    } catch (OpusException e) {
      throw new AssertionError("Opus decodes to 48 kHz", e);
    }
  }

  /** Decodes a packet and returns how many samples of each channel it gives. */
  int decode(OggPackets packets) throws AudioFileException {
    if (packets.length() == 0) {
      return 0;
    }
    try {
      return decoder.decode(packets.packet(), 0, packets.length(), samples, 0, MOST_SAMPLES, false);
    } catch (OpusException
        | RuntimeException
        | AssertionError
        | OutOfMemoryError
        | StackOverflowError e) {
      throw bytes.malformed(packets.offset(), "a packet that Concentus decodes", e.toString());
    }
  }

  /** The mean of the channels of a sample of the packet decoded last. */
  double sample(int index) {
    double sum = 0;
    for (int channel = 0; channel < channels; channel++) {
      sum += samples[index * channels + channel];
    }
    return sum / channels / FULL_SCALE;
  }
}
