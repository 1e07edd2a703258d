package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.util.List;

/**
 * Sings U[min, max) semitones higher at the same tempo; the length stays. Frames are about 93 ms
 * long.
 *
 * <p>A plain shift moves the formants with the pitch, as if the singer's head had shrunk. With
 * {@code keepFormants} they stay, by the true envelope of A. Röbel and X. Rodet, Efficient spectral
 * envelope estimation and its application to pitch shifting and envelope preservation (DAFx 2005):
 * each frame's cepstral envelope E, of quefrencies up to half the pitch period and 2 ms at most, is
 * found, and before the shift by factor f the spectrum at frequency ν is multiplied by E(fν) /
 * E(ν), at most 40 dB either way.
 *
 * @param minSemitones from −24 to 24
 * @param maxSemitones from {@code minSemitones} to 24; −4 to 4 stays natural
 * @param keepFormants whether the vowel and the voice stay what they were
 */
public record PitchShift(double minSemitones, double maxSemitones, boolean keepFormants)
    implements Augmentation<Waveform> {

  private static final double MOST_SEMITONES = 24;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public PitchShift {
    Rules.range("Semitones", minSemitones, maxSemitones, -MOST_SEMITONES, MOST_SEMITONES);
  }

  /** A shift that moves the formants with the pitch. */
  public PitchShift(double minSemitones, double maxSemitones) {
    this(minSemitones, maxSemitones, false);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(new Drawn(draw.uniform(minSemitones, maxSemitones), keepFormants));
  }

  record Drawn(double semitones, boolean keepFormants) implements DrawnStep<Waveform> {
    Drawn {
      Rules.within("semitones", semitones, -MOST_SEMITONES, MOST_SEMITONES);
    }

    @Override
    public Waveform applyTo(Waveform waveform) {
      int rateHz = waveform.sampleRateHz();
      float[] samples = waveform.toArray();
      if (keepFormants) {
        samples = new FormantWarp(rateHz, Math.pow(2, semitones / 12)).apply(samples);
      }
      return Waveform.of(
          io.github.vocalpatterns.audio.dsp.PitchShift.shift(
              samples, semitones, Signals.fftSize(rateHz)),
          rateHz);
    }
  }
}
