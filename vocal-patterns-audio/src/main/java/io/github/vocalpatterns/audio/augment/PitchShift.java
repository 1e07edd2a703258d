package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.dsp.PitchShifter;
import java.util.List;

/**
 * Sings U[min, max) semitones higher at the same tempo; the length stays. Frames are about 93 ms
 * long.
 *
 * <p>A plain shift moves the formants with the pitch, as if the singer's head had shrunk. With
 * {@code keepFormants} they stay: before a shift by factor f, each frame's spectrum at frequency ν
 * is multiplied by E(fν) / E(ν), at most 40 dB either way, where the envelope E joins the tops of
 * the harmonics by straight lines over log |X| (D. Paul, The spectral envelope estimation vocoder,
 * IEEE Trans. ASSP 29, 1981). A synthetic vowel's harmonics then keep to its formants within 3 dB
 * RMS for pitches of 110 to 330 Hz and shifts of 4 semitones; moved ones miss them by 7 dB and
 * more.
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
      return Waveform.of(PitchShifter.shift(samples, semitones, Signals.fftSize(rateHz)), rateHz);
    }
  }
}
