package io.github.vocalpatterns.audio.dsp;

/** Finite doubles as floats. */
final class Saturation {

  private Saturation() {}

  /**
   * The nearest finite float: what arithmetic makes of samples near the greatest float must not
   * become infinite, and then NaN further on.
   */
  static float toFloat(double value) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }
}
