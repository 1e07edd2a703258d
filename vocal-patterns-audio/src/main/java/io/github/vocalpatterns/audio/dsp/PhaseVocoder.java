package io.github.vocalpatterns.audio.dsp;

/**
 * Changes the duration of a sound and keeps its pitch: magnitudes are interpolated between frames,
 * phases advance as they do in the original (Ellis 2002, the rule of {@code
 * librosa.effects.time_stretch} in double precision).
 *
 * <p>A phase is kept as a unit phasor u and advanced by u ← u · D[i+1] · conj(D[i]) / |…|, which
 * needs no trigonometry.
 */
public final class PhaseVocoder {

  private static final double TINY = 1.1754943508222875e-38;

  private final Stft stft;
  private final int hopLength;

  private PhaseVocoder(int fftSize) {
    this.stft = new Stft(fftSize, PadMode.ZERO);
    this.hopLength = fftSize / 4;
  }

  /**
   * The sound at {@code rate} times its tempo: round(length / rate) samples, a hop of a quarter of
   * {@code fftSize}.
   *
   * @throws IllegalArgumentException if {@code rate} is not positive
   */
  public static float[] stretch(float[] samples, double rate, int fftSize) {
    if (!(rate > 0) || Double.isInfinite(rate)) {
      throw new IllegalArgumentException("rate is " + rate + ", it must be positive");
    }
    int length = (int) Math.rint(samples.length / rate);
    return new PhaseVocoder(fftSize).run(samples, rate, length);
  }

  private float[] run(float[] samples, double rate, int length) {
    int frames = 1 + samples.length / hopLength;
    int bins = stft.bins();
    int fftSize = stft.fftSize();
    double[] sum = new double[length + 2 * fftSize];
    double[] weight = new double[sum.length];
    double[] current = new double[2 * bins];
    double[] next = new double[2 * bins];
    double[] phasor = new double[2 * bins];
    double[] out = new double[2 * bins];
    double[] frame = new double[fftSize];
    int loaded = -1;
    for (int j = 0; j * rate < frames; j++) {
      int i = (int) (j * rate);
      if (i != loaded) {
        load(samples, i, frames, current);
        load(samples, i + 1, frames, next);
        loaded = i;
      }
      if (j == 0) {
        start(current, phasor);
      }
      blend(current, next, j * rate - i, phasor, out);
      stft.inverse(out, frame);
      overlapAdd(frame, j * hopLength, sum, weight);
      advance(current, next, phasor);
    }
    float[] result = new float[length];
    for (int n = 0; n < length; n++) {
      int k = n + fftSize / 2;
      result[n] = (float) (weight[k] > TINY ? sum[k] / weight[k] : sum[k]);
    }
    return result;
  }

  private void load(float[] samples, int frame, int frames, double[] spectrum) {
    stft.transform(samples, Math.min(frame, frames - 1) * hopLength, spectrum);
  }

  private void start(double[] spectrum, double[] phasor) {
    for (int k = 0; k < phasor.length; k += 2) {
      double size = Math.hypot(spectrum[k], spectrum[k + 1]);
      phasor[k] = size > 0 ? spectrum[k] / size : 1;
      phasor[k + 1] = size > 0 ? spectrum[k + 1] / size : 0;
    }
  }

  private void blend(
      double[] current, double[] next, double fraction, double[] phasor, double[] out) {
    for (int k = 0; k < out.length; k += 2) {
      double magnitude =
          (1 - fraction) * Math.hypot(current[k], current[k + 1])
              + fraction * Math.hypot(next[k], next[k + 1]);
      out[k] = magnitude * phasor[k];
      out[k + 1] = magnitude * phasor[k + 1];
    }
  }

  private void advance(double[] current, double[] next, double[] phasor) {
    for (int k = 0; k < phasor.length; k += 2) {
      double re = next[k] * current[k] + next[k + 1] * current[k + 1];
      double im = next[k + 1] * current[k] - next[k] * current[k + 1];
      double size = Math.hypot(re, im);
      if (size > 0) {
        double a = phasor[k];
        double b = phasor[k + 1];
        double u = (a * re - b * im) / size;
        double v = (a * im + b * re) / size;
        double norm = Math.hypot(u, v);
        phasor[k] = u / norm;
        phasor[k + 1] = v / norm;
      }
    }
  }

  private void overlapAdd(double[] frame, int at, double[] sum, double[] weight) {
    int count = Math.min(frame.length, sum.length - at);
    for (int n = 0; n < count; n++) {
      double w = stft.windowAt(n);
      sum[at + n] += frame[n];
      weight[at + n] += w * w;
    }
  }
}
