package io.github.vocalpatterns.synthesis;

/** What else a microphone hears: talk in the next room, a radio, a hand on the telephone. */
final class Background {

  private static final double RATE = Controls.SAMPLE_RATE_HZ;

  private Background() {}

  /** Adds one of them, if any, to {@code samples} whose voice has the level {@code rms}. */
  static void add(float[] samples, double rms, Chance chance) {
    double level = rms * Math.pow(10, -chance.uniform(12, 36) / 20);
    switch (chance.weighted(82, 6, 4, 8)) {
      case 0 -> {}
      case 1 -> {
        for (int talker = chance.between(1, 2); talker > 0; talker--) {
          talk(samples, level, chance);
        }
      }
      case 2 -> music(samples, level, chance);
      default -> handling(samples, rms, chance);
    }
  }

  /** Somebody who talks: syllables of a buzz through two restless formants. */
  private static void talk(float[] samples, double level, Chance chance) {
    double hertz = chance.logUniform(90, 260);
    double syllablesPerSecond = chance.uniform(3, 6);
    Resonator first = new Resonator();
    Resonator second = new Resonator();
    Noise noise = Noise.white(chance);
    float[] block = new float[Controls.BLOCK];
    double phase = 0;
    double syllable = 1;
    double loud = 0;
    double pitch = hertz;
    double firstHz = 500;
    double secondHz = 1500;
    boolean silent = false;
    for (int from = 0; from + block.length <= samples.length; from += block.length) {
      syllable += syllablesPerSecond * Controls.STEP_SECONDS;
      if (syllable >= 1) {
        syllable = chance.uniform(0, 0.4);
        silent = chance.happens(silent ? 0.6 : 0.12);
        loud = silent ? 0 : chance.uniform(0.3, 1);
        pitch = hertz * chance.uniform(0.8, 1.3);
        firstHz = chance.uniform(300, 800);
        secondHz = chance.uniform(900, 2300);
      }
      double gain = level * loud * Math.sin(Math.PI * syllable) * 2;
      for (int i = 0; i < block.length; i++) {
        phase += pitch / RATE;
        phase -= (int) phase;
        block[i] = (float) (gain * (phase - 0.5) + 1e-9f * noise.next());
      }
      first.tune(firstHz, 90);
      first.run(block);
      second.tune(secondHz, 150);
      second.run(block);
      for (int i = 0; i < block.length; i++) {
        samples[from + i] += 0.4f * block[i];
      }
    }
  }

  /** Chords that care nothing for what is sung. */
  private static void music(float[] samples, double level, Chance chance) {
    double beat = chance.uniform(0.3, 1);
    double root = chance.between(40, 52);
    for (double t = chance.uniform(0, beat); t < samples.length / RATE; t += beat) {
      if (chance.happens(0.4)) {
        root += chance.pick(-5, -2, 2, 3, 5);
        root = root < 38 ? root + 12 : root > 55 ? root - 12 : root;
      }
      for (double interval : new double[] {0, 12, 16, 19}) {
        if (chance.happens(0.7)) {
          Sounds.pluck(samples, (int) (t * RATE), root + interval, 2 * level, chance);
        }
      }
    }
  }

  /** Thumps and rustling. */
  private static void handling(float[] samples, double rms, Chance chance) {
    for (int i = chance.between(1, 4); i > 0; i--) {
      int from = chance.below(samples.length);
      double seconds = chance.logUniform(0.01, 0.12);
      double hertz = chance.logUniform(30, 160);
      double gain = rms * chance.logUniform(0.1, 1.5);
      int length = (int) Math.min(samples.length - from, 5 * seconds * RATE);
      for (int n = 0; n < length; n++) {
        double t = n / RATE;
        double thump = Math.sin(2 * Math.PI * hertz * t) * Math.exp(-t / seconds);
        samples[from + n] += (float) (gain * thump);
      }
      if (chance.happens(0.5)) {
        Sounds.burst(samples, from, seconds, 0.1 * gain, chance);
      }
    }
  }
}
