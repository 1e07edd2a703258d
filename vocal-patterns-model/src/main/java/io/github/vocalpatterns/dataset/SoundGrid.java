package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.audio.Spectrogram;

/**
 * Which way loudness moves between neighbouring bands from frame to frame, one bit a place, and
 * where that can be heard at all.
 *
 * <p>The bits are those of J. Haitsma and T. Kalker, "A Highly Robust Audio Fingerprinting System",
 * ISMIR 2002: the sign of a difference in frequency and time, which gain and equalisation leave
 * alone. A mask beside them leaves out places that are too soft, or where hardly anything moves:
 * coding noise decides the sign there.
 */
final class SoundGrid {

  /** Frames between the two that are compared. */
  private static final int LAG_FRAMES = 2;

  /** Below the loudest place of the recording. */
  private static final double AUDIBLE_DB = 60;

  private static final double LEAST_MOVE_DB = 0.5;

  /** Of so many frames, a first, rough comparison takes one. */
  private static final int COARSE_FRAMES = 4;

  /** Of so many offsets, the rough comparison tries one. */
  private static final int COARSE_OFFSETS = 2;

  /** The finer comparison is left out where the rough one is no better. */
  private static final double HOPELESS = 0.40;

  /** Fewer places to compare prove nothing. */
  private static final int LEAST_PLACES = 200;

  private static final double CAUTION = 1.5;

  /** The worst there is: nothing to compare. */
  static final double UNLIKE = 1;

  private final long[] bits;
  private final long[] mask;

  private SoundGrid(long[] bits, long[] mask) {
    this.bits = bits;
    this.mask = mask;
  }

  /** Of at most 65 bands of powers. */
  static SoundGrid of(Spectrogram powers) {
    int bands = powers.bands();
    int frames = powers.frames();
    float[] db = powers.toArray();
    for (int i = 0; i < db.length; i++) {
      db[i] = (float) (10 * Math.log10(db[i] + 1e-30));
    }
    double audible = 10 * Math.log10(powers.max() + 1e-30) - AUDIBLE_DB;
    long[] bits = new long[Math.max(0, frames - LAG_FRAMES)];
    long[] mask = new long[bits.length];
    for (int b = 0; b + 1 < bands; b++) {
      for (int t = 0; t < bits.length; t++) {
        float low = db[b * frames + t];
        float high = db[(b + 1) * frames + t];
        float lowLater = db[b * frames + t + LAG_FRAMES];
        float highLater = db[(b + 1) * frames + t + LAG_FRAMES];
        float move = highLater - lowLater - high + low;
        float softest = Math.min(Math.min(low, high), Math.min(lowLater, highLater));
        bits[t] |= move > 0 ? 1L << b : 0;
        mask[t] |= softest > audible && Math.abs(move) > LEAST_MOVE_DB ? 1L << b : 0;
      }
    }
    return new SoundGrid(bits, mask);
  }

  int frames() {
    return bits.length;
  }

  /**
   * How unlike two grids are where they overlap by {@code least} frames or more, at the offset
   * between {@code −most} and {@code most} frames that suits best and moved by {@code bands}: the
   * share of places that differ, plus a margin that shrinks with the root of their number.
   */
  double unlikeness(SoundGrid other, int bands, int least, int most) {
    int first = Math.max(-most, least - frames());
    int last = Math.min(most, other.frames() - least);
    double best = UNLIKE;
    int near = 0;
    for (int offset = first; offset <= last; offset += COARSE_OFFSETS) {
      double unlike = at(other, bands, offset, COARSE_FRAMES);
      if (unlike < best) {
        best = unlike;
        near = offset;
      }
    }
    if (best > HOPELESS) {
      return best;
    }
    best = UNLIKE;
    for (int offset = Math.max(first, near - COARSE_OFFSETS);
        offset <= Math.min(last, near + COARSE_OFFSETS);
        offset++) {
      best = Math.min(best, at(other, bands, offset, 1));
    }
    return best;
  }

  /** Compares every {@code step}-th frame t of this with frame t + offset of the other. */
  private double at(SoundGrid other, int bands, int offset, int step) {
    int from = Math.max(0, -offset);
    int to = Math.min(frames(), other.frames() - offset);
    int places = 0;
    int differing = 0;
    for (int t = from; t < to; t += step) {
      long both = moved(mask[t], bands) & other.mask[t + offset];
      places += Long.bitCount(both);
      differing += Long.bitCount(both & (moved(bits[t], bands) ^ other.bits[t + offset]));
    }
    int counted = places * step;
    if (counted < LEAST_PLACES) {
      return UNLIKE;
    }
    return (double) differing / places + CAUTION / Math.sqrt(counted);
  }

  private static long moved(long row, int bands) {
    return bands >= 0 ? row << bands : row >>> -bands;
  }
}
