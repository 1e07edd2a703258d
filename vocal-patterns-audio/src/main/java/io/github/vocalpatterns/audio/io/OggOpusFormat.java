package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;

/**
 * Ogg Opus (RFC 7845), mono or stereo, which always plays at 48 kHz. Concentus turns one packet at
 * a time into samples; which of them belong to the recording is decided here. Streams may be
 * chained.
 */
final class OggOpusFormat implements AudioFormat {

  static final int SAMPLE_RATE_HZ = 48_000;

  private static final String HEAD = "OpusHead";
  private static final String TAGS = "OpusTags";
  private static final int HEAD_BYTES = 19;

  @Override
  public String name() {
    return "Ogg Opus";
  }

  @Override
  public boolean recognises(byte[] bytes) {
    return OggPackets.firstPacketSpells(bytes, 0, HEAD);
  }

  @Override
  public Waveform decode(AudioBytes bytes, DecodeLimits limits) throws AudioFileException {
    MonoSamples samples = new MonoSamples(bytes, limits);
    int stream = 0;
    do {
      OggPackets packets = new OggPackets(bytes, stream);
      decode(bytes, packets, samples);
      stream = packets.nextStream();
    } while (stream > 0);
    return samples.toWaveform(SAMPLE_RATE_HZ);
  }

  private static void decode(AudioBytes bytes, OggPackets packets, MonoSamples samples)
      throws AudioFileException {
    requirePacket(bytes, packets, HEAD, HEAD_BYTES);
    byte[] head = packets.packet();
    int version = head[8] & 0xFF;
    int channels = head[9] & 0xFF;
    int kind = head[18] & 0xFF;
    if (version >= 16 || kind != 0 || channels < 1 || channels > 2) {
      throw bytes.malformed(
          packets.offset(),
          "Opus of version 0 to 15 in mono or stereo",
          "version " + version + ", " + channels + " channels of mapping family " + kind);
    }
    int preSkip = head[10] & 0xFF | (head[11] & 0xFF) << 8;
    int gain = head[16] & 0xFF | head[17] << 8;
    double factor = Math.pow(10, gain / 256.0 / 20);
    requirePacket(bytes, packets, TAGS, TAGS.length());

    OpusPackets decoder = new OpusPackets(bytes, channels);
    OggTrim trim = new OggTrim(samples, preSkip);
    while (packets.next()) {
      int count = decoder.decode(packets);
      for (int i = 0; i < count; i++) {
        samples.add(factor * decoder.sample(i), packets.offset());
      }
      trim.apply(packets);
    }
    packets.requireSound(samples);
  }

  private static void requirePacket(AudioBytes bytes, OggPackets packets, String name, int atLeast)
      throws AudioFileException {
    if (!packets.next()) {
      throw bytes.malformed(packets.offset(), "the packet " + name, "the end of the stream");
    }
    boolean named = AudioBytes.spells(packets.packet(), 0, name);
    if (packets.length() < atLeast || !named) {
      throw bytes.malformed(packets.offset(), "the packet " + name, "another packet");
    }
  }
}
