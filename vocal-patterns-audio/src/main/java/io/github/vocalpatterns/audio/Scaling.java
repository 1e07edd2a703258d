package io.github.vocalpatterns.audio;

import java.util.Arrays;

/** In-place normalisation; a constant window becomes zeros. */
final class Scaling {

  private Scaling() {}

  static void toUnitRange(float[] values) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    for (float value : values) {
      min = Math.min(min, value);
      max = Math.max(max, value);
    }
    double range = (double) max - min;
    for (int i = 0; i < values.length; i++) {
      values[i] = range > 0 ? (float) ((values[i] - (double) min) / range) : 0;
    }
  }

  static void toStandard(float[] values) {
    double mean = 0;
    for (float value : values) {
      mean += value;
    }
    mean /= values.length;
    double variance = 0;
    for (float value : values) {
      variance += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(variance / values.length);
    if (deviation < 1e-12) {
      Arrays.fill(values, 0);
      return;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) ((values[i] - mean) / deviation);
    }
  }
}
