package io.github.vocalpatterns.audio.pitch;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.RandomAccess;

/**
 * Fundamental frequency over time: frames at equal distances, the first at time 0.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public final class PitchTrack {

  private final double hopSeconds;
  private final double[] f0Hz;
  private final boolean[] voiced;
  private final double[] voicedProbability;
  private final double[] levelDb;

  /** Takes the arrays over without a copy. */
  PitchTrack(
      double hopSeconds,
      double[] f0Hz,
      boolean[] voiced,
      double[] voicedProbability,
      double[] levelDb) {
    this.hopSeconds = hopSeconds;
    this.f0Hz = f0Hz;
    this.voiced = voiced;
    this.voicedProbability = voicedProbability;
    this.levelDb = levelDb;
  }

  /**
   * A track that came from elsewhere. Frames with NaN are unvoiced with probability 0, others
   * voiced with probability 1; levels are not known.
   *
   * @throws IllegalArgumentException if {@code hopSeconds} is not positive and finite, or a
   *     frequency is neither NaN nor positive and finite
   */
  public static PitchTrack of(double hopSeconds, double[] f0Hz) {
    if (!(hopSeconds > 0) || Double.isInfinite(hopSeconds)) {
      throw new IllegalArgumentException("hopSeconds is " + hopSeconds + ", it must be positive");
    }
    double[] frequencies = f0Hz.clone();
    boolean[] voiced = new boolean[frequencies.length];
    double[] probability = new double[frequencies.length];
    double[] levelDb = new double[frequencies.length];
    Arrays.fill(levelDb, Double.NaN);
    for (int t = 0; t < frequencies.length; t++) {
      if (frequencies[t] <= 0 || Double.isInfinite(frequencies[t])) {
        throw new IllegalArgumentException(
            "f0Hz of frame " + t + " is " + frequencies[t] + ", it must be positive or NaN");
      }
      voiced[t] = !Double.isNaN(frequencies[t]);
      probability[t] = voiced[t] ? 1 : 0;
    }
    return new PitchTrack(hopSeconds, frequencies, voiced, probability, levelDb);
  }

  /** Number of frames. */
  public int size() {
    return f0Hz.length;
  }

  /** Seconds from one frame to the next. */
  public double hopSeconds() {
    return hopSeconds;
  }

  /**
   * Frame {@code index}, from 0.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public PitchFrame frame(int index) {
    return new PitchFrame(
        index * hopSeconds, f0Hz[index], voiced[index], voicedProbability[index], levelDb[index]);
  }

  /** All frames. */
  public List<PitchFrame> frames() {
    return new Frames();
  }

  /** A copy of the fundamental frequencies in Hz, NaN where there is no estimate. */
  public double[] f0Hz() {
    return f0Hz.clone();
  }

  /** Share of the frames that are voiced, 0 to 1; 0 of an empty track. */
  public double voicedShare() {
    int count = 0;
    for (boolean frame : voiced) {
      count += frame ? 1 : 0;
    }
    return count == 0 ? 0 : (double) count / voiced.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PitchTrack that
        && hopSeconds == that.hopSeconds
        && Arrays.equals(f0Hz, that.f0Hz)
        && Arrays.equals(voiced, that.voiced)
        && Arrays.equals(voicedProbability, that.voicedProbability)
        && Arrays.equals(levelDb, that.levelDb);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(f0Hz) + Double.hashCode(hopSeconds);
  }

  /** For example {@code PitchTrack[604 frames, 7.00 s, 93 % voiced, 130.8 to 262.1 Hz]}. */
  @Override
  public String toString() {
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    for (int t = 0; t < f0Hz.length; t++) {
      if (voiced[t]) {
        min = Math.min(min, f0Hz[t]);
        max = Math.max(max, f0Hz[t]);
      }
    }
    String range = max == 0 ? "" : String.format(Locale.ROOT, ", %.1f to %.1f Hz", min, max);
    return String.format(
        Locale.ROOT,
        "PitchTrack[%d frames, %.2f s, %.0f %% voiced%s]",
        size(),
        Math.max(0, size() - 1) * hopSeconds,
        100 * voicedShare(),
        range);
  }

  private final class Frames extends AbstractList<PitchFrame> implements RandomAccess {
    @Override
    public PitchFrame get(int index) {
      return frame(index);
    }

    @Override
    public int size() {
      return f0Hz.length;
    }
  }
}
