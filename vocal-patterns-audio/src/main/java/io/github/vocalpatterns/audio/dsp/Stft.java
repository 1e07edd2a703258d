package io.github.vocalpatterns.audio.dsp;

import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Short-time Fourier transform with a periodic Hann window, centred as {@code librosa.stft} centres
 * it and without scaling: frame t looks at {@code fftSize} samples around its centre, where
 * recordings shorter than that are padded on both sides.
 *
 * <p>Nothing is allocated per frame: the caller hands in the arrays. Immutable and safe for use by
 * any number of threads, each with arrays of its own.
 */
public final class Stft {

  private final int fftSize;
  private final PadMode padMode;
  private final double[] window;
  private final DoubleFFT_1D fft;

  /**
   * A transform of {@code fftSize} samples a frame, a power of two or not.
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
    // Long transforms would otherwise start threads of their own, in whose hands results vary.
    ConcurrencyUtils.setNumberOfThreads(1);
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

  /** Frequencies in one frame, from 0 to Nyquist: ⌊fftSize / 2⌋ + 1. */
  public int bins() {
    return fftSize / 2 + 1;
  }

  /** Samples under one frame. */
  public int fftSize() {
    return fftSize;
  }

  /**
   * The spectrum around one centre into {@code spectrum}, 2 · {@link #bins()} long at least: the
   * real part of bin k at 2k, its imaginary part at 2k + 1.
   */
  public void transform(float[] samples, int centre, double[] spectrum) {
    long first = (long) centre - fftSize / 2;
    int from = (int) Math.min(fftSize, Math.max(0, -first));
    int to = (int) Math.max(from, Math.min(fftSize, samples.length - first));
    for (int i = 0; i < from; i++) {
      spectrum[i] = window[i] * beyond(samples, first + i);
    }
    int offset = (int) first;
    for (int i = from; i < to; i++) {
      spectrum[i] = window[i] * samples[offset + i];
    }
    for (int i = to; i < fftSize; i++) {
      spectrum[i] = window[i] * beyond(samples, first + i);
    }
    fft.realForward(spectrum);
    unpack(spectrum);
  }

  /**
   * Squared magnitudes of bins {@code fromBin} (inclusive) to {@code toBin} (exclusive) around one
   * centre into the same places of {@code power}; {@code spectrum} is scratch, as long as {@link
   * #transform} asks for.
   */
  public void power(
      float[] samples, int centre, double[] spectrum, int fromBin, int toBin, double[] power) {
    transform(samples, centre, spectrum);
    for (int k = fromBin; k < toBin; k++) {
      double re = spectrum[2 * k];
      double im = spectrum[2 * k + 1];
      power[k] = re * re + im * im;
    }
  }

  /** One sample mirrors to itself everywhere. */
  private double beyond(float[] samples, long index) {
    if (padMode == PadMode.ZERO || samples.length == 0) {
      return 0;
    }
    long period = Math.max(1, 2L * (samples.length - 1));
    long phase = Math.floorMod(index, period);
    return samples[(int) Math.min(phase, period - phase)];
  }

  /** JTransforms keeps in place of Im X[0], which is zero, what the last bin lacks. */
  private void unpack(double[] spectrum) {
    spectrum[fftSize] = spectrum[1];
    spectrum[1] = 0;
    if (fftSize % 2 == 0) {
      spectrum[fftSize + 1] = 0;
    }
  }

  /**
   * The real signal under one frame that has this spectrum, times the window, into {@code frame}
   * ({@link #fftSize()} long).
   */
  void inverse(double[] spectrum, double[] frame) {
    System.arraycopy(spectrum, 0, frame, 0, fftSize);
    frame[1] = spectrum[fftSize];
    fft.realInverse(frame, true);
    for (int i = 0; i < fftSize; i++) {
      frame[i] *= window[i];
    }
  }

  double windowAt(int i) {
    return window[i];
  }
}
