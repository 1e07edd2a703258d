package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.dsp.Stft;
import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Moves the formants of a sound to 1 / factor of their frequencies and leaves its pitch, so that a
 * pitch shift by that factor brings them back: frame by frame the spectrum X at frequency ν is
 * multiplied by E(factor · ν) / E(ν), E being X's envelope.
 *
 * <p>E runs in straight lines, over the logarithm of |X|, from one harmonic's top to the next (D.
 * Paul, The spectral envelope estimation vocoder, IEEE Trans. ASSP 29, 1981): the tops are the
 * greatest values in bands one pitch wide around the harmonics. A smooth cepstral or predictive
 * curve would sink between harmonics that lie far apart, as a high voice's do.
 *
 * <p>Not thread-safe.
 */
final class FormantWarp {

  private static final double HIGHEST_PITCH_HZ = 1200;
  private static final double LOWEST_PITCH_HZ = 70;

  /** Width of a band where there is no pitch. */
  private static final double UNVOICED_BAND_HZ = 250;

  /** Periodic enough: this share of the energy is found again one period later. */
  private static final double VOICED = 0.3;

  /** 100 dB below the frame's loudest bin is as good as nothing. */
  private static final double FLOOR = 1e-10;

  /** 40 dB either way, in nepers. */
  private static final double MOST_GAIN = 2 * Math.log(10);

  private final int sampleRateHz;
  private final double factor;
  private final int fftSize;
  private final int bins;
  private final double[] window;
  private final DoubleFFT_1D fft;
  private final double[] spectrum;
  private final double[] power;
  private final double[] envelope;
  private final double[] lags;

  FormantWarp(int sampleRateHz, double factor) {
    this.sampleRateHz = sampleRateHz;
    this.factor = factor;
    this.fftSize = Signals.fftSize(sampleRateHz);
    this.bins = fftSize / 2 + 1;
    this.window = Stft.hann(fftSize);
    ConcurrencyUtils.setNumberOfThreads(1);
    this.fft = new DoubleFFT_1D(fftSize);
    this.spectrum = new double[fftSize];
    this.power = new double[bins];
    this.envelope = new double[bins];
    this.lags = new double[fftSize];
  }

  /** As many samples; frames overlap by three quarters. */
  float[] apply(float[] samples) {
    double[] sum = new double[samples.length];
    double[] weight = new double[samples.length];
    int hop = fftSize / 4;
    for (long start = hop - fftSize; start < samples.length; start += hop) {
      int first = (int) Math.max(0, -start);
      int end = (int) Math.min(fftSize, samples.length - start);
      Arrays.fill(spectrum, 0);
      for (int i = first; i < end; i++) {
        spectrum[i] = window[i] * samples[(int) (start + i)];
      }
      warpFrame();
      for (int i = first; i < end; i++) {
        sum[(int) (start + i)] += window[i] * spectrum[i];
        weight[(int) (start + i)] += window[i] * window[i];
      }
    }
    float[] warped = new float[samples.length];
    for (int i = 0; i < warped.length; i++) {
      warped[i] = Signals.toFloat(sum[i] / weight[i]);
    }
    return warped;
  }

  private void warpFrame() {
    fft.realForward(spectrum);
    double loudest = 0;
    for (int k = 0; k < bins; k++) {
      power[k] = power(k);
      loudest = Math.max(loudest, power[k]);
    }
    if (loudest > 0) {
      for (int k = 0; k < bins; k++) {
        power[k] /= loudest;
      }
      findEnvelope();
      for (int k = 0; k < bins; k++) {
        double gain = at(Math.min(bins - 1, factor * k)) - envelope[k];
        multiply(k, Math.exp(Math.max(-MOST_GAIN, Math.min(MOST_GAIN, gain))));
      }
    }
    fft.realInverse(spectrum, true);
  }

  /** JTransforms keeps the two real bins, 0 and Nyquist, in the first two places. */
  private double power(int k) {
    if (k == 0 || k == bins - 1) {
      double value = spectrum[k == 0 ? 0 : 1];
      return value * value;
    }
    return spectrum[2 * k] * spectrum[2 * k] + spectrum[2 * k + 1] * spectrum[2 * k + 1];
  }

  private void multiply(int k, double gain) {
    if (k == 0 || k == bins - 1) {
      spectrum[k == 0 ? 0 : 1] *= gain;
    } else {
      spectrum[2 * k] *= gain;
      spectrum[2 * k + 1] *= gain;
    }
  }

  /** The envelope between bins. */
  private double at(double bin) {
    int low = (int) bin;
    int high = Math.min(bins - 1, low + 1);
    return envelope[low] + (bin - low) * (envelope[high] - envelope[low]);
  }

  /** Level beyond the first and the last top. */
  private void findEnvelope() {
    double spacing = bandHz() * fftSize / sampleRateHz;
    int before = -1;
    double levelBefore = 0;
    for (int band = 1; (band - 0.5) * spacing < bins - 1; band++) {
      int top = (int) ((band - 0.5) * spacing);
      int end = (int) Math.min(bins - 1, (band + 0.5) * spacing);
      for (int k = top + 1; k <= end; k++) {
        top = power[k] > power[top] ? k : top;
      }
      double level = 0.5 * Math.log(power[top] + FLOOR);
      if (before < 0) {
        Arrays.fill(envelope, 0, top + 1, level);
      }
      for (int k = before + 1; before >= 0 && k <= top; k++) {
        envelope[k] = levelBefore + (level - levelBefore) * (k - before) / (top - before);
      }
      before = top;
      levelBefore = level;
    }
    Arrays.fill(envelope, before + 1, bins, levelBefore);
  }

  /** The pitch, where the autocorrelation of the frame is greatest, if it has one. */
  private double bandHz() {
    lags[0] = power[0];
    lags[1] = power[bins - 1];
    for (int k = 1; k < bins - 1; k++) {
      lags[2 * k] = power[k];
      lags[2 * k + 1] = 0;
    }
    fft.realInverse(lags, true);
    int first = Math.max(1, (int) (sampleRateHz / HIGHEST_PITCH_HZ));
    int last = Math.min(fftSize / 2, (int) (sampleRateHz / LOWEST_PITCH_HZ));
    double best = VOICED * lags[0];
    double bandHz = UNVOICED_BAND_HZ;
    for (int lag = first; lag <= last; lag++) {
      boolean peak = lags[lag] >= lags[lag - 1] && lags[lag] >= lags[lag + 1];
      if (peak && lags[lag] > best) {
        best = lags[lag];
        bandHz = (double) sampleRateHz / lag;
      }
    }
    return bandHz;
  }
}
