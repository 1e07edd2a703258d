package io.github.vocalpatterns.audio;

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
    float[] values = new float[spec.bands() * centres.length];
    Scratch scratch = new Scratch();
    for (int t = 0; t < centres.length; t++) {
      scratch.frame(samples, samples.length, centres[t], values, t, centres.length);
    }
    return Spectrogram.owning(values, spec.bands(), centres.length);
  }

  /** What one thread needs from frame to frame. */
  final class Scratch {
    private final double[] spectrum = new double[2 * stft.bins()];
    private final double[] power = new double[stft.bins()];

    /**
     * Writes the powers around one centre of a recording, the first {@code length} of {@code
     * samples}, to {@code values} from {@code at} on, {@code stride} apart.
     */
    void frame(float[] samples, int length, int centre, float[] values, int at, int stride) {
      stft.power(samples, length, centre, spectrum, bank.fromBin(), bank.toBin(), power);
      for (int band = 0; band < spec.bands(); band++) {
        // An infinite power would become NaN decibels.
        values[band * stride + at] = (float) Math.min(Float.MAX_VALUE, bank.apply(band, power));
      }
    }
  }
}
