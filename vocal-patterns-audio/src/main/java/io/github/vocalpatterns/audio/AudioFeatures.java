package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.dsp.FrequencyScale;
import io.github.vocalpatterns.audio.dsp.MelFilterBank;
import io.github.vocalpatterns.audio.dsp.PhaseVocoder;
import io.github.vocalpatterns.audio.dsp.Stft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Features of a waveform, equal to those of librosa 0.11 in float64: within 1e-4 dB, or 2e-3 dB in
 * frames clear of the recording's ends where it had to be resampled.
 *
 * <pre>{@code
 * AudioFeatures features = AudioFeatures.of(FeatureSpec.DEFAULT);
 * Spectrogram mel = features.melSpectrogram(waveform);
 * Spectrogram decibels = features.decibels(mel);
 * }</pre>
 *
 * <p>Every method first brings the waveform to {@link FeatureSpec#sampleRateHz()}. Instances are
 * immutable and safe for use by any number of threads; keep one, its tables are costly to build.
 */
public final class AudioFeatures {

  private static final Logger LOG = LoggerFactory.getLogger(AudioFeatures.class);

  /** librosa's least power, so that silence has a logarithm. */
  private static final double LEAST_POWER = 1e-10;

  private static final String ADVICE =
      "a greater fftSize, fewer bands or a wider range of frequencies would use them";

  /** Values of all windows of one recording, 1 GiB. */
  private static final long MOST_VALUES = 1L << 28;

  /** Frame of the phase vocoder, librosa's default. */
  private static final int STRETCH_FFT_SIZE = 2048;

  private final FeatureSpec spec;
  private final Stft stft;
  private final MelFilterBank bank;

  private AudioFeatures(FeatureSpec spec) {
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

  /** The features that a specification describes. */
  public static AudioFeatures of(FeatureSpec spec) {
    return new AudioFeatures(spec);
  }

  /** The specification. */
  public FeatureSpec spec() {
    return spec;
  }

  /**
   * Band powers ({@code librosa.feature.melspectrogram}): bands × (1 + ⌊length / hop⌋) frames,
   * frame t centred at sample t · hop. Powers beyond the greatest float become that.
   *
   * @throws IllegalArgumentException if there would be more than 2²⁸ values
   */
  public Spectrogram melSpectrogram(Waveform waveform) {
    float[] samples = samplesAtSpecRate(waveform);
    int frames = 1 + samples.length / spec.hopLength();
    requireRoom(waveform, 1, frames);
    int[] centres = new int[frames];
    for (int t = 0; t < frames; t++) {
      centres[t] = t * spec.hopLength();
    }
    return bandPowers(samples, centres);
  }

  /**
   * Powers in decibels below the greatest ({@code librosa.power_to_db} with ref=max): 10 log10(max(
   * 1e-10, S)) − 10 log10(max(1e-10, max S)), cut off at {@link FeatureSpec#topDb()} below the
   * maximum. Silence is 0 dB everywhere.
   */
  public Spectrogram decibels(Spectrogram powers) {
    float[] values = powers.toArray();
    double max = 0;
    for (float value : values) {
      max = Math.max(max, value);
    }
    double reference = 10 * Math.log10(Math.max(LEAST_POWER, max));
    for (int i = 0; i < values.length; i++) {
      double db = 10 * Math.log10(Math.max(LEAST_POWER, values[i])) - reference;
      values[i] = (float) Math.max(db, -spec.topDb());
    }
    return Spectrogram.owning(values, powers.bands(), powers.frames());
  }

  /** Values scaled as {@link FeatureSpec#normalisation()} says. */
  public Spectrogram normalised(Spectrogram decibels) {
    float[] values = decibels.toArray();
    switch (spec.normalisation()) {
      case MIN_MAX -> Scaling.toUnitRange(values);
      case STANDARD -> Scaling.toStandard(values);
      case NONE -> {}
    }
    return Spectrogram.owning(values, decibels.bands(), decibels.frames());
  }

  /**
   * What a network sees of a recording: one or more windows of normalised decibels, all of one
   * size, laid out as {@link FeatureSpec#windowPlan()} says. An empty waveform gives an empty list.
   *
   * @throws IllegalArgumentException if the windows would hold more than 2²⁸ values together
   */
  public List<FeatureWindow> windows(Waveform waveform) {
    if (waveform.length() == 0) {
      return List.of();
    }
    if (spec.windowPlan() instanceof WindowPlan.WholeTake plan) {
      return windowsOfTake(waveform, plan);
    }
    return windowsOfStretched(waveform, (WindowPlan.Stretched) spec.windowPlan());
  }

  private List<FeatureWindow> windowsOfTake(Waveform waveform, WindowPlan.WholeTake plan) {
    float[] samples = samplesAtSpecRate(waveform);
    SoundingPart sounding = SoundingPart.of(samples, plan.trimTopDb());
    int from = sounding.from();
    int to = sounding.to();
    if (to - from <= plan.longestTakeSeconds() * rate()) {
      return List.of(squeezed(samples, from, to));
    }
    int length = samplesIn(plan.windowSeconds());
    int step = samplesIn(plan.stepSeconds());
    requireRoom(waveform, 2 + (to - from) / step, spec.frames());
    List<FeatureWindow> windows = new ArrayList<>();
    for (int start = from; start < to - length; start += step) {
      windows.add(squeezed(samples, start, start + length));
    }
    windows.add(squeezed(samples, to - length, to));
    return List.copyOf(windows);
  }

  /**
   * The hop is a fraction of a sample wide: centres are rounded down, so that the first frame
   * stands on the first sample and the last frame on the end.
   */
  private FeatureWindow squeezed(float[] samples, int from, int to) {
    int frames = spec.frames();
    int[] centres = new int[frames];
    for (int t = 0; t < frames; t++) {
      centres[t] = from + (int) ((long) t * (to - from) / Math.max(1, frames - 1));
    }
    return window(samples, centres, from / rate(), to / rate());
  }

  private List<FeatureWindow> windowsOfStretched(Waveform waveform, WindowPlan.Stretched plan) {
    float[] samples = samplesAtSpecRate(waveform);
    double tempo = samples.length / (plan.takeSeconds() * rate());
    float[] stretched = PhaseVocoder.stretch(samples, tempo, STRETCH_FFT_SIZE);
    int length = samplesIn(plan.windowSeconds());
    int step = samplesIn(plan.stepSeconds());
    requireRoom(waveform, 1 + (stretched.length - length) / step, spec.frames());
    int[] centres = new int[spec.frames()];
    for (int t = 0; t < centres.length; t++) {
      centres[t] = t * spec.hopLength();
    }
    List<FeatureWindow> windows = new ArrayList<>();
    for (int start = 0; start <= stretched.length - length; start += step) {
      float[] part = Arrays.copyOfRange(stretched, start, start + length);
      double startSeconds = start * tempo / rate();
      windows.add(window(part, centres, startSeconds, startSeconds + length * tempo / rate()));
    }
    return List.copyOf(windows);
  }

  private FeatureWindow window(
      float[] samples, int[] centres, double startSeconds, double endSeconds) {
    Spectrogram picture = normalised(decibels(bandPowers(samples, centres)));
    return new FeatureWindow(startSeconds, endSeconds, picture);
  }

  private Spectrogram bandPowers(float[] samples, int[] centres) {
    int frames = centres.length;
    float[] values = new float[spec.bands() * frames];
    double[] spectrum = new double[2 * stft.bins()];
    double[] power = new double[stft.bins()];
    for (int t = 0; t < frames; t++) {
      stft.power(samples, centres[t], spectrum, bank.fromBin(), bank.toBin(), power);
      for (int band = 0; band < spec.bands(); band++) {
        // An infinite power would become NaN decibels.
        values[band * frames + t] = (float) Math.min(Float.MAX_VALUE, bank.apply(band, power));
      }
    }
    return Spectrogram.owning(values, spec.bands(), frames);
  }

  /** A model file may ask for windows so many or so large that memory would end. */
  private void requireRoom(Waveform waveform, long windows, long frames) {
    long values = windows * spec.bands() * frames;
    if (values > MOST_VALUES) {
      throw new IllegalArgumentException(
          "%s would give %d values (%d × %d bands × %d frames), at most %d are allowed"
              .formatted(waveform, values, windows, spec.bands(), frames, MOST_VALUES));
    }
  }

  private float[] samplesAtSpecRate(Waveform waveform) {
    return waveform.resampledTo(spec.sampleRateHz()).shared();
  }

  private int samplesIn(double seconds) {
    return Math.max(1, (int) Math.round(seconds * rate()));
  }

  private double rate() {
    return spec.sampleRateHz();
  }
}
