package io.github.vocalpatterns.audio.pitch;

import io.github.vocalpatterns.audio.Waveform;

/** The samples of a waveform at a specification's rate, and where frames lie in them. */
record Frames(PitchSpec spec, float[] samples, int count) {

  /** Frames of one recording, which keeps memory within some hundred megabytes. */
  private static final long MOST_FRAMES = 1L << 24;

  static Frames of(Waveform waveform, PitchSpec spec) {
    float[] samples = waveform.resampledTo(spec.sampleRateHz()).toArray();
    // An odd frame is one sample longer than the zeros at both ends make room for.
    int room = samples.length - spec.frameLength() % 2;
    long count = Math.floorDiv(room, spec.hopLength()) + 1L;
    if (count > MOST_FRAMES) {
      throw new IllegalArgumentException(
          "%s has %d frames %d samples apart, at most %d are allowed"
              .formatted(waveform, count, spec.hopLength(), MOST_FRAMES));
    }
    return new Frames(spec, samples, (int) count);
  }

  /** Where frame t starts, before 0 or not. */
  int first(int t) {
    return t * spec.hopLength() - spec.frameLength() / 2;
  }

  /** Root mean square of each frame in decibels of full scale. */
  double[] levelsDb() {
    double[] levels = new double[count];
    for (int t = 0; t < count; t++) {
      double energy = 0;
      int end = Math.min(samples.length, first(t) + spec.frameLength());
      for (int i = Math.max(0, first(t)); i < end; i++) {
        energy += (double) samples[i] * samples[i];
      }
      levels[t] = 10 * Math.log10(energy / spec.frameLength());
    }
    return levels;
  }
}
