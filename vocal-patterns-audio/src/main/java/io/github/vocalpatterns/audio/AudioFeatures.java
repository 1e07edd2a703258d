package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.dsp.CosineTransform;
import io.github.vocalpatterns.audio.dsp.Stft;
import java.util.List;

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
 *
 * <p>For changes of the sound itself see {@link AudioEffects}, for other decibels {@link Decibels}.
 */
public final class AudioFeatures {

  /** Values of all windows of one recording, 1 GiB. */
  private static final long MOST_VALUES = 1L << 28;

  /** librosa's default. */
  private static final int MFCC_COUNT = 20;

  private final FeatureSpec spec;
  private final BandPowers bandPowers;

  private AudioFeatures(FeatureSpec spec) {
    this.spec = spec;
    this.bandPowers = new BandPowers(spec);
  }

  /** The features that a specification describes. */
  public static AudioFeatures of(FeatureSpec spec) {
    return new AudioFeatures(spec);
  }

  /** The specification. */
  public FeatureSpec spec() {
    return spec;
  }

  BandPowers bandPowers() {
    return bandPowers;
  }

  /** The features of one kind, for code in which the kind is a parameter. */
  public Spectrogram compute(FeatureKind kind, Waveform waveform) {
    return switch (kind) {
      case STFT -> stft(waveform).magnitude();
      case MEL -> melSpectrogram(waveform);
      case MEL_DB -> melDecibels(waveform);
      case NORMALISED -> scaled(melDecibels(waveform));
      case MFCC -> mfcc(waveform, Math.min(MFCC_COUNT, spec.bands()));
    };
  }

  /**
   * The short-time Fourier transform ({@code librosa.stft}): ⌊fftSize / 2⌋ + 1 bands, frame t
   * centred at sample t · hop, {@link Stft#frames} of them. Parts beyond the greatest float become
   * that.
   *
   * @throws IllegalArgumentException if there would be more than 2²⁸ numbers
   */
  public ComplexSpectrogram stft(Waveform waveform) {
    float[] samples = samplesAtSpecRate(waveform);
    Stft stft = bandPowers.stft();
    int frames = stft.frames(samples.length, spec.hopLength());
    requireRoom(waveform, 2, stft.bins(), frames);
    float[] values = new float[2 * stft.bins() * frames];
    double[] spectrum = new double[2 * stft.bins()];
    for (int t = 0; t < frames; t++) {
      stft.transform(samples, t * spec.hopLength(), spectrum);
      for (int k = 0; k < stft.bins(); k++) {
        values[2 * (k * frames + t)] = finite(spectrum[2 * k]);
        values[2 * (k * frames + t) + 1] = finite(spectrum[2 * k + 1]);
      }
    }
    return ComplexSpectrogram.owning(values, stft.bins(), frames);
  }

