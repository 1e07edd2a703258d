package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.dsp.PadMode;
import io.github.vocalpatterns.audio.dsp.Stft;
import java.util.Arrays;
import java.util.Locale;

/**
 * How good a recording is, before anybody listens to it.
 *
 * @param durationSeconds its length
 * @param sampleRateHz its sample rate
 * @param peak the largest absolute sample, 1 is full scale
 * @param clippingShare the share of samples, 0 to 1, that lie in runs of three or more samples of
 *     one sign at full scale, |x| ≥ 1 − 2⁻¹⁵; Audacity's Find Clipping counts such runs. Clipping
 *     that was made softer afterwards is not seen
 * @param dcOffset the mean of all samples
 * @param silenceShare the share of frames, 0 to 1, that {@link AudioEffects#split} takes for
 *     silence at 60 dB below the loudest, librosa's default; 1 if there is no sound at all
 * @param snrDb an estimate of the signal-to-noise ratio: how far the 95th percentile of the mean
 *     squares of frames lies above the 15th, a customary pair (ISIP, signal_to_noise, Mississippi
 *     State University), at least 0 and about 100 dB at most. It takes the softest frames for the
 *     noise, so it tells something only where the singer pauses; sustained singing reads low
 * @param bandwidthHz the effective bandwidth: the highest frequency whose mean power lies within 60
 *     dB of the strongest, by Welch's method with Hann windows of 4096 samples, half overlapping
 *     (P. Welch, The Use of Fast Fourier Transform for the Estimation of Power Spectra, 1967); 0 if
 *     there is no sound. A telephone recording reads some 3400 Hz at any sample rate
 */
public record QualityReport(
    double durationSeconds,
    int sampleRateHz,
    double peak,
    double clippingShare,
    double dcOffset,
    double silenceShare,
    double snrDb,
    double bandwidthHz) {

  private static final double FULL_SCALE = 1 - 1.0 / (1 << 15);
  private static final int SHORTEST_CLIPPING = 3;
  private static final double SILENCE_TOP_DB = 60;
  private static final int SPECTRUM_FFT_SIZE = 4096;
  private static final double BANDWIDTH_TOP_DB = 60;

  /** Listens to a recording. */
  public static QualityReport of(Waveform waveform) {
    float[] samples = waveform.shared();
    float peak = waveform.peak();
    FrameLoudness loudness = FrameLoudness.of(samples);
    return new QualityReport(
        waveform.durationSeconds(),
        waveform.sampleRateHz(),
        peak,
        share(clipped(samples), samples.length),
        mean(samples),
        peak == 0 ? 1 : loudness.silentShare(SILENCE_TOP_DB),
        signalToNoiseDb(loudness.powers()),
        bandwidthBins(samples) * waveform.sampleRateHz() / SPECTRUM_FFT_SIZE);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  private static double mean(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += sample;
    }
    return samples.length == 0 ? 0 : sum / samples.length;
  }

  private static int clipped(float[] samples) {
    int clipped = 0;
    int run = 0;
    for (int n = 0; n < samples.length; n++) {
      boolean full = Math.abs(samples[n]) >= FULL_SCALE;
      boolean goesOn = full && run > 0 && samples[n] > 0 == samples[n - 1] > 0;
      run = goesOn ? run + 1 : full ? 1 : 0;
      if (run >= SHORTEST_CLIPPING) {
        clipped += run == SHORTEST_CLIPPING ? SHORTEST_CLIPPING : 1;
      }
    }
    return clipped;
  }

  private static double signalToNoiseDb(double[] powers) {
    Arrays.sort(powers);
    return 10 * Math.log10(percentile(powers, 0.95) / percentile(powers, 0.15));
  }

  private static double percentile(double[] sorted, double share) {
    return sorted[(int) Math.rint(share * (sorted.length - 1))];
  }

  private static double bandwidthBins(float[] samples) {
    Stft stft = new Stft(SPECTRUM_FFT_SIZE, PadMode.ZERO);
    double[] spectrum = new double[2 * stft.bins()];
    double[] power = new double[stft.bins()];
    double[] sum = new double[stft.bins()];
    int half = SPECTRUM_FFT_SIZE / 2;
    long centre = half;
    do {
      stft.power(samples, samples.length, (int) centre, spectrum, 0, power.length, power);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += power[k];
      }
      centre += half;
    } while (centre + half <= samples.length);
    double least = Arrays.stream(sum).max().orElse(0) * Math.pow(10, -BANDWIDTH_TOP_DB / 10);
    for (int k = sum.length - 1; k > 0; k--) {
      if (sum[k] > 0 && sum[k] >= least) {
        return k;
      }
    }
    return 0;
  }

  /** For example {@code QualityReport[7.00 s, 22050 Hz, peak 0.52 (-5.7 dB), …]}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "QualityReport[%.2f s, %d Hz, peak %.3f (%.1f dB), clipping %.3f %%, DC offset %.5f, "
            + "silence %.1f %%, SNR about %.0f dB, bandwidth %.0f Hz]",
        durationSeconds,
        sampleRateHz,
        peak,
        20 * Math.log10(peak),
        100 * clippingShare,
        dcOffset,
        100 * silenceShare,
        snrDb,
        bandwidthHz);
  }
}
