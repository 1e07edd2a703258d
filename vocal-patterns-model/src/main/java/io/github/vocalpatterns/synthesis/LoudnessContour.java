package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.synthesis.Manner.Join;
import io.github.vocalpatterns.synthesis.Timeline.Event;
import java.util.List;

/** Fills in how loud the voice is: attacks, releases, swells, and the pulses of some techniques. */
final class LoudnessContour {

  private static final double STEP = Controls.STEP_SECONDS;

  private final Controls controls;
  private final Manner manner;
  private final Chance chance;
  private final double fadeDb;

  /** True if notes were cut out of longer ones: no onset, no end. */
  private final boolean trimmed;

  private LoudnessContour(Controls controls, Manner manner, Chance chance) {
    this.controls = controls;
    this.manner = manner;
    this.chance = chance;
    boolean spliced = manner.join() == Join.SPLICED;
    this.trimmed = spliced && chance.happens(0.5);
    this.fadeDb = spliced && chance.happens(0.6) ? chance.uniform(0, 25) : chance.uniform(-3, 6);
  }

  static void write(Controls controls, List<Event> events, Manner manner, Chance chance) {
    LoudnessContour contour = new LoudnessContour(controls, manner, chance);
    double phraseDb = chance.gaussian(3, 2);
    for (int i = 0; i < events.size(); i++) {
      boolean ends = i == events.size() - 1 || !events.get(i + 1).tied();
      contour.note(events.get(i), ends, phraseDb * i / events.size());
    }
    switch (manner.technique()) {
      case LIP_TRILL -> contour.pulse(chance.uniform(17, 30), chance.uniform(0.5, 0.95), 0.15);
      case TRILLO -> contour.pulse(chance.uniform(4, 10), chance.uniform(0.6, 1), 0.1);
      default -> {
        if (manner.vibratoCents() > 0) {
          contour.pulse(manner.vibratoHz(), chance.uniform(0, 0.25), 0.03);
        }
      }
    }
  }

  private void note(Event event, boolean ends, double phraseDb) {
    double level = event.loudnessDb() + phraseDb;
    double attack = Math.min(manner.attackSeconds(), 0.4 * event.seconds());
    double release = Math.min(manner.releaseSeconds(), 0.3 + 0.2 * event.seconds());
    if (trimmed) {
      attack = Math.min(attack, 0.02);
      release = Math.min(release, 0.03);
    }
    boolean swelling = manner.technique() == Technique.MESSA_DI_VOCE;
    int from = controls.clampedBlockAt(event.onset());
    int end = controls.clampedBlockAt(event.end());
    int to = ends ? controls.clampedBlockAt(event.end() + release) : end;
    double dip = event.tied() && manner.join() != Join.SYLLABLES ? manner.dipDb() : 0;
    for (int b = from; b <= to; b++) {
      double t = (b - from) * STEP;
      double part = t / Math.max(STEP, event.seconds());
      double db = level - fadeDb * Math.min(1, part);
      if (swelling) {
        db += 22 * Math.sin(Math.PI * Math.min(1, part)) - 16;
      }
      db -= dip * Math.exp(-t / 0.03);
      double shape = event.tied() ? 1 : Math.min(1, t / Math.max(STEP, attack));
      if (b > end) {
        double fallen = (b - end) * STEP / release;
        shape *= Math.max(0, 1 - fallen) * Math.exp(-2 * fallen);
      }
      controls.voice[b] = (float) (shape * Math.pow(10, db / 20));
    }
  }

  /** Beats of the lips, the throat or the vibrato in the loudness. */
  private void pulse(double rateHz, double depth, double unevenness) {
    double phase = chance.uniform();
    double rate = rateHz;
    for (int b = 0; b <= controls.blocks; b++) {
      phase += rate * STEP;
      if (phase >= 1) {
        phase -= 1;
        rate = rateHz * (1 + chance.gaussian(unevenness, 2));
      }
      controls.voice[b] *= (float) (1 - depth * (0.5 - 0.5 * Math.cos(2 * Math.PI * phase)));
    }
  }
}
