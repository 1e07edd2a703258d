package io.github.vocalpatterns.synthesis;

import java.util.ArrayList;
import java.util.List;

/** What goes wrong when people practise: false starts, notes put right, breath that runs out. */
final class Mishaps {

  private Mishaps() {}

  /** The exercise as it really went; mostly as it stands. */
  static Melody befall(Melody melody, boolean trained, Chance chance) {
    double share = trained ? 0.25 : 1;
    Melody sung = melody;
    if (chance.happens(0.2 * share)) {
      sung = breathe(sung, chance);
    }
    if (chance.happens(0.05 * share)) {
      sung = correct(sung, chance);
    }
    if (chance.happens(0.05 * share) && melody.notes().size() >= 5) {
      sung = startAgain(sung, chance);
    }
    return sung;
  }

  /** A breath or two where none was planned. */
  private static Melody breathe(Melody melody, Chance chance) {
    List<Note> notes = new ArrayList<>(melody.notes());
    for (int i = chance.between(1, 2); i > 0; i--) {
      notes.add(chance.between(1, notes.size() - 1), Note.rest(chance.uniform(0.3, 1.5)));
    }
    return melody.with(notes);
  }

  /** One note begins wrong and slides or jumps to where it belongs. */
  private static Melody correct(Melody melody, Chance chance) {
    List<Note> notes = new ArrayList<>(melody.notes());
    int at = chance.below(notes.size());
    Note note = notes.get(at);
    if (!note.silent()) {
      double wrong = note.beats() * chance.uniform(0.25, 0.5);
      double away = chance.sign() * chance.uniform(0.8, 2.2);
      notes.set(at, note.lasting(note.beats() - wrong * 0.5));
      notes.add(at, Note.of(note.semitones() + away, wrong));
    }
    return melody.with(notes);
  }

  /** A few notes, a pause, and all again from the beginning. */
  private static Melody startAgain(Melody melody, Chance chance) {
    int length = chance.between(1, Math.min(4, melody.notes().size() / 2));
    List<Note> notes = new ArrayList<>(melody.notes().subList(0, length));
    notes.add(Note.rest(chance.uniform(0.7, 2)));
    notes.addAll(melody.notes());
    return melody.with(notes);
  }
}
