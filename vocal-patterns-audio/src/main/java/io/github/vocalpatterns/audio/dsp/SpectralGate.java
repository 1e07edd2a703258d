package io.github.vocalpatterns.audio.dsp;

import java.util.Arrays;

/**
 * Takes steady noise out of a recording: what does not stand out of the noise, at its frequency, is
 * made softer. This is {@code noisereduce.reduce_noise(stationary=True)} of noisereduce 3.0.3 (T.
 * Sainburg, M. Thielk and T. Gentner, Finding, visualizing, and quantifying latent structure across
 * diverse animal vocal repertoires, 2020) with its chunks of 600 000 samples, 30 000 of padding and
 * a hop of a quarter of a frame:
 *
 * <ol>
 *   <li>Magnitudes in decibels, 20 log10(|X| + 2⁻⁵²) with X scaled by the sum of the window, at
 *       least the greatest of the frequency − 80 dB.
 *   <li>A frequency's threshold is the mean of the noise's decibels there plus {@code
 *       thresholdDeviations} of their standard deviations.
 *   <li>The mask is 1 above the threshold and 1 − {@code propDecrease} elsewhere, smoothed by the
 *       product of two triangles over frequency and time.
 *   <li>The spectrum times the mask is transformed back.
 * </ol>
 *
 * <p>Immutable and safe for use by any number of threads.
 *
 * @param thresholdDeviations standard deviations over the noise's mean at which sound begins
 *     (n_std_thresh_stationary)
 * @param propDecrease the share of the noise that is taken away, 0 to 1 (prop_decrease)
 * @param fftSize samples under one frame, a multiple of 4 (n_fft)
 * @param freqMaskSmoothHz the mask is smoothed over so many Hz (freq_mask_smooth_hz)
 * @param timeMaskSmoothMs the mask is smoothed over so many milliseconds (time_mask_smooth_ms)
 */
