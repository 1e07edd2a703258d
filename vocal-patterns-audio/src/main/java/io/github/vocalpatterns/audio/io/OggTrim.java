package io.github.vocalpatterns.audio.io;

/**
 * Cuts what is decoded of one stream to what the positions on its pages say: the first page may end
 * at an earlier sample than it holds, and then starts before the recording does; so may the last,
 * and then ends behind it.
 */
final class OggTrim {

  private final MonoSamples samples;
  private final int preSkip;
  private final int start;
  private final long addedBefore;
  private boolean isPlaced;

  /** The position of the first sample, above 0 where a live stream was joined late. */
  private long first;

  /** For a stream whose samples come next, the first {@code preSkip} of them to be dropped. */
  OggTrim(MonoSamples samples, int preSkip) {
    this.samples = samples;
    this.preSkip = preSkip;
    this.start = samples.length();
    this.addedBefore = samples.added();
    samples.skip(preSkip);
  }

  /** To be called when the samples of a packet have been added. */
  void apply(OggPackets packets) {
    long position = packets.position();
    if (position < 0) {
      return;
    }
    if (!isPlaced) {
      isPlaced = true;
      first = position - (samples.added() - addedBefore);
      if (first < 0) {
        if (!packets.isLast()) {
          samples.remove(start, -first);
        }
        first = 0;
      }
    }
    if (packets.isLast()) {
      samples.truncate(start + Math.max(0, position - first - preSkip));
    }
  }
}
