package io.github.vocalpatterns.audio.dsp;

import java.util.Arrays;

/**
 * Changes the pitch of a sound and keeps its duration, as {@code librosa.effects.pitch_shift} does:
 * stretched by the {@link PhaseVocoder} at rate r = 2^(−semitones / 12), then resampled by that
 * same rate, so that the duration comes back and the frequencies rise by 1 / r. Formants move with
 * the pitch.
 */
public final class PitchShifter {

  /** Eight octaves, the greatest ratio that the {@link Resampler} takes. */
  private static final double MOST_SEMITONES = 96;

  private PitchShifter() {}

  /**
   * The sound {@code semitones} higher, or lower if they are negative, as many samples long as it
   * was; of a fractional number of samples the last is dropped, and what is missing are zeros.
   *
   * @param fftSize frame of the phase vocoder
   * @throws IllegalArgumentException if {@code semitones} does not lie between −96 and 96, {@code
   *     fftSize} is less than 4, or the stretched sound would not fit into an array
   */
  public static float[] shift(float[] samples, double semitones, int fftSize) {
    if (!(Math.abs(semitones) <= MOST_SEMITONES)) {
      throw new IllegalArgumentException(
          "semitones is " + semitones + ", it must lie between −96 and 96");
    }
    double rate = Math.pow(2, -semitones / 12);
    float[] stretched = PhaseVocoder.stretch(samples, rate, fftSize);
    return Arrays.copyOf(Resampler.resample(stretched, 1, rate), samples.length);
  }
}
