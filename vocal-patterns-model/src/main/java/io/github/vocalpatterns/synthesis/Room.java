package io.github.vocalpatterns.synthesis;

/**
 * A room: early reflections, then a feedback delay network of eight lines mixed by a Hadamard
 * matrix (J.-M. Jot and A. Chaigne, AES convention 90, 1991), each line losing what it must for the
 * reverberation time and its treble sooner.
 */
final class Room {

  private static final int LINES = 8;
  private static final double RATE = Controls.SAMPLE_RATE_HZ;

  private final double rt60;
  private final float wet;
  private final double size;
  private final double trebleHz;

  private Room(double rt60, double wet, double size, double trebleHz) {
    this.rt60 = rt60;
    this.wet = (float) wet;
    this.size = size;
    this.trebleHz = trebleHz;
  }

  static Room draw(Chance chance) {
    double rt60 = chance.logUniform(0.1, 1.4);
    double size = chance.uniform(0.5, 1.5) * Math.sqrt(rt60);
    return new Room(rt60, chance.logUniform(0.03, 0.6), size, chance.logUniform(1500, 8000));
  }

  /** Adds the room's answer to {@code samples}, which it returns. */
  float[] apply(float[] samples, Chance chance) {
    float[] dry = samples.clone();
    for (int i = 0; i < 6; i++) {
      int delay = 1 + (int) (RATE * size * chance.uniform(0.002, 0.035));
      float gain = (float) (wet * chance.uniform(0.2, 0.7) * chance.sign());
      for (int n = delay; n < samples.length; n++) {
        samples[n] += gain * dry[n - delay];
      }
    }
    tail(dry, samples, chance);
    return samples;
  }

  private void tail(float[] dry, float[] samples, Chance chance) {
    float[][] lines = new float[LINES][];
    int[] at = new int[LINES];
    float[] gain = new float[LINES];
    float[] damped = new float[LINES];
    for (int l = 0; l < LINES; l++) {
      double seconds = size * (0.015 + 0.006 * l) * chance.uniform(0.92, 1.08) + 0.004;
      lines[l] = new float[(int) (seconds * RATE) + 1];
      gain[l] = (float) (Math.pow(10, -3 * lines[l].length / RATE / rt60) / Math.sqrt(LINES));
    }
    float take = (float) (1 - Math.exp(-2 * Math.PI * trebleHz / RATE));
    float level = (float) (wet * 0.5);
    float[] v = new float[LINES];
    for (int n = 0; n < samples.length; n++) {
      float sum = 0;
      for (int l = 0; l < LINES; l++) {
        float x = lines[l][at[l]];
        damped[l] += take * (x - damped[l]);
        v[l] = damped[l] * gain[l];
        sum += (l & 1) == 0 ? x : -x;
      }
      hadamard(v);
      float in = dry[n] + 1e-15f;
      for (int l = 0; l < LINES; l++) {
        lines[l][at[l]] = v[l] + in;
        if (++at[l] == lines[l].length) {
          at[l] = 0;
        }
      }
      samples[n] += level * sum;
    }
  }

  /** Without its factor 1/√8, which is in the gains. */
  private static void hadamard(float[] v) {
    for (int half = 1; half < LINES; half *= 2) {
      for (int i = 0; i < LINES; i += 2 * half) {
        for (int j = i; j < i + half; j++) {
          float a = v[j];
          float b = v[j + half];
          v[j] = a + b;
          v[j + half] = a - b;
        }
      }
    }
  }
}
