package io.github.vocalpatterns.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which frames of a recording sound, as {@code librosa.effects.trim} and {@code split} find it:
 * root mean square of 2048 samples every 512, centred, against the loudest frame. A recording that
 * is silent throughout counts as sounding throughout.
 */
final class FrameLoudness {

  private static final int HOP_LENGTH = 512;

  /** A frame of 2048 samples, so two blocks before its centre and two behind. */
  private static final int HALF_FRAME_BLOCKS = 2;

  /** librosa's least mean square: no frame counts as quieter. */
  private static final double LEAST_POWER = 1e-10;

  private final int length;
  private final double[] powers;
  private final double loudest;

  private FrameLoudness(float[] samples) {
    length = samples.length;
    powers = framePowers(samples);
    loudest = Arrays.stream(powers).max().orElse(LEAST_POWER);
  }

  static FrameLoudness of(float[] samples) {
    return new FrameLoudness(samples);
  }

  private static double[] framePowers(float[] samples) {
    double[] blocks = new double[samples.length / HOP_LENGTH + 1];
    for (int block = 0; block < blocks.length; block++) {
      int from = block * HOP_LENGTH;
      blocks[block] = energy(samples, from, Math.min(samples.length - from, HOP_LENGTH));
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

  /** In four sums, as each has to wait for its last. */
  private static double energy(float[] samples, int from, int count) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i + 3 < from + count; i += 4) {
      a += (double) samples[i] * samples[i];
      b += (double) samples[i + 1] * samples[i + 1];
      c += (double) samples[i + 2] * samples[i + 2];
      d += (double) samples[i + 3] * samples[i + 3];
    }
    for (; i < from + count; i++) {
      a += (double) samples[i] * samples[i];
    }
    return (a + b) + (c + d);
  }

  /** Mean squares of all frames, at least 1e-10. */
  double[] powers() {
    return powers.clone();
  }

  /** From the first frame that sounds to the last. */
  SampleRange soundingPart(double topDb) {
    int first = 0;
    int last = powers.length - 1;
    while (isSilent(first, topDb)) {
      first++;
    }
    while (isSilent(last, topDb)) {
      last--;
    }
    return samples(first, last + 1);
  }

  /** The parts between silences, in order. */
  List<SampleRange> soundingParts(double topDb) {
    List<SampleRange> parts = new ArrayList<>();
    int first = 0;
    for (int t = 0; t <= powers.length; t++) {
      if (t == powers.length || isSilent(t, topDb)) {
        if (first < t) {
          parts.add(samples(first, t));
        }
        first = t + 1;
      }
    }
    return List.copyOf(parts);
  }

  /** The share of frames that do not sound. */
  double silentShare(double topDb) {
    int silent = 0;
    for (int t = 0; t < powers.length; t++) {
      silent += isSilent(t, topDb) ? 1 : 0;
    }
    return (double) silent / powers.length;
  }

  /** The loudest frame never is. */
  private boolean isSilent(int frame, double topDb) {
    return 10 * Math.log10(powers[frame] / loudest) <= -topDb;
  }

  private SampleRange samples(int fromFrame, int toFrame) {
    int to = (int) Math.min(length, (long) toFrame * HOP_LENGTH);
    return new SampleRange(Math.min(to, fromFrame * HOP_LENGTH), to);
  }
}