  private static float finite(double value) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }

  /**
   * The recording of {@code length} samples at the specification's rate that has this transform
   * ({@code librosa.istft}), or comes nearest to having it; see {@link Stft#inverse}. Where the hop
   * is at most a quarter of the frame, the inverse of {@link #stft} is the recording within 1e-5.
   *
   * @throws IllegalArgumentException if the bands are not those of {@link FeatureSpec#fftSize()},
   *     or {@code length} is negative
   */
  public Waveform istft(ComplexSpectrogram spectrogram, int length) {
    Stft stft = bandPowers.stft();
    if (spectrogram.bands() != stft.bins()) {
      throw new IllegalArgumentException(
          "%s has %d bands, frames of %d samples have %d"
              .formatted(spectrogram, spectrogram.bands(), spec.fftSize(), stft.bins()));
    }
    float[] values = spectrogram.shared();
    int frames = spectrogram.frames();
    float[] samples =
        stft.inverse(
            frames,
            spec.hopLength(),
            length,
            (t, spectrum) -> {
              for (int k = 0; k < stft.bins(); k++) {
                spectrum[2 * k] = values[2 * (k * frames + t)];
                spectrum[2 * k + 1] = values[2 * (k * frames + t) + 1];
              }
            });
    return Waveform.owning(samples, spec.sampleRateHz());
  }

  /**
   * Band powers ({@code librosa.feature.melspectrogram}), frame t centred at sample t · hop, {@link
   * Stft#frames} of them. Powers beyond the greatest float become that.
   *
   * @throws IllegalArgumentException if there would be more than 2²⁸ values
   */
  public Spectrogram melSpectrogram(Waveform waveform) {
    float[] samples = samplesAtSpecRate(waveform);
    return bandPowers.around(samples, centres(waveform, samples.length));
  }

  /** {@link #decibels} of {@link #melSpectrogram}, without having that in memory first. */
  private Spectrogram melDecibels(Waveform waveform) {
    float[] samples = samplesAtSpecRate(waveform);
    return bandPowers.decibelsAround(samples, centres(waveform, samples.length));
  }

  private int[] centres(Waveform waveform, int length) {
    int frames = bandPowers.stft().frames(length, spec.hopLength());
    requireRoom(waveform, 1, spec.bands(), frames);
    int[] centres = new int[frames];
    for (int t = 0; t < frames; t++) {
      centres[t] = t * spec.hopLength();
    }
    return centres;
  }

  /**
   * The frames of {@link #melSpectrogram} while the recording is still coming in.
   *
   * @param sourceRateHz sample rate of what comes in
   * @throws IllegalArgumentException if it is not positive, or more than 256 times the
   *     specification's rate or less than 1/256 of it
   */
  public FeatureStream stream(double sourceRateHz) {
    return new FeatureStream(bandPowers, sourceRateHz);
  }

  /**
   * Powers in decibels below the greatest ({@code librosa.power_to_db} with ref=max): 10 log10(max(
   * 1e-10, S)) − 10 log10(max(1e-10, max S)), cut off at {@link FeatureSpec#topDb()} below the
   * maximum. Silence is 0 dB everywhere.
   */
  public Spectrogram decibels(Spectrogram powers) {
    double reference = Math.max(0, powers.max());
    return Decibels.ofPower(powers, reference, Decibels.LEAST_POWER, spec.topDb());
  }

  /** Values scaled as {@link FeatureSpec#normalisation()} says. */
  public Spectrogram normalised(Spectrogram decibels) {
    return scaled(Spectrogram.owning(decibels.toArray(), decibels.bands(), decibels.frames()));
  }

  /** {@link #normalised}, written over decibels that nobody else holds. */
  Spectrogram scaled(Spectrogram decibels) {
    float[] values = decibels.shared();
    switch (spec.normalisation()) {
      case MIN_MAX -> Scaling.toUnitRange(values);
      case STANDARD -> Scaling.toStandard(values);
      case NONE -> {}
    }
    return decibels;
  }

  /** {@link #mfcc(Waveform, int, double)} without a lifter. */
  public Spectrogram mfcc(Waveform waveform, int count) {
    return mfcc(waveform, count, 0);
  }

  /**
   * Mel-frequency cepstral coefficients ({@code librosa.feature.mfcc}): the first {@code count}
   * coefficients of the orthonormal DCT-II over the bands' decibels, with 0 dB at power 1 and cut
   * off {@link FeatureSpec#topDb()} below the greatest. The lifter multiplies coefficient n, from
   * 0, by 1 + L/2 · sin(π(n + 1) / L).
   *
   * @param count 1 to the number of bands
   * @param lifter L, or 0 for none
   * @return {@code count} × frames
   * @throws IllegalArgumentException if a number cannot work, or as {@link #melSpectrogram} does
   */
  public Spectrogram mfcc(Waveform waveform, int count, double lifter) {
    if (!(lifter >= 0) || Double.isInfinite(lifter)) {
      throw new IllegalArgumentException(
          "lifter is " + lifter + ", it must not be negative or infinite");
    }
    CosineTransform transform = new CosineTransform(count, spec.bands());
    Spectrogram powers = melSpectrogram(waveform);
    Spectrogram decibels = Decibels.ofPower(powers, 1, Decibels.LEAST_POWER, spec.topDb());
    int frames = powers.frames();
    float[] values = new float[count * frames];
    double[] column = new double[spec.bands()];
    for (int t = 0; t < frames; t++) {
      for (int band = 0; band < column.length; band++) {
        column[band] = decibels.at(band, t);
      }
      for (int n = 0; n < count; n++) {
        double lift = lifter > 0 ? 1 + lifter / 2 * Math.sin(Math.PI * (n + 1) / lifter) : 1;
        values[n * frames + t] = finite(lift * transform.apply(n, column));
      }
    }
    return Spectrogram.owning(values, count, frames);
  }

  /**
   * Root mean square ({@code librosa.feature.rms}): one band, of the frames of {@link #stft} but
   * without a window and with zeros beyond the ends.
   */
  public Spectrogram rms(Waveform waveform) {
    float[] samples = samplesAtSpecRate(waveform);
    int size = spec.fftSize();
    float[] values = new float[bandPowers.stft().frames(samples.length, spec.hopLength())];
    for (int t = 0; t < values.length; t++) {
      long first = (long) t * spec.hopLength() - size / 2;
      int to = (int) Math.min(samples.length, first + size);
      double sum = 0;
      for (int n = (int) Math.max(0, first); n < to; n++) {
        sum += (double) samples[n] * samples[n];
      }
      values[t] = finite(Math.sqrt(sum / size));
    }
    return Spectrogram.owning(values, 1, values.length);
  }

  /**
   * What a network sees of a recording: one or more windows of normalised decibels, all of one
   * size, laid out as {@link FeatureSpec#windowPlan()} says. An empty waveform gives an empty list.
   *
   * @throws IllegalArgumentException if the windows would hold more than 2²⁸ values together
   */
  public List<FeatureWindow> windows(Waveform waveform) {
    return waveform.length() == 0 ? List.of() : FeatureWindows.of(this, waveform);
  }

  /** A model file may ask for windows so many or so large that memory would end. */
  void requireRoom(Waveform waveform, long pictures, long bands, long frames) {
    long values = pictures * bands * frames;
    if (values > MOST_VALUES) {
      throw new IllegalArgumentException(
          "%s would give %d values (%d × %d bands × %d frames), at most %d are allowed"
              .formatted(waveform, values, pictures, bands, frames, MOST_VALUES));
    }
  }

  /** For example {@code AudioFeatures[128 bands, 22050 Hz]}. */
  @Override
  public String toString() {
    return "AudioFeatures[" + spec.bands() + " bands, " + spec.sampleRateHz() + " Hz]";
  }

  private float[] samplesAtSpecRate(Waveform waveform) {
    return waveform.resampledTo(spec.sampleRateHz()).shared();
  }
}
