package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.synthesis.Timeline.Event;
import java.util.List;

/** Makes one recording sound as if its notes had been recorded one by one and put in a row. */
final class Splices {

  private static final int FADE = 48;

  private Splices() {}

  /**
   * Cuts {@code samples} at the notes: each piece gets its own level and perhaps its own noise,
   * what lies between is mute.
   */
  static void cut(float[] samples, List<Event> events, Chance chance) {
    double tail = chance.uniform(0, 0.15);
    double gap = chance.happens(0.7) ? 0 : chance.uniform(0.1, 1);
    double noise = chance.happens(0.35) ? chance.logUniform(0.001, 0.06) : 0;
    double rms = Recording.activeRms(samples);
    int done = 0;
    for (int i = 0; i < events.size(); i++) {
      int from = at(events.get(i).onset() - 0.01, samples.length);
      double next = i + 1 < events.size() ? events.get(i + 1).onset() - 0.01 : Double.MAX_VALUE;
      int to = at(Math.min(next, events.get(i).end() + tail), samples.length);
      scale(samples, done, from, (float) gap);
      if (noise > 0) {
        addNoise(samples, from, to, (float) (noise * rms * chance.logUniform(0.1, 1)), chance);
      }
      float gain = (float) Math.pow(10, chance.gaussian(2, 2) / 20);
      for (int n = from; n < to; n++) {
        int edge = Math.min(n - from, to - 1 - n);
        samples[n] *= edge < FADE ? gain * (edge + 1) / FADE : gain;
      }
      done = to;
    }
    scale(samples, done, samples.length, (float) gap);
  }

  private static void addNoise(float[] samples, int from, int to, float level, Chance chance) {
    Noise noise = Noise.draw(chance);
    for (int n = from; n < to; n++) {
      samples[n] += level * noise.next();
    }
  }

  private static int at(double seconds, int length) {
    return (int) Math.max(0, Math.min(length, seconds * Controls.SAMPLE_RATE_HZ));
  }

  private static void scale(float[] samples, int from, int to, float gain) {
    for (int n = from; n < to; n++) {
      samples[n] *= gain;
    }
  }
}
