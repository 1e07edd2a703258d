package io.github.vocalpatterns.synthesis;

import java.util.ArrayList;
import java.util.List;

/** Decorates a tune as singers of folk, pop and church music do. */
final class Ornaments {

  private Ornaments() {}

  /** The same tune with grace notes, turns, slides, falls and shakes here and there. */
  static Melody decorate(Melody melody, Chance chance) {
    double density = chance.uniform(0.1, 0.5);
    List<Note> notes = new ArrayList<>();
    for (Note note : melody.notes()) {
      if (note.silent() || note.beats() < 0.4 || !chance.happens(density)) {
        notes.add(note);
      } else {
        decorate(note, notes, chance);
      }
    }
    return melody.with(notes);
  }

  private static void decorate(Note note, List<Note> notes, Chance chance) {
    double pitch = note.semitones();
    double beats = note.beats();
    double neighbour = chance.pick(-2, -1, 1, 2, 2, 3);
    switch (chance.below(6)) {
      case 0 -> {
        notes.add(Note.of(pitch + neighbour, 0.15));
        notes.add(Note.of(pitch, beats - 0.15));
      }
      case 1 -> {
        notes.add(Note.of(pitch, beats - 0.3));
        notes.add(Note.of(pitch + neighbour, 0.15));
        notes.add(Note.of(pitch, 0.15));
      }
      case 2 -> {
        notes.add(Note.of(pitch, 0.5 * beats));
        notes.add(Note.of(pitch + neighbour, 0.5 * beats));
      }
      case 3 -> {
        notes.add(Note.gliding(pitch - Math.abs(neighbour), 0.3 * beats, Math.abs(neighbour)));
        notes.add(Note.of(pitch, 0.7 * beats));
      }
      case 4 -> {
        notes.add(Note.of(pitch, 0.7 * beats));
        notes.add(Note.gliding(pitch, 0.3 * beats, -chance.uniform(2, 7)));
      }
      default -> notes.add(beats > 1 ? Note.trilled(pitch, beats, chance.pick(1, 2)) : note);
    }
  }
}
