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
 * <p>E is the true envelope (A. Röbel and X. Rodet, DAFx 2005): the cepstrum of log |X|, cut at a
 * quefrency, is a smooth curve through the middle of the harmonics; where the spectrum lies below
 * the curve it is lifted to the curve and smoothed again, until the curve runs along the tops. Cut
 * at more than half the pitch period the curve would fall into the gaps between the harmonics.
 */
final class FormantWarp {

  /**
   * Harmonics of a spoken vowel are well apart from formants at this resolution, 1 / (2 · 2 ms).
   */
  private static final double MOST_QUEFRENCY_SECONDS = 0.002;

  private static final double HIGHEST_PITCH_HZ = 1200;
  private static final double LOWEST_PITCH_HZ = 70;

  /** Periodic enough: this share of the energy is found again one period later. */
  private static final double VOICED = 0.3;

  /** Tops that stick out by less than 1 dB (in nepers) are good enough. */
  private static final double TOLERANCE = Math.log(10) / 20;

  private static final int MOST_ROUNDS = 24;

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
  private final double[] target;
  private final double[] envelope;
  private final double[] scratch;

  FormantWarp(int sampleRateHz, double factor) {
    this.sampleRateHz = sampleRateHz;
    this.factor = factor;
    this.fftSize = Signals.fftSize(sampleRateHz);
    this.bins = fftSize / 2 + 1;
    this.window = Stft.hann(fftSize);
    ConcurrencyUtils.setNumberOfThreads(1);
    this.fft = new DoubleFFT_1D(fftSize);
    this.spectrum = new double[fftSize];
    this.target = new double[bins];
    this.envelope = new double[bins];
    this.scratch = new double[fftSize];
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
      loudest = Math.max(loudest, power(k));
    }
    if (loudest > 0) {
      findEnvelope(loudest);
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

  private void findEnvelope(double loudest) {
    for (int k = 0; k < bins; k++) {
      target[k] = power(k) / loudest;
    }
    int order = order();
    for (int k = 0; k < bins; k++) {
      target[k] = 0.5 * Math.log(target[k] + FLOOR);
    }
    double excess = Double.POSITIVE_INFINITY;
    for (int round = 0; round < MOST_ROUNDS && excess > TOLERANCE; round++) {
      smooth(order);
      excess = 0;
      for (int k = 0; k < bins; k++) {
        excess = Math.max(excess, target[k] - envelope[k]);
        target[k] = Math.max(target[k], envelope[k]);
      }
    }
  }

  /**
   * Quefrencies that the envelope has, in samples: half the pitch period, where the autocorrelation
   * of the frame is greatest.
   */
  private int order() {
    toLags(target);
    int order = (int) (MOST_QUEFRENCY_SECONDS * sampleRateHz);
    int last = Math.min(fftSize / 2, (int) (sampleRateHz / LOWEST_PITCH_HZ));
    int period = 0;
    double best = VOICED * scratch[0];
    for (int lag = (int) (sampleRateHz / HIGHEST_PITCH_HZ); lag <= last; lag++) {
      boolean peak =
          lag > 0 && scratch[lag] >= scratch[lag - 1] && scratch[lag] >= scratch[lag + 1];
      if (peak && scratch[lag] > best) {
        best = scratch[lag];
        period = lag;
      }
    }
    return Math.max(1, period == 0 ? order : Math.min(order, period / 2));
  }

  private void smooth(int order) {
    toLags(target);
    for (int n = order + 1; n < fftSize - order; n++) {
      scratch[n] = 0;
    }
    fft.realForward(scratch);
    envelope[0] = scratch[0];
    envelope[bins - 1] = scratch[1];
    for (int k = 1; k < bins - 1; k++) {
      envelope[k] = scratch[2 * k];
    }
  }

  /** The real, even sequence whose transform {@code values} is, into {@code scratch}. */
  private void toLags(double[] values) {
    scratch[0] = values[0];
    scratch[1] = values[bins - 1];
    for (int k = 1; k < bins - 1; k++) {
      scratch[2 * k] = values[k];
      scratch[2 * k + 1] = 0;
    }
    fft.realInverse(scratch, true);
  }
}
