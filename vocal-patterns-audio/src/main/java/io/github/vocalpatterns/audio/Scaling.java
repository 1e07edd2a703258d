package io.github.vocalpatterns.audio;

import java.util.Arrays;

/** In-place normalisation; a constant window becomes zeros. */
final class Scaling {

  private Scaling() {}

  static void toUnitRange(float[] values) {
    float min = Float.POSITIVE_INFINITY;
    float max = Float.NEGATIVE_INFINITY;
    // Math.min and Math.max wait for their last result.
    for (float value : values) {
      min = value < min ? value : min;
      max = value > max ? value : max;
    }
    // Halves, as the greatest floats are further apart than a float can say.
    float least = min / 2;
    float range = max / 2 - least;
    if (!(range > 0)) {
      Arrays.fill(values, 0);
      return;
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] * 0.5f - least) / range;
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
