package io.github.vocalpatterns.synthesis;

/**
 * Periods of the glottal flow's derivative, band-limited for every pitch.
 *
 * <p>The pulse is D. Klatt and L. Klatt's (JASA 87, 1990): the flow is proportional to t²(q − t)
 * while the glottis is open, 0 ≤ t &lt; q with q the open quotient, and its derivative falls by 6
 * dB an octave. Tables hold it with ever fewer harmonics, half an octave apart, so that none passes
 * half the sample rate.
 */
final class GlottalPulse {

  static final int LENGTH = 2048;

  private static final int QUOTIENTS = 8;
  private static final double LEAST_QUOTIENT = 0.35;
  private static final double QUOTIENT_STEP = 0.075;
  private static final int LEVELS = 14;
  private static final int FEWEST_HARMONICS = 4;
  private static final double HIGHEST_HZ = 10500;

  private static final GlottalPulse[] ALL = new GlottalPulse[QUOTIENTS];

  static {
    for (int i = 0; i < QUOTIENTS; i++) {
      ALL[i] = new GlottalPulse(LEAST_QUOTIENT + i * QUOTIENT_STEP);
    }
  }

  private final float[][] tables = new float[LEVELS][];

  private GlottalPulse(double openQuotient) {
    double[] sine = new double[LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      sine[n] = Math.sin(2 * Math.PI * n / LENGTH);
    }
    double[] pulse = new double[LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      double t = (double) n / LENGTH;
      pulse[n] = t < openQuotient ? 2 * openQuotient * t - 3 * t * t : 0;
    }
    double[] sum = new double[LENGTH];
    double[] power = new double[LEVELS];
    double energy = 0;
    int harmonic = 1;
    for (int level = 0; level < LEVELS; level++) {
      for (; harmonic <= harmonics(level); harmonic++) {
        energy += addHarmonic(harmonic, pulse, sine, sum);
      }
      power[level] = energy;
      tables[level] = new float[LENGTH + 1];
      for (int n = 0; n <= LENGTH; n++) {
        tables[level][n] = (float) sum[n % LENGTH];
      }
    }
    float scale = (float) (1 / Math.sqrt(power[LEVELS - 1]));
    for (float[] table : tables) {
      for (int n = 0; n <= LENGTH; n++) {
        table[n] *= scale;
      }
    }
  }

  /** Adds one harmonic of {@code pulse} to {@code sum} and returns its power. */
  private static double addHarmonic(int harmonic, double[] pulse, double[] sine, double[] sum) {
    double real = 0;
    double imaginary = 0;
    for (int n = 0; n < LENGTH; n++) {
      int angle = harmonic * n % LENGTH;
      real += pulse[n] * sine[(angle + LENGTH / 4) % LENGTH];
      imaginary += pulse[n] * sine[angle];
    }
    real *= 2.0 / LENGTH;
    imaginary *= 2.0 / LENGTH;
    for (int n = 0; n < LENGTH; n++) {
      int angle = harmonic * n % LENGTH;
      sum[n] += real * sine[(angle + LENGTH / 4) % LENGTH] + imaginary * sine[angle];
    }
    return 0.5 * (real * real + imaginary * imaginary);
  }

  private static int harmonics(int level) {
    return (int) (FEWEST_HARMONICS * Math.pow(2, level / 2.0));
  }

  /** The pulse whose open quotient lies nearest. */
  static GlottalPulse of(double openQuotient) {
    long nearest = Math.round((openQuotient - LEAST_QUOTIENT) / QUOTIENT_STEP);
    return ALL[(int) Math.max(0, Math.min(QUOTIENTS - 1, nearest))];
  }

  /**
   * One period of {@link #LENGTH} samples and its first again, free of aliases at {@code hertz}.
   */
  float[] table(double hertz) {
    double most = HIGHEST_HZ / Math.max(1, hertz);
    int level = 0;
    while (level < LEVELS - 1 && harmonics(level + 1) <= most) {
      level++;
    }
    return tables[level];
  }
}
