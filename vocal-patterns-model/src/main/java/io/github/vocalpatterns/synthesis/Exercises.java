package io.github.vocalpatterns.synthesis;

import java.util.ArrayList;
import java.util.List;

/** What exercises of every kind share: held ends, uneven rhythm, repeats in this or another key. */
final class Exercises {

  private static final int MOST_NOTES = 60;

  private Exercises() {}

  static List<Note> shape(List<Note> once, Chance chance) {
    List<Note> phrase = rhythm(once, chance);
    int repeats = 1;
    if (once.size() <= 9) {
      repeats = 1 + chance.weighted(72, 10, 7, 4, 4, 3);
    } else if (once.size() <= 20) {
      repeats = 1 + chance.weighted(84, 10, 6);
    }
    double shift = 0;
    if (repeats > 1 && chance.happens(repeats > 3 ? 0.8 : 0.5)) {
      shift = chance.pick(1, 1, 1, 2, -1);
    }
    boolean running = shift == 0 && endsWhereItBegins(once) && chance.happens(0.4);
    double pause = chance.pick(0.5, 1, 2);
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < repeats && notes.size() + phrase.size() <= MOST_NOTES; i++) {
      int from = running && i > 0 ? 1 : 0;
      if (i > 0 && !running) {
        notes.add(Note.rest(pause));
      }
      for (Note note : phrase.subList(from, phrase.size())) {
        notes.add(note.up(shift * i));
      }
    }
    return notes;
  }

  private static boolean endsWhereItBegins(List<Note> once) {
    return once.get(0).semitones() == once.get(once.size() - 1).semitones();
  }

  private static List<Note> rhythm(List<Note> once, Chance chance) {
    int highest = 0;
    for (int i = 0; i < once.size(); i++) {
      if (once.get(i).semitones() > once.get(highest).semitones()) {
        highest = i;
      }
    }
    double lastBeats = chance.happens(0.5) ? 1 : chance.uniform(1.3, 3.5);
    double topBeats = chance.happens(0.8) ? 1 : chance.uniform(1.3, 3);
    double firstBeats = chance.happens(0.85) ? 1 : chance.uniform(1.3, 2.5);
    double swing = chance.happens(0.88) ? 0 : chance.pick(0.2, 0.33, 0.5);
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < once.size(); i++) {
      double beats = i % 2 == 0 ? 1 + swing : 1 - swing;
      if (i == once.size() - 1) {
        beats *= lastBeats;
      } else if (i == highest) {
        beats *= topBeats;
      } else if (i == 0) {
        beats *= firstBeats;
      }
      notes.add(once.get(i).lasting(beats));
    }
    return notes;
  }
}
