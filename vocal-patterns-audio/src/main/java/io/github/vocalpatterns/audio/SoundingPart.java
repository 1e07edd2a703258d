package io.github.vocalpatterns.audio;

import java.util.Arrays;

/**
 * The part of a recording between its first and last frame that is not silent, found as {@code
 * librosa.effects.trim} finds it: root mean square of 2048 samples every 512, centred, against the
 * loudest frame.
 *
 * @param from first sample
 * @param to one past the last sample
 */
record SoundingPart(int from, int to) {

  private static final int HOP_LENGTH = 512;

  /** A frame of 2048 samples, so two blocks before its centre and two behind. */
  private static final int HALF_FRAME_BLOCKS = 2;

  /** librosa's least mean square: no frame counts as quieter. */
  private static final double LEAST_POWER = 1e-10;

  /** The whole recording if it is silent throughout. */
  static SoundingPart of(float[] samples, double topDb) {
    double[] power = framePowers(samples);
    double loudest = Arrays.stream(power).max().orElse(LEAST_POWER);
    int first = 0;
    int last = power.length - 1;
    while (isSilent(power[first], loudest, topDb)) {
      first++;
    }
    while (isSilent(power[last], loudest, topDb)) {
      last--;
    }
    int to = (int) Math.min(samples.length, (last + 1L) * HOP_LENGTH);
    return new SoundingPart(first * HOP_LENGTH, to);
  }

  /** The loudest frame never is. */
  private static boolean isSilent(double power, double loudest, double topDb) {
    return 10 * Math.log10(power / loudest) <= -topDb;
  }

  private static double[] framePowers(float[] samples) {
    double[] blocks = new double[samples.length / HOP_LENGTH + 1];
    for (int i = 0; i < samples.length; i++) {
      blocks[i / HOP_LENGTH] += (double) samples[i] * samples[i];
    }
    double[] powers = new double[blocks.length];
    for (int t = 0; t < powers.length; t++) {
      double sum = 0;
      int from = Math.max(0, t - HALF_FRAME_BLOCKS);
      int to = Math.min(blocks.length, t + HALF_FRAME_BLOCKS);
      for (int block = from; block < to; block++) {
        sum += blocks[block];
      }
      powers[t] = Math.max(LEAST_POWER, sum / (2 * HALF_FRAME_BLOCKS * HOP_LENGTH));
    }
    return powers;
  }
}
