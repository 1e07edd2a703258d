package io.github.vocalpatterns.synthesis;

/**
 * A room: early reflections, then a feedback delay network of eight lines mixed by a Hadamard
 * matrix (J.-M. Jot and A. Chaigne, AES convention 90, 1991), each line losing what it must for the
 * reverberation time and its treble sooner.
 */
final class Room {

  private static final int LINES = 8;
  private static final int BLOCK = 64;
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

  /** A block at a time, which must be shorter than every line. */
  private void tail(float[] dry, float[] samples, Chance chance) {
    Line[] lines = new Line[LINES];
    float take = (float) (1 - Math.exp(-2 * Math.PI * trebleHz / RATE));
    for (int l = 0; l < LINES; l++) {
      double seconds = size * (0.015 + 0.006 * l) * chance.uniform(0.92, 1.08) + 0.004;
      int length = Math.max(BLOCK, (int) (seconds * RATE) + 1);
      double gain = Math.pow(10, -3 * length / RATE / rt60) / Math.sqrt(LINES);
      lines[l] = new Line(length, take, (float) gain);
    }
    float level = (float) (wet * 0.5);
    float[][] mixed = new float[LINES][BLOCK];
    for (int from = 0; from < samples.length; from += BLOCK) {
      int count = Math.min(BLOCK, samples.length - from);
      for (int l = 0; l < LINES; l++) {
        lines[l].read(mixed[l], count);
        float sign = (l & 1) == 0 ? level : -level;
        for (int i = 0; i < count; i++) {
          samples[from + i] += sign * mixed[l][i];
        }
        lines[l].damp(mixed[l], count);
      }
      hadamard(mixed, count);
      for (int l = 0; l < LINES; l++) {
        for (int i = 0; i < count; i++) {
          mixed[l][i] += dry[from + i] + 1e-15f;
        }
        lines[l].write(mixed[l], count);
      }
    }
  }

  /** Without its factor 1/√8, which is in the gains. */
  private static void hadamard(float[][] rows, int count) {
    for (int half = 1; half < LINES; half *= 2) {
      for (int l = 0; l < LINES; l++) {
        if ((l & half) == 0) {
          butterfly(rows[l], rows[l + half], count);
        }
      }
    }
  }

  private static void butterfly(float[] a, float[] b, int count) {
    for (int i = 0; i < count; i++) {
      float sum = a[i] + b[i];
      float difference = a[i] - b[i];
      a[i] = sum;
      b[i] = difference;
    }
  }

  /** A delay line that loses level, and treble more of it, on every round. */
  private static final class Line {
    private final float[] ring;
    private final float keep;
    private final float gain;
    private int at;
    private float damped;

    Line(int length, float take, float gain) {
      ring = new float[length];
      keep = 1 - take;
      this.gain = take * gain;
    }

    void read(float[] block, int count) {
      int first = Math.min(count, ring.length - at);
      System.arraycopy(ring, at, block, 0, first);
      System.arraycopy(ring, 0, block, first, count - first);
    }

    /** To be called between {@link #read} and {@link #write} of the same block. */
    void damp(float[] block, int count) {
      float y = damped;
      for (int i = 0; i < count; i++) {
        y = Math.fma(keep, y, gain * block[i]);
        block[i] = y;
      }
      damped = y;
    }

    void write(float[] block, int count) {
      int first = Math.min(count, ring.length - at);
      System.arraycopy(block, 0, ring, at, first);
      System.arraycopy(block, first, ring, 0, count - first);
      at = (at + count) % ring.length;
    }
  }
}
