package io.github.vocalpatterns.audio;

import java.util.Arrays;
import java.util.Locale;

/**
 * A matrix of bands × frames. Band 0 is the lowest frequency, frame 0 the earliest.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public final class Spectrogram {

  private final float[] values;
  private final int bands;
  private final int frames;

  private Spectrogram(float[] values, int bands, int frames) {
    this.values = values;
    this.bands = bands;
    this.frames = frames;
  }

  /**
   * Copies {@code values}, in which the value of band b and frame t stands at {@code b * frames +
   * t}.
   *
   * @throws IllegalArgumentException if there are not {@code bands * frames} values, or one is NaN
   *     or infinite
   */
  public static Spectrogram of(float[] values, int bands, int frames) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "value " + i + " is " + values[i] + ", every value must be finite");
      }
    }
    return owning(values.clone(), bands, frames);
  }

  /** Takes {@code values} over without a copy. */
  static Spectrogram owning(float[] values, int bands, int frames) {
    if (bands <= 0 || frames < 0 || values.length != (long) bands * frames) {
      throw new IllegalArgumentException(
          values.length + " values cannot be " + bands + " bands × " + frames + " frames");
    }
    return new Spectrogram(values, bands, frames);
  }

  /** Number of frequency bands. */
  public int bands() {
    return bands;
  }

  /** Number of frames in time. */
  public int frames() {
    return frames;
  }

  /**
   * The value at a band and a frame.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public float at(int band, int frame) {
    if (band < 0 || band >= bands || frame < 0 || frame >= frames) {
      throw new IndexOutOfBoundsException(
          "(" + band + ", " + frame + ") does not lie within " + bands + " × " + frames);
    }
    return values[band * frames + frame];
  }

  /** The greatest value, negative infinity if there is none. */
  public float max() {
    // Two chains, as a comparison waits for the one before.
    float even = Float.NEGATIVE_INFINITY;
    float odd = even;
    for (int i = 0; i + 1 < values.length; i += 2) {
      even = values[i] > even ? values[i] : even;
      odd = values[i + 1] > odd ? values[i + 1] : odd;
    }
    if (values.length % 2 == 1) {
      odd = values[values.length - 1] > odd ? values[values.length - 1] : odd;
    }
    return odd > even ? odd : even;
  }

  /** The least value, infinity if there is none. */
  public float min() {
    float min = Float.POSITIVE_INFINITY;
    for (float value : values) {
      min = value < min ? value : min;
    }
    return min;
  }

  /** A copy of all values, band by band. */
  public float[] toArray() {
    return values.clone();
  }

  /** The values themselves, for code of this package that only reads them. */
  float[] shared() {
    return values;
  }

  /** Copies all values, band by band, to {@code target} from {@code offset} on. */
  public void copyTo(float[] target, int offset) {
    System.arraycopy(values, 0, target, offset, values.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spectrogram that
        && bands == that.bands
        && frames == that.frames
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(values) + bands;
  }

  /** For example {@code Spectrogram[128 bands × 302 frames, 0.00 to 1.00]}. */
  @Override
  public String toString() {
    return frames == 0
        ? String.format(Locale.ROOT, "Spectrogram[%d bands × 0 frames]", bands)
        : String.format(
            Locale.ROOT,
            "Spectrogram[%d bands × %d frames, %.2f to %.2f]",
            bands,
            frames,
            min(),
            max());
  }
}
