package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.synthesis.Timeline.Event;
import java.util.List;

/** Fills in the pitch of a take: notes, the ways between them, vibrato, trills and waver. */
final class PitchContour {

  private static final double STEP = Controls.STEP_SECONDS;

  private final Controls controls;
  private final Manner manner;
  private final Voice voice;
  private final Chance chance;

  /** How far slides slow down at their ends, 0 to 1. */
  private final double rounding;

  private PitchContour(Controls controls, Manner manner, Voice voice, Chance chance) {
    this.controls = controls;
    this.manner = manner;
    this.voice = voice;
    this.chance = chance;
    this.rounding = chance.happens(0.5) ? 1 : chance.uniform();
  }

  static void write(
      Controls controls, List<Event> events, Manner manner, Voice voice, Chance chance) {
    PitchContour contour = new PitchContour(controls, manner, voice, chance);
    for (int i = 0; i < events.size(); i++) {
      contour.hold(events, i);
    }
    for (int i = 1; i < events.size(); i++) {
      if (events.get(i).tied()) {
        contour.join(events.get(i - 1), events.get(i));
      }
    }
    for (Event event : events) {
      contour.attack(event);
    }
    contour.vibrate(events);
    if (!voice.trained && chance.happens(0.08)) {
      contour.crack(events.get(chance.below(events.size())));
    }
    contour.waver();
  }

  /** The note's own pitch from its onset to the next onset. */
  private void hold(List<Event> events, int i) {
    Event event = events.get(i);
    int from = i == 0 ? 0 : controls.clampedBlockAt(event.onset());
    int to =
        i == events.size() - 1
            ? controls.blocks
            : controls.clampedBlockAt(events.get(i + 1).onset()) - 1;
    double slope = chance.gaussian(manner.bendSemitones(), 2);
    double arch = chance.gaussian(0.7 * manner.bendSemitones(), 2);
    for (int b = from; b <= to; b++) {
      double part = (b * STEP - event.onset()) / Math.max(STEP, event.seconds());
      double way = rounding * smooth(part) + (1 - rounding) * Math.max(0, Math.min(1, part));
      double bend = slope * (way - 0.5) + arch * (Math.sin(Math.PI * way) - 2 / Math.PI);
      controls.midi[b] = (float) (event.midi() + event.glide() * way + bend);
    }
  }

  /** A smooth way from one joined note to the next, and a little past it. */
  private void join(Event before, Event event) {
    double shortest = Math.min(before.seconds(), event.seconds());
    double glide = Math.min(manner.glideSeconds() * chance.uniform(0.7, 1.4), 0.6 * shortest);
    double start = event.onset() - glide * chance.uniform(0.3, 0.8);
    int from = controls.clampedBlockAt(start);
    int to = controls.clampedBlockAt(start + glide);
    double origin = controls.midi[Math.max(0, from - 1)];
    double goal = controls.midi[Math.min(controls.blocks, to + 1)];
    for (int b = from; b <= to; b++) {
      double part = (b - from + 1.0) / (to - from + 2);
      controls.midi[b] = (float) (origin + (goal - origin) * smooth(part));
    }
    double excess = manner.overshoot() * (event.midi() - origin);
    double decay = 0.05;
    int until = controls.clampedBlockAt(Math.min(event.end(), start + glide + 0.25));
    for (int b = to + 1; b <= until; b++) {
      double x = (b - to) * STEP / decay;
      controls.midi[b] += (float) (excess * x * Math.exp(1 - x));
    }
  }

