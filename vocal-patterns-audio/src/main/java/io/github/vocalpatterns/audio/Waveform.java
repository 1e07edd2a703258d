package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.dsp.Resampler;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * A mono recording: finite samples, nominally in [−1, 1], at a sample rate.
 *
 * <p>Immutable and safe for use by any number of threads. Two waveforms are equal when their rates
 * and all their samples are.
 */
public final class Waveform {

  private final float[] samples;
  private final int sampleRateHz;

  private Waveform(float[] samples, int sampleRateHz) {
    this.samples = samples;
    this.sampleRateHz = sampleRateHz;
  }

  /**
   * Copies {@code samples} into a waveform. Full scale is ±1; louder samples are kept as they are.
   *
   * @throws IllegalArgumentException if a sample is NaN or infinite, or the rate is not positive
   */
  public static Waveform of(float[] samples, int sampleRateHz) {
    return builder(sampleRateHz, samples.length).add(samples, 0, samples.length).build();
  }

  /**
   * For a recording that comes in pieces.
   *
   * @param expectedLength as many samples as there will be, or a guess, 0 or more
   * @throws IllegalArgumentException if the rate is not positive or the length negative
   */
  public static Builder builder(int sampleRateHz, int expectedLength) {
    if (sampleRateHz <= 0) {
      throw new IllegalArgumentException(
          "sampleRateHz is " + sampleRateHz + ", it must be positive");
    }
    if (expectedLength < 0) {
      throw new IllegalArgumentException(
          "expectedLength is " + expectedLength + ", it must not be negative");
    }
    return new Builder(sampleRateHz, expectedLength);
  }

  /** Takes {@code samples}, all finite, over without a copy. */
  static Waveform owning(float[] samples, int sampleRateHz) {
    return new Waveform(samples, sampleRateHz);
  }

  /** Samples per second. */
  public int sampleRateHz() {
    return sampleRateHz;
  }

  /** Number of samples, 0 or more. */
  public int length() {
    return samples.length;
  }

  /** {@link #length()} divided by {@link #sampleRateHz()}. */
  public double durationSeconds() {
    return (double) samples.length / sampleRateHz;
  }

  /**
   * The sample at {@code index}, from 0.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public float sample(int index) {
    return samples[index];
  }

  /** A copy of all samples. */
  public float[] toArray() {
    return samples.clone();
  }

  /** The largest absolute sample, 0 for an empty waveform. */
  public float peak() {
    float peak = 0;
    for (float sample : samples) {
      peak = Math.max(peak, Math.abs(sample));
    }
    return peak;
  }

  /**
   * The samples from {@code fromIndex} (inclusive) to {@code toIndex} (exclusive).
   *
   * @throws IndexOutOfBoundsException if the range does not lie within the waveform
   */
  public Waveform slice(int fromIndex, int toIndex) {
    if (fromIndex < 0 || toIndex > samples.length || fromIndex > toIndex) {
      throw new IndexOutOfBoundsException(
          "slice [" + fromIndex + ", " + toIndex + ") does not lie within [0, " + length() + ")");
    }
    return new Waveform(Arrays.copyOfRange(samples, fromIndex, toIndex), sampleRateHz);
  }

  /**
   * The same sound at another sample rate, ⌈length · target / source⌉ samples long.
   *
   * @throws IllegalArgumentException if the rate is not positive, more than 256 times or less than
   *     1/256 of this one's, or the result would not fit into an array
   */
  public Waveform resampledTo(int targetRateHz) {
    if (targetRateHz == sampleRateHz) {
      return this;
    }
    return new Waveform(Resampler.resample(samples, sampleRateHz, targetRateHz), targetRateHz);
  }

  /** The samples themselves, for code of this package that only reads them. */
  float[] shared() {
    return samples;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Waveform that
        && sampleRateHz == that.sampleRateHz
        && Arrays.equals(samples, that.samples);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(samples) + sampleRateHz;
  }

  /** For example {@code Waveform[7.00 s, 22050 Hz]}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "Waveform[%.2f s, %d Hz]", durationSeconds(), sampleRateHz);
  }

  /**
   * Copies pieces of a recording into one place, which becomes the waveform: a second copy of the
   * whole is never made where the length was known. Not thread-safe.
   */
  public static final class Builder {

    private static final int MOST_SAMPLES = Integer.MAX_VALUE - 8;

    private final int sampleRateHz;
    private float[] samples;
    private int length;

    private Builder(int sampleRateHz, int expectedLength) {
      this.sampleRateHz = sampleRateHz;
      this.samples = new float[expectedLength];
    }

    /**
     * Adds {@code count} samples of {@code piece} from index {@code from} on.
     *
     * @throws IndexOutOfBoundsException if they do not lie within the piece
     * @throws IllegalArgumentException if one is NaN or infinite, or all would not fit into an
     *     array; nothing of the piece is added then
     */
    public Builder add(float[] piece, int from, int count) {
      Objects.checkFromIndexSize(from, count, piece.length);
      if (count > samples.length - length) {
        samples = Arrays.copyOf(samples, room(count));
      }
      System.arraycopy(piece, from, samples, length, count);
      for (int i = length; i < length + count; i++) {
        if (!Float.isFinite(samples[i])) {
          throw new IllegalArgumentException(
              "sample " + i + " is " + samples[i] + ", every sample must be finite");
        }
      }
      length += count;
      return this;
    }

    /** Half as many again, so that many small pieces are not copied each time. */
    private int room(int count) {
      long needed = (long) length + count;
      if (needed > MOST_SAMPLES) {
        throw new IllegalArgumentException(
            "there would be " + needed + " samples, an array holds " + MOST_SAMPLES);
      }
      return (int) Math.min(MOST_SAMPLES, needed + needed / 2);
    }

    /** All samples so far; the builder is empty then. */
    public Waveform build() {
      float[] whole = length == samples.length ? samples : Arrays.copyOf(samples, length);
      samples = new float[0];
      length = 0;
      return new Waveform(whole, sampleRateHz);
    }
  }
}
