package io.github.vocalpatterns.synthesis;

/** A second-order all-pole resonance of gain 1 at 0 Hz (D. Klatt, JASA 67, 1980). */
final class Resonator {

  private float input;
  private float first;
  private float second;
  private float y1;
  private float y2;

  void tune(double hertz, double bandwidthHz) {
    double period = 1.0 / Controls.SAMPLE_RATE_HZ;
    double radius = Math.exp(-Math.PI * bandwidthHz * period);
    second = (float) (-radius * radius);
    first = (float) (2 * radius * Math.cos(2 * Math.PI * Math.min(hertz, 10800) * period));
    input = 1 - first - second;
  }

  /** Filters {@code block} in place. */
  void run(float[] block) {
    float a = input;
    float b = first;
    float c = second;
    float p = y1;
    float q = y2;
    for (int i = 0; i < block.length; i++) {
      float y = Math.fma(b, p, Math.fma(c, q, a * block[i]));
      q = p;
      p = y;
      block[i] = y;
    }
    y1 = p;
    y2 = q;
  }
}
