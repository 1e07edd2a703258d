package io.github.vocalpatterns.audio.dsp;

import java.util.Arrays;

/**
 * The inverse short-time Fourier transform, frame by frame: adds windowed frames a hop apart and
 * divides by the sum of the squared windows. Only samples that later frames still touch are held.
 */
final class OverlapAdd {

  /** librosa's least sum of squared windows that is divided by. */
  private static final double LEAST_WEIGHT = 1.1754943508222875e-38;

  private final Stft stft;
  private final int hopLength;
  private final float[] result;
  private final double[] frame;
  private final double[] sum;
  private final double[] weight;

  /** Where the frame held starts in the result: the first is centred on sample 0. */
  private long start;

  /** Writes into {@code result}. */
  OverlapAdd(Stft stft, int hopLength, float[] result) {
    this.stft = stft;
    this.hopLength = hopLength;
    this.result = result;
    this.frame = new double[stft.fftSize()];
    this.sum = new double[stft.fftSize()];
    this.weight = new double[stft.fftSize()];
    this.start = -(stft.fftSize() / 2);
  }

  /** Whether later frames lie behind the end of the result. */
  boolean isFull() {
    return start >= result.length;
  }

  void add(double[] spectrum) {
    stft.inverse(spectrum, frame);
    for (int n = 0; n < frame.length; n++) {
      double w = stft.windowAt(n);
      sum[n] += frame[n];
      weight[n] += w * w;
    }
    release(hopLength);
  }

  float[] finish() {
    release(sum.length);
    return result;
  }

  /** Frames may lie further apart than they are long. */
  private void release(int count) {
    int held = Math.min(count, sum.length);
    for (int n = 0; n < held; n++) {
      long at = start + n;
      if (at >= 0 && at < result.length) {
        double value = weight[n] > LEAST_WEIGHT ? sum[n] / weight[n] : sum[n];
        result[(int) at] = Saturation.toFloat(value);
      }
    }
    shift(sum, held);
    shift(weight, held);
    start += count;
  }

  private static void shift(double[] values, int count) {
    System.arraycopy(values, count, values, 0, values.length - count);
    Arrays.fill(values, values.length - count, values.length, 0);
  }
}
