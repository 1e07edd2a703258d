package io.github.vocalpatterns.synthesis;

import java.util.List;
import java.util.function.BiFunction;

/** Takes without a voice, and what may sound beside one: strings, beeps, drones, noise. */
final class Sounds {

  private record Kind(String name, double weight, BiFunction<float[], Chance, float[]> filled) {}

  private static final double RATE = Controls.SAMPLE_RATE_HZ;

  private static final List<Kind> KINDS =
      List.of(
          new Kind("noise", 3, Sounds::noise),
          new Kind("near silence", 2, Sounds::clicks),
          new Kind("beeps", 2, Sounds::beeps),
          new Kind("plucked strings", 4, Sounds::strings),
          new Kind("chords", 2, Sounds::chords),
          new Kind("claps", 2, Sounds::claps),
          new Kind("coughs", 2, Sounds::coughs),
          new Kind("drums", 2, Instruments::drums),
          new Kind("drone", 1, Sounds::drone));

  private static final double[] WEIGHTS = KINDS.stream().mapToDouble(Kind::weight).toArray();

  private static final double TUNE_SHARE = 0.4;

  /** A sound, what it is, and its notes, if it has any. */
  record Sound(String kind, String name, float[] samples, List<SungNote> notes) {}

  private Sounds() {}

  static Sound draw(Chance chance) {
    if (chance.happens(TUNE_SHARE)) {
      return Instruments.tune(chance);
    }
    Kind kind = KINDS.get(chance.weighted(WEIGHTS));
    float[] samples = new float[(int) (RATE * chance.logUniform(0.6, 14))];
    return new Sound("sound", kind.name(), kind.filled().apply(samples, chance), List.of());
  }

  private static float[] noise(float[] out, Chance chance) {
    Noise noise = Noise.draw(chance);
    double swellHz = chance.logUniform(0.05, 5);
    double depth = chance.happens(0.5) ? 0 : chance.uniform(0, 1);
    for (int i = 0; i < out.length; i++) {
      double swell = 1 - depth * (0.5 + 0.5 * Math.cos(2 * Math.PI * swellHz * i / RATE));
      out[i] = (float) (0.1 * swell * noise.next());
    }
    if (chance.happens(0.5)) {
      Biquad.peak(chance.logUniform(200, 4000), 18, 2).run(out);
    }
    return out;
  }

  private static float[] clicks(float[] out, Chance chance) {
    Noise noise = Noise.draw(chance);
    for (int i = 0; i < out.length; i++) {
      out[i] = 0.003f * noise.next();
    }
    int count = chance.below(6);
    for (int c = 0; c < count; c++) {
      burst(out, chance.below(out.length), chance.logUniform(0.002, 0.05), 0.05, chance);
    }
    return out;
  }

  private static float[] claps(float[] out, Chance chance) {
    double period = chance.logUniform(0.12, 0.8);
    double seconds = chance.logUniform(0.01, 0.12);
    for (double t = 0.1; t < out.length / RATE; t += period * chance.uniform(0.8, 1.2)) {
      burst(out, (int) (t * RATE), seconds, chance.uniform(0.3, 1), chance);
    }
    Biquad.peak(chance.logUniform(300, 3000), 15, 1.5).run(out);
    return out;
  }

  /** Air that bursts through the throat, loud at once and soon gone, with a rasp after it. */
  private static float[] coughs(float[] out, Chance chance) {
    double seconds = chance.uniform(0.03, 0.12);
    double rasp = chance.logUniform(70, 250);
    for (double t = chance.uniform(0, 0.2); t < out.length / RATE; t += chance.logUniform(0.2, 2)) {
      int from = (int) (t * RATE);
      double level = chance.uniform(0.3, 1);
      burst(out, from, seconds, level, chance);
      int length = (int) Math.min(out.length - from, 4 * seconds * RATE);
      double phase = 0;
      for (int i = 0; i < length; i++) {
        phase += rasp * (1 - 0.4 * i / length) / RATE;
        phase -= (int) phase;
        out[from + i] += (float) (2 * level * (phase - 0.5) * Math.sin(Math.PI * i / length));
      }
    }
    Biquad.peak(chance.uniform(400, 900), 15, 1.5).run(out);
    Biquad.peak(chance.uniform(1000, 2000), 12, 2).run(out);
    Biquad.highShelf(2500, chance.uniform(-15, -3)).run(out);
    return out;
  }

