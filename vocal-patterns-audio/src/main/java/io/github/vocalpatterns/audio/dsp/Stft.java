package io.github.vocalpatterns.audio.dsp;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Short-time Fourier transform with a periodic Hann window, centred as librosa centres it and
 * without scaling: frame t looks at {@code fftSize} samples around its centre.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public final class Stft {

  private final int fftSize;
  private final PadMode padMode;
  private final double[] window;
  private final DoubleFFT_1D fft;

  /**
   * A transform of {@code fftSize} samples a frame.
   *
   * @throws IllegalArgumentException if {@code fftSize} is less than 2
   */
  public Stft(int fftSize, PadMode padMode) {
    if (fftSize < 2) {
      throw new IllegalArgumentException("fftSize is " + fftSize + ", it must be at least 2");
    }
    this.fftSize = fftSize;
    this.padMode = padMode;
    this.window = hann(fftSize);
    this.fft = new DoubleFFT_1D(fftSize);
  }

  /** The periodic Hann window, 0.5 − 0.5 cos(2πi/n). */
  public static double[] hann(int length) {
    double[] window = new double[length];
    for (int i = 0; i < length; i++) {
      window[i] = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / length);
    }
    return window;
  }

  /** Frequencies in one frame, from 0 to Nyquist. */
  public int bins() {
    return fftSize / 2 + 1;
  }

  /** Samples under one frame. */
  public int fftSize() {
    return fftSize;
  }

  /**
   * The spectrum around one centre, real and imaginary parts in turn, into {@code spectrum} (length
   * 2 · {@link #bins()} at least).
   */
  public void transform(float[] samples, int centre, double[] spectrum) {
    double[] frame = new double[fftSize];
    int first = centre - fftSize / 2;
    for (int i = 0; i < fftSize; i++) {
      frame[i] = window[i] * padded(samples, first + i);
    }
    fft.realForward(frame);
    unpack(frame, spectrum);
  }

  /** Squared magnitudes around one centre into {@code power} (length {@link #bins()} at least). */
  public void power(float[] samples, int centre, double[] power) {
    double[] spectrum = new double[2 * bins()];
    transform(samples, centre, spectrum);
    for (int k = 0; k < bins(); k++) {
      double re = spectrum[2 * k];
      double im = spectrum[2 * k + 1];
      power[k] = re * re + im * im;
    }
  }

  private double padded(float[] samples, int index) {
    if (index >= 0 && index < samples.length) {
      return samples[index];
    }
    if (padMode == PadMode.ZERO || samples.length < 2) {
      return 0;
    }
    int period = 2 * (samples.length - 1);
    int phase = Math.floorMod(index, period);
    return samples[phase < samples.length ? phase : period - phase];
  }

  /** JTransforms keeps Re X[n/2] in place of Im X[0]; an odd size ends with Im X[(n−1)/2] there. */
  private void unpack(double[] packed, double[] spectrum) {
    int bins = bins();
    System.arraycopy(packed, 0, spectrum, 0, fftSize);
    spectrum[1] = 0;
    if (fftSize % 2 == 0) {
      spectrum[2 * bins - 2] = packed[1];
    } else {
      spectrum[2 * bins - 1] = packed[1];
    }
    if (fftSize % 2 == 0) {
      spectrum[2 * bins - 1] = 0;
    }
  }

  /**
   * The real signal under one frame that has this spectrum, times the window, into {@code frame}.
   */
  void inverse(double[] spectrum, double[] frame) {
    int bins = bins();
    System.arraycopy(spectrum, 0, frame, 0, fftSize);
    frame[1] = fftSize % 2 == 0 ? spectrum[2 * bins - 2] : spectrum[2 * bins - 1];
    fft.realInverse(frame, true);
    for (int i = 0; i < fftSize; i++) {
      frame[i] *= window[i];
    }
  }

  double windowAt(int i) {
    return window[i];
  }
}
