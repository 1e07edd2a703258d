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
   * Frames of a recording with a hop between their centres, the first on sample 0: 1 + ⌊length /
   * hop⌋, or 1 + ⌊(length − 1) / hop⌋ of frames of odd size, as librosa pads those by one less.
   */
  public int frames(int length, int hopLength) {
    return 1 + Math.max(0, length - fftSize % 2) / hopLength;
  }

  /**
   * The spectrum around one centre into {@code spectrum}, 2 · {@link #bins()} long at least: the
   * real part of bin k at 2k, its imaginary part at 2k + 1.
   */
  public void transform(float[] samples, int centre, double[] spectrum) {
    transform(samples, samples.length, centre, spectrum);
  }

  /** {@link #transform(float[], int, double[])} of the first {@code length} samples. */
  private void transform(float[] samples, int length, int centre, double[] spectrum) {
    long first = (long) centre - fftSize / 2;
    int from = (int) Math.min(fftSize, Math.max(0, -first));
    int to = (int) Math.max(from, Math.min(fftSize, length - first));
    for (int i = 0; i < from; i++) {
      spectrum[i] = window[i] * padMode.at(samples, length, first + i);
    }
    int offset = (int) first;
    for (int i = from; i < to; i++) {
      spectrum[i] = window[i] * samples[offset + i];
    }
    for (int i = to; i < fftSize; i++) {
      spectrum[i] = window[i] * padMode.at(samples, length, first + i);
    }
    fft.realForward(spectrum);
    unpack(spectrum);
  }

  /**
   * Squared magnitudes of bins {@code fromBin} (inclusive) to {@code toBin} (exclusive) around one
   * centre into the same places of {@code power}, of a recording that is the first {@code length}
   * of {@code samples}; {@code spectrum} is scratch, as long as {@link #transform} asks for.
   */
  public void power(
      float[] samples,
      int length,
      int centre,
      double[] spectrum,
      int fromBin,
      int toBin,
      double[] power) {
    transform(samples, length, centre, spectrum);
    for (int k = fromBin; k < toBin; k++) {
      double re = spectrum[2 * k];
      double im = spectrum[2 * k + 1];
      power[k] = re * re + im * im;
    }
  }

  /** JTransforms keeps in place of Im X[0], which is zero, what the last bin lacks. */
  private void unpack(double[] spectrum) {
    spectrum[fftSize] = spectrum[1];
    spectrum[1] = 0;
    if (fftSize % 2 == 0) {
      spectrum[fftSize + 1] = 0;
    }
  }

  /** Where the inverse transform finds its frames. */
  public interface FrameSource {
    /** The spectrum of a frame, laid out as {@link Stft#transform} does, into {@code spectrum}. */
    void load(int frame, double[] spectrum);
  }

  /**
   * The recording of {@code length} samples whose frames these are ({@code librosa.istft}): each
   * transformed back and windowed once more, added up, and divided by the sum of the squared
   * windows where that exceeds 1.18e-38 (D. Griffin and J. Lim, Signal Estimation from Modified
   * Short-Time Fourier Transform, 1984). Samples that no frame touches are zeros.
   *
   * @throws IllegalArgumentException if the hop is not positive or a count is negative
   */
  public float[] inverse(int frames, int hopLength, int length, FrameSource source) {
    if (hopLength < 1 || frames < 0 || length < 0) {
      throw new IllegalArgumentException(
          "%d frames, a hop of %d and a length of %d cannot be"
              .formatted(frames, hopLength, length));
    }
    OverlapAdd output = new OverlapAdd(this, hopLength, new float[length]);
    double[] spectrum = new double[2 * bins()];
    for (int t = 0; t < frames && !output.isFull(); t++) {
      source.load(t, spectrum);
      output.add(spectrum);
    }
    return output.finish();
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

  PadMode padMode() {
    return padMode;
  }

  double windowAt(int i) {
    return window[i];
  }
}
