package io.github.vocalpatterns.audio.dsp;

/** Changes the sample rate with a windowed sinc. */
public final class Resampler {

  /** Zero crossings of the sinc each side: 179 taps at the lower rate, Kaiser β for 120 dB. */
  private static final int HALF_TAPS = 90;

  private static final double KAISER_BETA = 12.26;

  /** Centre of the transition band, of the lower rate's Nyquist frequency. */
  private static final double CUTOFF = (0.913 + 1) / 2;

  private Resampler() {}

  /** ⌈length · target / source⌉ samples of the same sound at the target rate. */
  public static float[] resample(float[] samples, int sourceRateHz, int targetRateHz) {
    if (targetRateHz <= 0) {
      throw new IllegalArgumentException(
          "targetRateHz is " + targetRateHz + ", it must be positive");
    }
    double ratio = (double) sourceRateHz / targetRateHz;
    double scale = CUTOFF * Math.min(1, 1 / ratio);
    double halfWidth = HALF_TAPS * Math.max(1, ratio);
    int length = (int) (((long) samples.length * targetRateHz + sourceRateHz - 1) / sourceRateHz);
    float[] out = new float[length];
    for (int n = 0; n < length; n++) {
      double centre = n * ratio;
      int from = Math.max(0, (int) Math.ceil(centre - halfWidth));
      int to = Math.min(samples.length - 1, (int) Math.floor(centre + halfWidth));
      double sum = 0;
      for (int k = from; k <= to; k++) {
        double x = k - centre;
        sum += samples[k] * scale * sinc(scale * x) * kaiser(x / halfWidth);
      }
      out[n] = (float) sum;
    }
    return out;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
  }

  private static double kaiser(double x) {
    return bessel0(KAISER_BETA * Math.sqrt(Math.max(0, 1 - x * x))) / bessel0(KAISER_BETA);
  }

  private static double bessel0(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > sum * 1e-17; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }
}
