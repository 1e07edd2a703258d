package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.synthesis.Melody.Delivery;
import java.util.ArrayList;
import java.util.List;

/** Draws speech and laughter as pitch movements, in seconds and semitones. */
final class Utterances {

  private Utterances() {}

  /** Sentences: syllables on a declining line, with accents and a final fall or rise. */
  static Melody speech(Chance chance) {
    List<Note> notes = new ArrayList<>();
    int sentences = chance.between(1, 4);
    double liveliness = chance.uniform(0.5, 2.5);
    for (int s = 0; s < sentences; s++) {
      if (s > 0) {
        notes.add(Note.rest(chance.uniform(0.2, 0.8)));
      }
      int syllables = chance.between(4, 16);
      double start = chance.uniform(3, 6) * Math.min(1.5, liveliness);
      for (int i = 0; i < syllables; i++) {
        double line = start * (1 - (double) i / syllables);
        double accent = chance.happens(0.3) ? chance.uniform(1, 4) * liveliness : 0;
        double seconds = chance.logUniform(0.08, 0.3);
        double glide = chance.gaussian(1.2 * liveliness, 2);
        if (i == syllables - 1) {
          glide = chance.happens(0.75) ? -chance.uniform(1, 5) : chance.uniform(2, 7);
          seconds *= 1.5;
        }
        notes.add(Note.gliding(line + accent, seconds, glide));
        if (chance.happens(0.08)) {
          notes.add(Note.rest(chance.uniform(0.08, 0.3)));
        }
      }
    }
    return new Melody("speech", Delivery.SPEECH, notes);
  }

  /** Bouts of short falling bursts. */
  static Melody laughter(Chance chance) {
    List<Note> notes = new ArrayList<>();
    int bouts = chance.between(1, 3);
    for (int b = 0; b < bouts; b++) {
      if (b > 0) {
        notes.add(Note.rest(chance.uniform(0.3, 1)));
      }
      int bursts = chance.between(4, 10);
      double period = chance.uniform(0.15, 0.26);
      double top = chance.uniform(4, 10);
      for (int i = 0; i < bursts; i++) {
        double pitch = top * (1 - 0.8 * i / bursts) + chance.gaussian(0.8, 2);
        notes.add(Note.gliding(pitch, period * 0.5, -chance.uniform(0.5, 3)));
        notes.add(Note.rest(period * 0.5));
      }
    }
    return new Melody("laughter", Delivery.LAUGHTER, notes);
  }
}
