package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.dsp.PowerDecibels;
import java.util.function.DoubleUnaryOperator;

/**
 * Decibels of powers and amplitudes and back, as {@code librosa.power_to_db} and its sisters
 * compute them. With S a power, r the reference, a the least power that is told from silence:
 *
 * <pre>
 * dB = 10 log10(max(a, S)) − 10 log10(max(a, r)),  not below the greatest dB − topDb
 * </pre>
 *
 * <p>An amplitude counts as its square does. The greatest value of a spectrogram as the reference,
 * librosa's {@code ref=np.max}, is {@link Spectrogram#max()}.
 */
public final class Decibels {

  /** librosa's least power; of amplitudes the least is its root, 1e-5. */
  public static final double LEAST_POWER = 1e-10;

  /** librosa's cut below the greatest value. */
  public static final double TOP_DB = 80;

  private static final double LEAST_AMPLITUDE = 1e-5;

  private Decibels() {}

  /** {@link #ofPower(Spectrogram, double, double, double)} with 1e-10 and 80 dB. */
  public static Spectrogram ofPower(Spectrogram powers, double reference) {
    return ofPower(powers, reference, LEAST_POWER, TOP_DB);
  }

  /**
   * {@code librosa.power_to_db}.
   *
   * @param reference the power that is 0 dB
   * @param least powers below this count as this, and so does the reference
   * @param topDb values lie at most so far below the greatest; {@link Double#POSITIVE_INFINITY} to
   *     cut nothing, so that each value depends on itself alone
   * @throws IllegalArgumentException if {@code least} is not positive, or {@code reference} or
   *     {@code topDb} negative or NaN
   */
  public static Spectrogram ofPower(
      Spectrogram powers, double reference, double least, double topDb) {
    requirePositive("least", least);
    requireNotNegative("reference", reference);
    requireNotNegative("topDb", topDb);
    float[] values = PowerDecibels.of(powers.shared(), least, reference, powers.max(), topDb);
    return Spectrogram.owning(values, powers.bands(), powers.frames());
  }

  /** {@link #ofAmplitude(Spectrogram, double, double, double)} with 1e-5 and 80 dB. */
  public static Spectrogram ofAmplitude(Spectrogram amplitudes, double reference) {
    return ofAmplitude(amplitudes, reference, LEAST_AMPLITUDE, TOP_DB);
  }

  /**
   * {@code librosa.amplitude_to_db}; the sign of an amplitude does not matter.
   *
   * @param reference the amplitude that is 0 dB
   * @param least amplitudes below this count as this, and so does the reference
   * @param topDb as of {@link #ofPower}
   * @throws IllegalArgumentException as {@link #ofPower} does
   */
  public static Spectrogram ofAmplitude(
      Spectrogram amplitudes, double reference, double least, double topDb) {
    requirePositive("least", least);
    requireNotNegative("reference", reference);
    requireNotNegative("topDb", topDb);
    double offset = 20 * Math.log10(Math.max(least, reference));
    double greatest = Math.max(Math.abs(amplitudes.max()), Math.abs(amplitudes.min()));
    double floor = 20 * Math.log10(Math.max(least, greatest)) - offset - topDb;
    return mapped(
        amplitudes,
        amplitude ->
            Math.max(20 * Math.log10(Math.max(least, Math.abs(amplitude))) - offset, floor));
  }

  /**
   * {@code librosa.db_to_power}: reference · 10^(dB / 10), the greatest float where that is more.
   *
   * @throws IllegalArgumentException if {@code reference} is negative or NaN
   */
  public static Spectrogram toPower(Spectrogram decibels, double reference) {
    requireNotNegative("reference", reference);
    return mapped(decibels, db -> reference * Math.pow(10, db / 10));
  }

  /**
   * {@code librosa.db_to_amplitude}: reference · 10^(dB / 20), the greatest float where that is
   * more.
   *
   * @throws IllegalArgumentException if {@code reference} is negative or NaN
   */
  public static Spectrogram toAmplitude(Spectrogram decibels, double reference) {
    requireNotNegative("reference", reference);
    return mapped(decibels, db -> reference * Math.pow(10, db / 20));
  }

  private static Spectrogram mapped(Spectrogram spectrogram, DoubleUnaryOperator function) {
    float[] values = spectrogram.toArray();
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) Math.min(Float.MAX_VALUE, function.applyAsDouble(values[i]));
    }
    return Spectrogram.owning(values, spectrogram.bands(), spectrogram.frames());
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", it must be positive and finite");
    }
  }

  private static void requireNotNegative(String name, double value) {
    if (!(value >= 0)) {
      throw new IllegalArgumentException(name + " is " + value + ", it must not be negative");
    }
  }
}
