package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;

/**
 * Ogg Vorbis (Vorbis I) with 1 to 8 channels. Streams may be chained, if they have one sample rate;
 * positions on the pages say how much of the first and the last block is part of the recording.
 */
final class OggVorbisFormat implements AudioFormat {

  @Override
  public String name() {
    return "Ogg Vorbis";
  }

  @Override
  public boolean recognises(byte[] bytes) {
    return OggPackets.firstPacketSpells(bytes, 0, "\u0001vorbis");
  }

  @Override
  public Waveform decode(AudioBytes bytes, DecodeLimits limits) throws AudioFileException {
    MonoSamples samples = new MonoSamples(bytes, limits);
    int rateHz = 0;
    int stream = 0;
    do {
      OggPackets packets = new OggPackets(bytes, stream);
      VorbisSetup setup = VorbisSetup.read(bytes, packets);
      if (rateHz != 0 && setup.sampleRateHz() != rateHz) {
        String expected = "a chained stream of " + rateHz + " Hz as before";
        throw bytes.malformed(stream, expected, setup.sampleRateHz() + " Hz");
      }
      rateHz = setup.sampleRateHz();
      decode(bytes, packets, new VorbisDecoder(setup), samples);
      stream = packets.nextStream();
    } while (stream > 0);
    return samples.toWaveform(rateHz);
  }

  private static void decode(
      AudioBytes bytes, OggPackets packets, VorbisDecoder decoder, MonoSamples samples)
      throws AudioFileException {
    OggTrim trim = new OggTrim(samples, 0);
    while (packets.next()) {
      decoder.decode(new VorbisBits(bytes, packets), samples, packets.offset());
      trim.apply(packets);
    }
    packets.requireSound(samples);
  }
}
