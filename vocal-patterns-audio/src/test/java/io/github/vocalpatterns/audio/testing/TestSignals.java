package io.github.vocalpatterns.audio.testing;

/** Signals that every language computes alike. */
public final class TestSignals {

  private TestSignals() {}

  /**
   * What {@code signal()} in {@code tools/librosa_fixtures.py} computes: a rising tone, two steady
   * ones and noise, rounded to 16 bits so that the last digits of a sine do not matter.
   */
  public static float[] signal(int sampleRateHz, int length, int seed) {
    float[] samples = new float[length];
    long state = seed;
    for (int n = 0; n < length; n++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      double noise = (state >>> 40) / (double) (1 << 23) - 1;
      double t = (double) n / sampleRateHz;
      double y =
          0.4 * StrictMath.sin(2 * Math.PI * (220 + 60 * t) * t)
              + 0.2 * StrictMath.sin(2 * Math.PI * 1234.5 * t)
              + 0.1 * StrictMath.sin(2 * Math.PI * 2718.3 * t + seed)
              + 0.02 * noise;
      samples[n] = (float) (Math.floor(y * 32768 + 0.5) / 32768);
    }
    return samples;
  }

  /**
   * What {@code tones()} in {@code tools/librosa_fixtures.py} computes: no noise, no sharp ends.
   */
  public static float[] tones(int sampleRateHz, int length, int seed) {
    float[] samples = new float[length];
    for (int n = 0; n < length; n++) {
      double t = (double) n / sampleRateHz;
      double y =
          (0.4 * StrictMath.sin(2 * Math.PI * (220 + 60 * t) * t)
                  + 0.2 * StrictMath.sin(2 * Math.PI * 1234.5 * t)
                  + 0.1 * StrictMath.sin(2 * Math.PI * 2718.3 * t + seed))
              * (0.5 - 0.5 * StrictMath.cos(2 * Math.PI * n / length));
      samples[n] = (float) (Math.floor(y * 32768 + 0.5) / 32768);
    }
    return samples;
  }

  /** A sine of amplitude 1 that starts at phase 1 rad. */
  public static float[] sine(double hz, double sampleRateHz, int length) {
    float[] samples = new float[length];
    for (int n = 0; n < length; n++) {
      samples[n] = (float) sineAt(hz, sampleRateHz, n);
    }
    return samples;
  }

  /** Sample n of {@link #sine}. */
  public static double sineAt(double hz, double sampleRateHz, int n) {
    return Math.sin(2 * Math.PI * hz * n / sampleRateHz + 1);
  }

  /** Root mean square of samples {@code from} to {@code to}, in decibels of full scale. */
  public static double levelDb(float[] samples, int from, int to) {
    double sum = 0;
    for (int n = from; n < to; n++) {
      sum += (double) samples[n] * samples[n];
    }
    return 10 * Math.log10(sum / (to - from));
  }
}