  /** Scoops into notes after silence, and lets the last pitch sag. */
  private void attack(Event event) {
    if (!event.tied() || chance.happens(0.15)) {
      double depth = manner.scoopSemitones() * Math.abs(chance.gaussian(0.7, 2));
      double decay = Math.min(manner.scoopSeconds() * chance.uniform(0.6, 1.5), event.seconds());
      if (chance.happens(0.12)) {
        depth = -0.5 * depth;
      }
      int from = controls.clampedBlockAt(event.onset());
      int to = controls.clampedBlockAt(event.end());
      for (int b = from; b < to; b++) {
        controls.midi[b] -= (float) (depth * Math.exp(-(b - from) * STEP / decay));
      }
    }
    if (!voice.trained && chance.happens(0.3)) {
      double fall = chance.uniform(0.1, 1.2);
      int to = controls.clampedBlockAt(event.end() + manner.releaseSeconds());
      int from = controls.clampedBlockAt(event.end() - 0.1);
      for (int b = from; b < to; b++) {
        controls.midi[b] -= (float) (fall * (b - from) / Math.max(1, to - from));
      }
    }
  }

  private void vibrate(List<Event> events) {
    double phase = chance.uniform();
    double rate = manner.vibratoHz();
    double trillRate = chance.uniform(3.5, 7.5);
    double roundness = chance.uniform(1, 4);
    double trillPhase = 0.75;
    for (Event event : events) {
      int from = controls.clampedBlockAt(event.onset());
      int to = controls.clampedBlockAt(event.end() + manner.releaseSeconds());
      double depth = manner.vibratoCents() / 100 * chance.uniform(0.7, 1.2);
      if (manner.join() == Manner.Join.SPLICED) {
        rate = manner.vibratoHz() * chance.uniform(0.85, 1.15);
        depth *= chance.logUniform(0.3, 1.4);
      }
      double delay = Math.min(manner.vibratoDelaySeconds(), 0.5 * event.seconds());
      double trend = chance.gaussian(0.08, 2);
      for (int b = from; b < to; b++) {
        double t = (b - from) * STEP;
        if (event.trill() > 0) {
          trillPhase += trillRate * (1 + trend * t) * STEP;
          double way = Math.tanh(roundness * Math.sin(2 * Math.PI * trillPhase));
          controls.midi[b] += (float) (event.trill() * (0.5 + 0.5 * way / Math.tanh(roundness)));
        } else if (depth > 0) {
          phase += rate * (1 + trend * (t - 0.3)) * STEP;
          double grown = Math.max(0, Math.min(1, (t - delay) / 0.25 + (delay == 0 ? 0.4 : 0)));
          controls.midi[b] += (float) (depth * grown * Math.sin(2 * Math.PI * phase));
        }
      }
    }
  }

  /** A voice that breaks: for a moment the pitch is another. */
  private void crack(Event event) {
    int from = controls.clampedBlockAt(event.onset() + chance.uniform(0, 0.8) * event.seconds());
    int to = Math.min(controls.blocks, from + chance.between(8, 30));
    double leap = chance.pick(-12, -7, 4, 7, 12) * chance.uniform(0.5, 1);
    for (int b = from; b < to; b++) {
      double part = (double) (b - from) / (to - from);
      controls.midi[b] += (float) (leap * Math.min(1, 4 * (1 - part)) * Math.min(1, 4 * part));
    }
  }

  /** Slow noise that no singer is without: two random walks on leashes of different lengths. */
  private void waver() {
    double slow = 0;
    double quick = 0;
    double size = voice.waverCents / 100;
    double slowKeep = Math.exp(-STEP / 0.4);
    double quickKeep = Math.exp(-STEP / 0.03);
    double slowStep = Math.sqrt(1 - slowKeep * slowKeep) * size;
    double quickStep = Math.sqrt(1 - quickKeep * quickKeep) * size * 0.4;
    for (int b = 0; b <= controls.blocks; b++) {
      slow = slow * slowKeep + slowStep * triangular();
      quick = quick * quickKeep + quickStep * triangular();
      controls.midi[b] += (float) (slow + quick);
    }
  }

  /** Cheap noise of unit variance. */
  private double triangular() {
    return (chance.uniform() + chance.uniform() - 1) * 2.449;
  }

  private static double smooth(double part) {
    double x = Math.max(0, Math.min(1, part));
    return x * x * (3 - 2 * x);
  }
}
