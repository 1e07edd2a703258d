package io.github.vocalpatterns.model.layers;

/**
 * Loops over values whose channels come last. There are few channels and many places, so a loop
 * over channels would be too short for vector instructions; values are taken in rows of many places
 * at once instead, with what belongs to a channel repeated to match.
 */
final class Channels {

  /** Values in a row are the greatest multiple of the channels up to this. */
  private static final int ROW = 512;

  private Channels() {}

  private static int rowLength(int channels) {
    return Math.max(channels, ROW / channels * channels);
  }

  private static float[] repeated(float[] channel) {
    float[] row = new float[rowLength(channel.length)];
    for (int i = 0; i < row.length; i++) {
      row[i] = channel[i % channel.length];
    }
    return row;
  }

  private static float[] folded(float[] row, int channels) {
    double[] sums = new double[channels];
    for (int i = 0; i < row.length; i++) {
      sums[i % channels] += row[i];
    }
    float[] result = new float[channels];
    for (int i = 0; i < channels; i++) {
      result[i] = (float) sums[i];
    }
    return result;
  }

  /** The sum of every channel. */
  static float[] sums(float[] values, int channels) {
    float[] row = new float[rowLength(channels)];
    for (int from = 0; from < values.length; from += row.length) {
      int length = Math.min(row.length, values.length - from);
      for (int i = 0; i < length; i++) {
        row[i] += values[from + i];
      }
    }
    return folded(row, channels);
  }

  /** The sum of a · b of every channel. */
  static float[] sumsOfProducts(float[] a, float[] b, int channels) {
    float[] row = new float[rowLength(channels)];
    for (int from = 0; from < a.length; from += row.length) {
      int length = Math.min(row.length, a.length - from);
      for (int i = 0; i < length; i++) {
        row[i] += a[from + i] * b[from + i];
      }
    }
    return folded(row, channels);
  }

  /** Subtracts its mean from every value of a channel. */
  static void centre(float[] values, float[] channelMean) {
    float[] mean = repeated(channelMean);
    for (int from = 0; from < values.length; from += mean.length) {
      int length = Math.min(mean.length, values.length - from);
      for (int i = 0; i < length; i++) {
        values[from + i] -= mean[i];
      }
    }
  }

  /** Adds its term to every value of a channel. */
  static void add(float[] values, float[] channelTerm) {
    float[] term = repeated(channelTerm);
    for (int from = 0; from < values.length; from += term.length) {
      int length = Math.min(term.length, values.length - from);
      for (int i = 0; i < length; i++) {
        values[from + i] += term[i];
      }
    }
  }

  /** Multiplies every value of a channel by its factor. */
  static void multiply(float[] values, float[] channelFactor) {
    float[] factor = repeated(channelFactor);
    for (int from = 0; from < values.length; from += factor.length) {
      int length = Math.min(factor.length, values.length - from);
      for (int i = 0; i < length; i++) {
        values[from + i] *= factor[i];
      }
    }
  }

  /** δ ← (δ − mean − x · slope) · factor, with one mean, slope and factor a channel. */
  static void combine(
      float[] delta, float[] x, float[] channelMean, float[] channelSlope, float[] channelFactor) {
    float[] mean = repeated(channelMean);
    float[] slope = repeated(channelSlope);
    float[] factor = repeated(channelFactor);
    for (int from = 0; from < delta.length; from += mean.length) {
      int length = Math.min(mean.length, delta.length - from);
      for (int i = 0; i < length; i++) {
        delta[from + i] = (delta[from + i] - mean[i] - x[from + i] * slope[i]) * factor[i];
      }
    }
  }
}
