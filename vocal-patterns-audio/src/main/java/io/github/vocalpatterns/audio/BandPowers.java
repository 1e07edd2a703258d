package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.dsp.BandTransform;
import io.github.vocalpatterns.audio.dsp.FrequencyScale;
import io.github.vocalpatterns.audio.dsp.MelFilterBank;
import io.github.vocalpatterns.audio.dsp.Stft;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From samples to the powers in the bands of a specification. Immutable. */
final class BandPowers {

  private static final Logger LOG = LoggerFactory.getLogger(AudioFeatures.class);

  private static final String ADVICE =
      "a greater fftSize, fewer bands or a wider range of frequencies would use them";

  private final FeatureSpec spec;
  private final Stft stft;
  private final MelFilterBank bank;
  private final BandTransform transform;

  BandPowers(FeatureSpec spec) {
    this.spec = spec;
    this.stft = new Stft(spec.fftSize(), spec.padMode());
    this.bank =
        new MelFilterBank(
            spec.sampleRateHz(),
            spec.fftSize(),
            spec.bands(),
            spec.fminHz(),
            spec.fmaxHz(),
            spec.frequencyScale(),
            spec.bandNorm());
    this.transform = new BandTransform(stft, bank);
    warnOfIdleBands();
  }

  /** Bands of a logarithmic axis interpolate between bins where they are narrower, by design. */
  private void warnOfIdleBands() {
    List<Integer> empty = bank.emptyBands();
    if (!empty.isEmpty()) {
      LOG.warn("{} of {} bands are empty: {}; {}", empty.size(), spec.bands(), empty, ADVICE);
    }
    if (spec.frequencyScale() == FrequencyScale.LOGARITHMIC) {
      return;
    }
    List<Integer> redundant = bank.redundantBands();
    if (!redundant.isEmpty()) {
      LOG.warn(
          "{} of {} bands only repeat what lower bands say: {}; {}",
          redundant.size(),
          spec.bands(),
          redundant,
          ADVICE);
    }
  }

  FeatureSpec spec() {
    return spec;
  }

  Stft stft() {
    return stft;
  }

  /** The powers around each of the centres. */
  Spectrogram around(float[] samples, int[] centres) {
    return around(samples, samples.length, centres);
  }

  /** The powers around each of the centres of the first {@code length} samples. */
  Spectrogram around(float[] samples, int length, int[] centres) {
    float[] values = new float[spec.bands() * centres.length];
    transform.powers(samples, length, centres, values);
    return Spectrogram.owning(values, spec.bands(), centres.length);
  }

  /** {@link AudioFeatures#decibels} of the powers around each of the centres. */
  Spectrogram decibelsAround(float[] samples, int[] centres) {
    float[] values = new float[spec.bands() * centres.length];
    transform.decibels(
        samples, samples.length, centres, Decibels.LEAST_POWER, spec.topDb(), values);
    return Spectrogram.owning(values, spec.bands(), centres.length);
  }
}
