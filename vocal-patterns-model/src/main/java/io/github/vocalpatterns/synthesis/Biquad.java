package io.github.vocalpatterns.synthesis;

/** Second-order filters after R. Bristow-Johnson's Audio EQ Cookbook. */
final class Biquad {

  private final double b0;
  private final double b1;
  private final double b2;
  private final double a1;
  private final double a2;

  private Biquad(double b0, double b1, double b2, double a0, double a1, double a2) {
    this.b0 = b0 / a0;
    this.b1 = b1 / a0;
    this.b2 = b2 / a0;
    this.a1 = a1 / a0;
    this.a2 = a2 / a0;
  }

  static Biquad lowPass(double hertz) {
    double w = omega(hertz);
    double alpha = Math.sin(w) / Math.sqrt(2);
    double cos = Math.cos(w);
    return new Biquad((1 - cos) / 2, 1 - cos, (1 - cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
  }

  static Biquad highPass(double hertz) {
    double w = omega(hertz);
    double alpha = Math.sin(w) / Math.sqrt(2);
    double cos = Math.cos(w);
    return new Biquad((1 + cos) / 2, -1 - cos, (1 + cos) / 2, 1 + alpha, -2 * cos, 1 - alpha);
  }

  /** Raises or lowers a band an octave or two wide. */
  static Biquad peak(double hertz, double db, double quality) {
    double w = omega(hertz);
    double alpha = Math.sin(w) / (2 * quality);
    double gain = Math.pow(10, db / 40);
    double cos = Math.cos(w);
    return new Biquad(
        1 + alpha * gain, -2 * cos, 1 - alpha * gain, 1 + alpha / gain, -2 * cos, 1 - alpha / gain);
  }

  /** Raises or lowers all above {@code hertz}. */
  static Biquad highShelf(double hertz, double db) {
    double w = omega(hertz);
    double gain = Math.pow(10, db / 40);
    double cos = Math.cos(w);
    double slope = 2 * Math.sqrt(gain) * Math.sin(w) / Math.sqrt(2);
    return new Biquad(
        gain * (gain + 1 + (gain - 1) * cos + slope),
        -2 * gain * (gain - 1 + (gain + 1) * cos),
        gain * (gain + 1 + (gain - 1) * cos - slope),
        gain + 1 - (gain - 1) * cos + slope,
        2 * (gain - 1 - (gain + 1) * cos),
        gain + 1 - (gain - 1) * cos - slope);
  }

  private static double omega(double hertz) {
    return 2 * Math.PI * Math.min(hertz, 10500) / Controls.SAMPLE_RATE_HZ;
  }

  /** Filters {@code samples} in place. */
  void run(float[] samples) {
    double z1 = 1e-12;
    double z2 = 0;
    for (int i = 0; i < samples.length; i++) {
      double x = samples[i] + 1e-15;
      double y = Math.fma(b0, x, z1);
      z1 = Math.fma(-a1, y, b1 * x + z2);
      z2 = b2 * x - a2 * y;
      samples[i] = (float) y;
    }
  }
}
