package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.synthesis.Timeline.Event;
import java.util.List;

/** What sounds beside the singer: a pitch given beforehand, a metronome, a piano, a drone. */
enum Backing {
  NONE,
  GIVEN_PITCH,
  METRONOME,
  /** An instrument that plays the sung notes along. */
  DOUBLED,
  CHORDS,
  DRONE;

  private static final double RATE = Controls.SAMPLE_RATE_HZ;

  static Backing draw(Melody melody, Chance chance) {
    boolean ornamented = melody.name().equals(OtherPatterns.ORNAMENTED);
    return switch (melody.delivery()) {
      case EXERCISE -> values()[chance.weighted(90, 4, 2, 4, 0, 0)];
      case SONG -> values()[chance.weighted(80, 2, 2, 4, 10, 2)];
      case SUSTAINED -> values()[chance.weighted(90, 4, 0, 3, 1, ornamented ? 120 : 2)];
      case SPEECH, LAUGHTER -> NONE;
    };
  }

  /** How much time it needs before the first note. */
  double leadSeconds(Chance chance) {
    return this == GIVEN_PITCH ? chance.uniform(0.7, 2) : 0;
  }

  /** Adds it to {@code samples}, mostly more softly than the voice in them. */
  void play(float[] samples, List<Event> events, double tonicMidi, Manner manner, Chance chance) {
    double level = Recording.activeRms(samples) * chance.logUniform(0.15, 1.5);
    double tonic = Math.rint(tonicMidi);
    switch (this) {
      case NONE -> {}
      case GIVEN_PITCH -> {
        int from = (int) (RATE * chance.uniform(0.02, 0.2));
        for (double interval : chance.happens(0.4) ? new double[] {0, 4, 7} : new double[] {0}) {
          Sounds.pluck(samples, from, tonic + interval, 3 * level, chance);
        }
      }
      case METRONOME -> {
        double beat = manner.beatSeconds() < 0.3 ? 2 * manner.beatSeconds() : manner.beatSeconds();
        double seconds = chance.logUniform(0.003, 0.02);
        for (double t = events.get(0).onset() % beat; t < samples.length / RATE; t += beat) {
          Sounds.burst(samples, (int) (t * RATE), seconds, level, chance);
        }
      }
      case DOUBLED -> {
        double shift = chance.pick(0, 0, 12, -12);
        for (Event event : events) {
          double onset = event.onset() + chance.gaussian(0.02, 2);
          double midi = tonic + Math.rint(event.midi() - tonicMidi) + shift;
          Sounds.pluck(samples, (int) (onset * RATE), midi, 2 * level, chance);
        }
      }
      case CHORDS -> chords(samples, tonic, 2 * level, manner.beatSeconds(), chance);
      case DRONE -> Sounds.addDrone(samples, tonic, 2 * level, chance);
    }
  }

  private static void chords(
      float[] samples, double tonic, double level, double beatSeconds, Chance chance) {
    double[] roots = {0, -7, -5, -3};
    double bar = beatSeconds * chance.pick(1, 2, 3, 4);
    while (bar < 0.4) {
      bar *= 2;
    }
    for (double t = chance.uniform(0, bar); t < samples.length / RATE; t += bar) {
      int which = chance.below(roots.length);
      double third = which == 3 ? 3 : 4;
      for (double interval : new double[] {-12, 0, third, 7}) {
        int from = (int) (RATE * (t + chance.uniform(0, 0.02)));
        Sounds.pluck(samples, from, tonic + roots[which] + interval, level, chance);
      }
    }
  }
}
