package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.synthesis.Timeline.Event;
import java.util.Arrays;
import java.util.List;

/** Fills in the mouth: vowels, consonants, breaths, and how bright and breathy the sound is. */
final class Articulation {

  private static final double STEP = Controls.STEP_SECONDS;

  private final Controls controls;
  private final Manner manner;
  private final Voice voice;
  private final Chance chance;

  private Articulation(Controls controls, Manner manner, Voice voice, Chance chance) {
    this.controls = controls;
    this.manner = manner;
    this.voice = voice;
    this.chance = chance;
  }

  /** Needs pitch and loudness to be there already. */
  static void write(
      Controls controls, List<Event> events, Manner manner, Voice voice, Chance chance) {
    Articulation articulation = new Articulation(controls, manner, voice, chance);
    articulation.vowels(events);
    articulation.glottis();
    if (manner.join() == Manner.Join.SPLICED) {
      articulation.colours(events);
    }
    articulation.mouth();
    for (Event event : events) {
      articulation.consonant(event);
    }
    if (manner.join() != Manner.Join.SPLICED && chance.happens(0.4)) {
      articulation.breaths(events);
    }
  }

  private void vowels(List<Event> events) {
    for (int f = 0; f < Voice.FORMANTS; f++) {
      float[] track = controls.formantHz[f];
      int next = 0;
      double goal = voice.formantHz(events.get(0).vowel(), f);
      double value = goal;
      double keep = Math.exp(-STEP / 0.03);
      double wander = 0;
      for (int b = 0; b <= controls.blocks; b++) {
        while (next < events.size() && b * STEP >= events.get(next).onset() - 0.03) {
          goal = voice.formantHz(events.get(next).vowel(), f);
          next++;
        }
        wander = 0.99 * wander + 0.004 * (chance.uniform() - 0.5);
        value = goal + (value - goal) * keep;
        track[b] = (float) (value * (1 + wander));
      }
    }
    double firstScale = manner.technique() == Technique.BELT ? 1.15 : 1;
    float[] first = controls.formantHz[0];
    float[] second = controls.formantHz[1];
    for (int b = 0; b <= controls.blocks; b++) {
      double f0 = 440 * Math.pow(2, (controls.midi[b] - 69) / 12);
      double tuned = Math.max(first[b] * firstScale, 1.04 * f0);
      first[b] += (float) ((tuned - first[b]) * Math.max(firstScale - 1, voice.formantTuning));
      second[b] = Math.max(second[b], first[b] * 1.15f);
    }
  }

  private void glottis() {
    Technique technique = manner.technique();
    double bright = voice.brightnessHz * technique.brightnessFactor();
    double follows = chance.uniform(0.3, 0.8);
    double breath = Math.min(0.14, voice.breathiness * technique.breathFactor());
    for (int b = 0; b <= controls.blocks; b++) {
      double loud = Math.max(1e-3, controls.voice[b]);
      double tilt = bright * Math.pow(loud, follows);
      controls.tiltHz[b] = (float) Math.max(250, Math.min(9000, tilt));
      controls.breath[b] = (float) (breath * Math.sqrt(controls.voice[b]));
      if (technique == Technique.WHISPERED) {
        controls.breath[b] = 0.3f * controls.voice[b];
        controls.voice[b] = 0;
      }
    }
  }

  /** Notes recorded one by one differ in colour as well. */
  private void colours(List<Event> events) {
    for (Event event : events) {
      float bright = (float) chance.logUniform(0.6, 1.6);
      float mouth = (float) (1 + chance.gaussian(0.03, 2));
      int to = controls.clampedBlockAt(event.end() + manner.releaseSeconds());
      for (int b = controls.clampedBlockAt(event.onset()); b < to; b++) {
        controls.tiltHz[b] = Math.max(250, Math.min(9000, controls.tiltHz[b] * bright));
        controls.formantHz[0][b] *= mouth;
        controls.formantHz[1][b] *= mouth;
      }
    }
  }

  private void mouth() {
    double hertz =
        switch (manner.technique()) {
          case HUMMED -> chance.logUniform(300, 900);
          case LIP_TRILL -> chance.logUniform(350, 1200);
          default -> Controls.OPEN_HZ;
        };
    Arrays.fill(controls.mouthHz, (float) hertz);
    if (hertz < Controls.OPEN_HZ) {
      Arrays.fill(controls.formantHz[0], (float) chance.uniform(220, 320));
    }
  }

  private void consonant(Event event) {
    Consonant kind = event.consonant();
    if (kind == Consonant.NONE) {
      return;
    }
    double seconds = kind.seconds * chance.uniform(0.7, 1.4);
    if (manner.technique() == Technique.HUMMED || manner.technique() == Technique.LIP_TRILL) {
      seconds = 0.03;
    }
    int onset = controls.clampedBlockAt(event.onset());
    int from = controls.clampedBlockAt(event.onset() - 0.7 * seconds);
    int to =
        controls.clampedBlockAt(event.onset() + Math.min(0.3 * seconds, 0.3 * event.seconds()));
    double noise = kind.noise * chance.uniform(0.3, 1.2);
    int length = Math.max(1, to - from);
    for (int b = from; b < to; b++) {
      double part = (b - from + 0.5) / length;
      double window = Math.min(1, 4 * Math.min(part, 1 - part));
      controls.voice[b] *= (float) (1 - kind.closure * window);
      controls.breath[b] *= (float) (1 - kind.closure * window);
      if (kind.murmured) {
        controls.mouthHz[b] = Math.min(controls.mouthHz[b], (float) (3000 - 2400 * window));
      } else {
        boolean burst = kind.seconds >= 0.06 || b >= onset - 3;
        controls.hiss[b] = burst ? (float) (noise * window) : 0;
        controls.hissHz[b] = (float) kind.noiseHz;
      }
    }
  }

  /** Breathes in wherever there is time before a note. */
  private void breaths(List<Event> events) {
    double depth = chance.logUniform(0.004, 0.05);
    double previousEnd = 0;
    for (Event event : events) {
      double room = event.onset() - previousEnd;
      if (room > 0.25 && chance.happens(0.7)) {
        double seconds = Math.min(room - 0.1, chance.uniform(0.15, 0.6));
        int from = controls.clampedBlockAt(event.onset() - 0.04 - seconds);
        int to = controls.clampedBlockAt(event.onset() - 0.04);
        for (int b = from; b < to; b++) {
          double part = (double) (b - from) / (to - from);
          controls.breath[b] = (float) (depth * part * (1 - part) * 4);
          controls.tiltHz[b] = 6000;
        }
      }
      previousEnd = event.end() + manner.releaseSeconds();
    }
  }
}
