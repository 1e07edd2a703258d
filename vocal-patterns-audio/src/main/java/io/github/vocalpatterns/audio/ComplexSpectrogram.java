package io.github.vocalpatterns.audio;

import java.util.Arrays;
import java.util.Locale;

/**
 * A short-time Fourier transform: a matrix of complex values, bands × frames, band k at frequency k
 * · sample rate / fftSize. Magnitudes and phases are what {@code librosa.stft} gives.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public final class ComplexSpectrogram {

  /** Real and imaginary part of band b and frame t at 2 · (b · frames + t) and the place after. */
  private final float[] values;

  private final int bands;
  private final int frames;

  private ComplexSpectrogram(float[] values, int bands, int frames) {
    this.values = values;
    this.bands = bands;
    this.frames = frames;
  }

  /**
   * Copies {@code values}, in which the real part of band b and frame t stands at {@code 2 * (b *
   * frames + t)} and its imaginary part after it, as NumPy lays out complex64.
   *
   * @throws IllegalArgumentException if there are not {@code 2 * bands * frames} values, or one is
   *     NaN or infinite
   */
  public static ComplexSpectrogram of(float[] values, int bands, int frames) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "value " + i + " is " + values[i] + ", every value must be finite");
      }
    }
    return owning(values.clone(), bands, frames);
  }

  /** Takes {@code values} over without a copy. */
  static ComplexSpectrogram owning(float[] values, int bands, int frames) {
    if (bands <= 0 || frames < 0 || values.length != 2L * bands * frames) {
      throw new IllegalArgumentException(
          values.length + " values cannot be 2 × " + bands + " bands × " + frames + " frames");
    }
    return new ComplexSpectrogram(values, bands, frames);
  }

  /** Number of frequencies, ⌊fftSize / 2⌋ + 1. */
  public int bands() {
    return bands;
  }

  /** Number of frames in time. */
  public int frames() {
    return frames;
  }

  /**
   * The real part at a band and a frame.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public float real(int band, int frame) {
    return values[index(band, frame)];
  }

  /**
   * The imaginary part at a band and a frame.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public float imaginary(int band, int frame) {
    return values[index(band, frame) + 1];
  }

  private int index(int band, int frame) {
    if (band < 0 || band >= bands || frame < 0 || frame >= frames) {
      throw new IndexOutOfBoundsException(
          "(" + band + ", " + frame + ") does not lie within " + bands + " × " + frames);
    }
    return 2 * (band * frames + frame);
  }

  /** |X| of every value X. */
  public Spectrogram magnitude() {
    float[] magnitudes = new float[values.length / 2];
    for (int i = 0; i < magnitudes.length; i++) {
      magnitudes[i] = finite(Math.sqrt(squared(i)));
    }
    return Spectrogram.owning(magnitudes, bands, frames);
  }

  /** |X|² of every value X, the greatest float where that is more. */
  public Spectrogram power() {
    float[] powers = new float[values.length / 2];
    for (int i = 0; i < powers.length; i++) {
      powers[i] = finite(squared(i));
    }
    return Spectrogram.owning(powers, bands, frames);
  }

  private double squared(int i) {
    double re = values[2 * i];
    double im = values[2 * i + 1];
    return re * re + im * im;
  }

  private static float finite(double value) {
    return (float) Math.min(Float.MAX_VALUE, value);
  }

  /** A copy of all values, laid out as {@link #of} takes them. */
  public float[] toArray() {
    return values.clone();
  }

  /** The values themselves, for code of this package that only reads them. */
  float[] shared() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ComplexSpectrogram that
        && bands == that.bands
        && frames == that.frames
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + bands;
  }

  /** For example {@code ComplexSpectrogram[1025 bands × 302 frames]}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "ComplexSpectrogram[%d bands × %d frames]", bands, frames);
  }
}
