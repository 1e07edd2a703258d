package io.github.vocalpatterns.audio.io;

/**
 * Cuts what was decoded of one stream to what the positions on its pages say: a first page may end
 * at an earlier sample than it holds, and then starts before the recording does; so may the last,
 * and then ends behind it.
 */
final class OggTrim {

  private final MonoSamples samples;
  private final int start;
  private boolean isPlaced;

  /** The position of the first sample, which a recording of a live stream does not start at 0. */
  private long first;

  /** For a stream whose samples come next. */
  OggTrim(MonoSamples samples) {
    this.samples = samples;
    this.start = samples.length();
  }

  /** To be called when the samples of each packet have been added. */
  void apply(OggPackets packets) {
    long position = packets.position();
    if (position < 0) {
      return;
    }
    if (!isPlaced) {
      isPlaced = true;
      first = position - (samples.length() - start);
      if (first < 0) {
        if (!packets.isLast()) {
          samples.remove(start, -first);
        }
        first = 0;
      }
    }
    if (packets.isLast()) {
      samples.truncate(start + position - first);
    }
  }
}
