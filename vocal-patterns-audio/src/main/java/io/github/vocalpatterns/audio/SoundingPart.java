package io.github.vocalpatterns.audio;

/**
 * The part of a recording between its first and last frame that is not silent, found as {@code
 * librosa.effects.trim} finds it: root mean square of 2048 samples every 512, centred, against the
 * loudest frame.
 *
 * @param from first sample
 * @param to one past the last sample
 */
record SoundingPart(int from, int to) {

  private static final int FRAME_LENGTH = 2048;
  private static final int HOP_LENGTH = 512;

  /** The whole recording if it is silent throughout. */
  static SoundingPart of(float[] samples, double topDb) {
    int frames = 1 + samples.length / HOP_LENGTH;
    double[] energy = new double[frames];
    double loudest = 0;
    for (int t = 0; t < frames; t++) {
      energy[t] = meanSquare(samples, t * HOP_LENGTH);
      loudest = Math.max(loudest, energy[t]);
    }
    double threshold = loudest * Math.pow(10, -topDb / 10);
    int first = 0;
    int last = frames - 1;
    while (first < last && energy[first] <= threshold) {
      first++;
    }
    while (last > first && energy[last] <= threshold) {
      last--;
    }
    if (loudest == 0) {
      return new SoundingPart(0, samples.length);
    }
    return new SoundingPart(first * HOP_LENGTH, Math.min(samples.length, (last + 1) * HOP_LENGTH));
  }

  private static double meanSquare(float[] samples, int centre) {
    int from = Math.max(0, centre - FRAME_LENGTH / 2);
    int to = Math.min(samples.length, centre + FRAME_LENGTH / 2);
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) samples[i] * samples[i];
    }
    return sum / FRAME_LENGTH;
  }
}