  static void burst(float[] out, int from, double seconds, double level, Chance chance) {
    Noise noise = Noise.white(chance);
    float keep = (float) Math.exp(-1 / (seconds * RATE));
    float gain = (float) level;
    for (int i = from; i < out.length && gain > 1e-4; i++) {
      out[i] += gain * noise.next();
      gain *= keep;
    }
  }

  private static float[] beeps(float[] out, Chance chance) {
    boolean square = chance.happens(0.4);
    double hertz = chance.logUniform(200, 2500);
    double on = chance.logUniform(0.06, 0.6);
    double off = chance.logUniform(0.05, 0.6);
    boolean same = chance.happens(0.6);
    double phase = 0;
    double current = hertz;
    double edge = 0;
    for (int i = 0; i < out.length; i++) {
      double t = (i / RATE) % (on + off);
      if (t < 1 / RATE && !same) {
        current = hertz * Math.pow(2, chance.between(-12, 12) / 12.0);
      }
      phase += current / RATE;
      edge += 0.01 * ((t < on ? 1 : 0) - edge);
      double wave = Math.sin(2 * Math.PI * phase);
      out[i] = (float) (0.3 * edge * (square ? Math.tanh(4 * wave) : wave));
    }
    return out;
  }

  /** An accompaniment figure: leaps among the strings of a chord that changes, never in a line. */
  private static float[] strings(float[] out, Chance chance) {
    double beat = chance.logUniform(0.15, 0.6);
    double root = chance.between(40, 60);
    double[] chord = chance.happens(0.6) ? new double[] {0, 7, 4, 12} : new double[] {0, 7, 3, 12};
    int step = 0;
    for (double t = 0.05; t < out.length / RATE - 0.1; t += beat) {
      if (step % 8 == 7) {
        root += chance.pick(-5, -2, 2, 3, 5);
      }
      double pitch = chance.happens(0.3) ? root - 12 : root + chord[chance.below(4)];
      pluck(out, (int) (t * RATE), pitch, chance.uniform(0.3, 1), chance);
      step++;
    }
    return out;
  }

  private static float[] chords(float[] out, Chance chance) {
    double beat = chance.logUniform(0.3, 2);
    double root = chance.between(40, 60);
    for (double t = 0.05; t < out.length / RATE - 0.2; t += beat) {
      double third = chance.pick(3, 4);
      for (double interval : new double[] {0, third, 7, 12}) {
        pluck(out, (int) (RATE * (t + chance.uniform(0, 0.03))), root + interval, 0.6, chance);
      }
      root += chance.pick(-5, -2, 0, 0, 2, 5);
    }
    return out;
  }

  /** A sustained fifth with octaves, as of a tanpura. */
  private static float[] drone(float[] out, Chance chance) {
    addDrone(out, chance.between(43, 55), 0.5, chance);
    return out;
  }

  static void addDrone(float[] out, double tonicMidi, double level, Chance chance) {
    double[] course = {-5, 0, 0, -12};
    double beat = chance.uniform(0.5, 1.1);
    int string = chance.below(4);
    for (double t = -1.5; t < out.length / RATE; t += beat) {
      pluck(out, (int) (t * RATE), tonicMidi + course[string % 4], level, chance);
      string++;
    }
  }

  /** A plucked string (K. Karplus and A. Strong, Computer Music Journal 7, 1983). */
  static void pluck(float[] out, int from, double midi, double level, Chance chance) {
    double hertz = 440 * Math.pow(2, (midi - 69) / 12);
    double period = RATE / hertz - 0.5;
    float[] line = new float[(int) period + 1];
    float part = (float) (line.length - period);
    Noise noise = Noise.white(chance);
    float smooth = 0;
    float soft = (float) chance.uniform(0.2, 0.9);
    for (int i = 0; i < line.length; i++) {
      smooth += soft * (noise.next() - smooth);
      line[i] = (float) level * 0.3f * smooth;
    }
    float keep = (float) Math.pow(10, -3 / (hertz * chance.uniform(1, 5)));
    int at = 0;
    float held = 0;
    for (int i = from; i < out.length; i++) {
      int next = at + 1 == line.length ? 0 : at + 1;
      float value = line[at] + part * (line[next] - line[at]);
      if (i >= 0) {
        out[i] += value;
      }
      line[at] = keep * 0.5f * (value + held) + 1e-15f;
      held = value;
      at = next;
    }
  }
}