public record SpectralGate(
    double thresholdDeviations,
    double propDecrease,
    int fftSize,
    double freqMaskSmoothHz,
    double timeMaskSmoothMs) {

  /** What noisereduce does when nothing else is said. */
  public static final SpectralGate DEFAULT = new SpectralGate(1.5, 1, 1024, 500, 50);

  private static final int CHUNK = 600_000;
  private static final int PADDING = 30_000;
  private static final double LEAST_AMPLITUDE = Math.ulp(1.0);
  private static final double TOP_DB = 80;

  /**
   * @throws IllegalArgumentException if a value is not finite, a share lies outside [0, 1], a
   *     smoothing is not positive, or {@code fftSize} is no multiple of 4 between 4 and 32 768
   */
  public SpectralGate {
    require(
        Double.isFinite(thresholdDeviations),
        "thresholdDeviations",
        thresholdDeviations,
        "be finite");
    require(propDecrease >= 0 && propDecrease <= 1, "propDecrease", propDecrease, "lie in [0, 1]");
    require(
        fftSize >= 4 && fftSize <= 32_768 && fftSize % 4 == 0,
        "fftSize",
        fftSize,
        "be a multiple of 4 between 4 and 32768");
    requirePositive("freqMaskSmoothHz", freqMaskSmoothHz);
    requirePositive("timeMaskSmoothMs", timeMaskSmoothMs);
  }

  private static void requirePositive(String name, double value) {
    require(value > 0 && Double.isFinite(value), name, value, "be positive and finite");
  }

  private static void require(boolean holds, String name, Number value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ", it must " + rule);
    }
  }

  /**
   * The recording without the noise, of which {@code noise} is an example: the recording itself, or
   * a part of it in which nobody sings. Of longer examples the first 600 000 samples count.
   *
   * @throws IllegalArgumentException if a smoothing is shorter than what a frame resolves at this
   *     rate, as noisereduce refuses it too
   */
  public float[] reduce(float[] samples, float[] noise, double sampleRateHz) {
    int hop = fftSize / 4;
    double binsHz = sampleRateHz / (fftSize / 2.0);
    double hopMs = hop / sampleRateHz * 1000;
    require(
        freqMaskSmoothHz >= binsHz, "freqMaskSmoothHz", freqMaskSmoothHz, "be at least " + binsHz);
    require(
        timeMaskSmoothMs >= hopMs, "timeMaskSmoothMs", timeMaskSmoothMs, "be at least " + hopMs);
    double[] overBins = triangle((int) (freqMaskSmoothHz / binsHz));
    double[] overFrames = triangle((int) (timeMaskSmoothMs / hopMs));
    Stft stft = new Stft(fftSize, PadMode.ZERO);
    double[] threshold = threshold(stft, Arrays.copyOf(noise, Math.min(noise.length, CHUNK)));
    float[] result = new float[samples.length];
    // One chunk is as long as the recording, of several each is whole.
    int size = Math.min(samples.length, CHUNK);
    for (long from = 0; from < samples.length; from += CHUNK) {
      float[] padded = new float[size + 2 * PADDING];
      int first = (int) Math.max(0, from - PADDING);
      int last = (int) Math.min(samples.length, from + size + PADDING);
      System.arraycopy(samples, first, padded, (int) (first - from) + PADDING, last - first);
      float[] quiet = gate(stft, padded, threshold, overBins, overFrames);
      int count = (int) Math.min(size, samples.length - from);
      System.arraycopy(quiet, PADDING, result, (int) from, count);
    }
    return result;
  }

  private float[] gate(
      Stft stft, float[] samples, double[] threshold, double[] overBins, double[] overFrames) {
    int hop = fftSize / 4;
    double[][] spectra = spectra(stft, samples);
    double[][] mask = decibels(spectra);
    for (double[] frame : mask) {
      for (int k = 0; k < frame.length; k++) {
        frame[k] = frame[k] > threshold[k] ? 1 : 1 - propDecrease;
      }
    }
    if (overBins.length > 3 || overFrames.length > 3) {
      mask = smooth(mask, overBins, overFrames);
    }
    double[][] gains = mask;
    return stft.inverse(
        spectra.length,
        hop,
        samples.length,
        (t, spectrum) -> {
          for (int i = 0; i < spectrum.length; i++) {
            spectrum[i] = spectra[t][i] * gains[t][i / 2];
          }
        });
  }

  private static double[] threshold(double[][] decibels, double deviations) {
    double[] threshold = new double[decibels[0].length];
    for (int k = 0; k < threshold.length; k++) {
      double mean = 0;
      for (double[] frame : decibels) {
        mean += frame[k] / decibels.length;
      }
      double variance = 0;
      for (double[] frame : decibels) {
        variance += (frame[k] - mean) * (frame[k] - mean) / decibels.length;
      }
      threshold[k] = mean + deviations * Math.sqrt(variance);
    }
    return threshold;
  }

  private double[] threshold(Stft stft, float[] noise) {
    return threshold(decibels(spectra(stft, noise)), thresholdDeviations);
  }

  private double[][] spectra(Stft stft, float[] samples) {
    int hop = fftSize / 4;
    double[][] spectra = new double[stft.frames(samples.length, hop)][2 * stft.bins()];
    for (int t = 0; t < spectra.length; t++) {
      stft.transform(samples, t * hop, spectra[t]);
    }
    return spectra;
  }

  /** The sum of the window is half its length. */
  private double[][] decibels(double[][] spectra) {
    int bins = fftSize / 2 + 1;
    double[][] decibels = new double[spectra.length][bins];
    double[] greatest = new double[bins];
    Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
    for (int t = 0; t < spectra.length; t++) {
      for (int k = 0; k < bins; k++) {
        double re = spectra[t][2 * k];
        double im = spectra[t][2 * k + 1];
        double amplitude = Math.sqrt(re * re + im * im) * 2 / fftSize;
        decibels[t][k] = 20 * Math.log10(amplitude + LEAST_AMPLITUDE);
        greatest[k] = Math.max(greatest[k], decibels[t][k]);
      }
    }
    for (double[] frame : decibels) {
      for (int k = 0; k < bins; k++) {
        frame[k] = Math.max(frame[k], greatest[k] - TOP_DB);
      }
    }
    return decibels;
  }

  /** A triangle of 2 · reach + 1 values with sum 1. */
  private static double[] triangle(int reach) {
    double[] values = new double[2 * reach + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = (reach + 1.0 - Math.abs(i - reach)) / ((reach + 1.0) * (reach + 1.0));
    }
    return values;
  }

  /** What lies outside the picture counts as 0. */
  private static double[][] smooth(double[][] mask, double[] overBins, double[] overFrames) {
    int bins = mask[0].length;
    double[][] rows = new double[mask.length][bins];
    for (int t = 0; t < mask.length; t++) {
      for (int k = 0; k < bins; k++) {
        double sum = 0;
        int reach = overBins.length / 2;
        for (int i = Math.max(0, k - reach); i <= Math.min(bins - 1, k + reach); i++) {
          sum += mask[t][i] * overBins[i - k + reach];
        }
        rows[t][k] = sum;
      }
    }
    double[][] smoothed = new double[mask.length][bins];
    int reach = overFrames.length / 2;
    for (int t = 0; t < mask.length; t++) {
      for (int i = Math.max(0, t - reach); i <= Math.min(mask.length - 1, t + reach); i++) {
        for (int k = 0; k < bins; k++) {
          smoothed[t][k] += rows[i][k] * overFrames[i - t + reach];
        }
      }
    }
    return smoothed;
  }
}
