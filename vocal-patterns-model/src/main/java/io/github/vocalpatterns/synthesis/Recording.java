package io.github.vocalpatterns.synthesis;

/** Everything between the singer's lips and the file: room, microphone, noise, level, codec. */
final class Recording {

  private Recording() {}

  /** Records {@code samples} in circumstances drawn by {@code chance}; changes the array. */
  static float[] record(float[] samples, Chance chance) {
    if (chance.happens(0.75)) {
      Room.draw(chance).apply(samples, chance);
    }
    double level = activeRms(samples);
    if (chance.happens(0.92)) {
      double snrDb = chance.happens(0.85) ? chance.uniform(26, 65) : chance.uniform(10, 28);
      addNoise(samples, (float) (level * Math.pow(10, -snrDb / 20)), chance);
    }
    Background.add(samples, level, chance);
    if (chance.happens(0.2)) {
      addHum(samples, level * chance.logUniform(0.001, 0.05), chance);
    }
    microphone(samples, chance);
    if (chance.happens(0.08)) {
      compress(samples, chance);
    }
    if (chance.happens(0.06)) {
      gate(samples, chance);
    }
    if (chance.happens(0.12)) {
      clip(samples, chance);
    }
    return normalise(samples, (float) chance.logUniform(0.03, 1));
  }

  /** Scales so that the peak is {@code peak}; silence stays silence. */
  static float[] normalise(float[] samples, float peak) {
    float highest = 0;
    for (float sample : samples) {
      highest = Math.max(highest, Math.abs(sample));
    }
    float gain = highest > 0 ? peak / highest : 0;
    for (int i = 0; i < samples.length; i++) {
      samples[i] *= gain;
    }
    return samples;
  }

  /** The level of the louder parts, which silence around them does not lower. */
  static double activeRms(float[] samples) {
    double sum = 0;
    int count = 0;
    double all = 1e-12;
    for (float sample : samples) {
      all += sample * sample;
    }
    double threshold = 0.3 * all / Math.max(1, samples.length);
    for (int from = 0; from + 512 <= samples.length; from += 512) {
      double power = 0;
      for (int i = from; i < from + 512; i++) {
        power += samples[i] * samples[i];
      }
      if (power / 512 > threshold) {
        sum += power;
        count += 512;
      }
    }
    return Math.sqrt(count == 0 ? threshold : sum / count);
  }

  private static void addNoise(float[] samples, float rms, Chance chance) {
    Noise noise = Noise.draw(chance);
    for (int i = 0; i < samples.length; i++) {
      samples[i] += rms * noise.next();
    }
  }

  private static void addHum(float[] samples, double rms, Chance chance) {
    double mains = chance.pick(50, 60);
    for (int harmonic = 1; harmonic <= 5; harmonic++) {
      double amplitude = rms * chance.uniform(0, 1.5) / harmonic;
      double turn = 2 * Math.PI * mains * harmonic / Controls.SAMPLE_RATE_HZ;
      double factor = 2 * Math.cos(turn);
      double before = Math.sin(-turn);
      double now = 0;
      for (int i = 0; i < samples.length; i++) {
        samples[i] += (float) (amplitude * now);
        double next = factor * now - before;
        before = now;
        now = next;
      }
    }
  }

  private static void microphone(float[] samples, Chance chance) {
    if (chance.happens(0.6)) {
      Biquad.highPass(chance.logUniform(25, 140)).run(samples);
    }
    if (chance.happens(0.6)) {
      Biquad.highShelf(chance.logUniform(800, 5000), chance.uniform(-10, 8)).run(samples);
    }
    int bumps = chance.below(3);
    for (int i = 0; i < bumps; i++) {
      Biquad.peak(chance.logUniform(90, 6000), chance.uniform(-7, 7), chance.uniform(0.5, 2))
          .run(samples);
    }
    switch (chance.weighted(74, 9, 17)) {
      case 0 -> {}
      case 1 -> {
        double low = chance.uniform(180, 320);
        double high = chance.uniform(3000, 3600);
        for (int i = 0; i < 2; i++) {
          Biquad.highPass(low).run(samples);
          Biquad.lowPass(high).run(samples);
        }
      }
      default -> {
        double high = chance.logUniform(3000, 9000);
        Biquad.lowPass(high).run(samples);
        Biquad.lowPass(high).run(samples);
      }
    }
  }

  /** Automatic gain, which lifts quiet parts and the noise between notes. */
  private static void compress(float[] samples, Chance chance) {
    float strength = (float) chance.uniform(0.2, 0.6);
    float rise = (float) (1 - Math.exp(-1 / (0.005 * Controls.SAMPLE_RATE_HZ)));
    float fall =
        (float) (1 - Math.exp(-1 / (chance.logUniform(0.05, 0.6) * Controls.SAMPLE_RATE_HZ)));
    float floor = (float) (0.05 * activeRms(samples)) + 1e-6f;
    float envelope = 0;
    float gain = 1;
    for (int i = 0; i < samples.length; i++) {
      float size = Math.abs(samples[i]);
      envelope += (size > envelope ? rise : fall) * (size - envelope);
      if ((i & 15) == 0) {
        gain = (float) Math.pow(envelope + floor, -strength);
      }
      samples[i] *= gain;
    }
  }

  /** Mutes what is quiet, as meeting software does. */
  private static void gate(float[] samples, Chance chance) {
    double threshold = activeRms(samples) * Math.pow(10, -chance.uniform(12, 30) / 20);
    float fall =
        (float) (1 - Math.exp(-1 / (chance.logUniform(0.03, 0.3) * Controls.SAMPLE_RATE_HZ)));
    float open = (float) (1 - Math.exp(-1 / (0.004 * Controls.SAMPLE_RATE_HZ)));
    float floor = (float) (chance.happens(0.5) ? 0 : chance.uniform(0, 0.2));
    float envelope = 0;
    float gain = 1;
    for (int i = 0; i < samples.length; i++) {
      float size = Math.abs(samples[i]);
      envelope += (size > envelope ? open : fall) * (size - envelope);
      float goal = envelope > threshold ? 1 : floor;
      gain += (goal > gain ? open : fall) * (goal - gain);
      samples[i] *= gain;
    }
  }

  private static void clip(float[] samples, Chance chance) {
    float highest = 0;
    for (float sample : samples) {
      highest = Math.max(highest, Math.abs(sample));
    }
    float limit = (float) (highest * chance.uniform(0.25, 0.9));
    boolean soft = chance.happens(0.5);
    for (int i = 0; i < samples.length; i++) {
      float x = samples[i] / limit;
      float y = soft ? x / (1 + Math.abs(x)) : Math.max(-1, Math.min(1, x));
      samples[i] = y * limit;
    }
  }
}
