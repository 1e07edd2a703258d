package io.github.vocalpatterns.synthesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is sung, before anyone sings it.
 *
 * @param kind what sort of thing it is, for example {@code "five-note scale"}
 * @param name which one, for example {@code "dorian 5 notes up-down"}
 * @param mode of its key, empty where it has none or none is known
 * @param delivery how such a thing is delivered
 * @param notes pitches relative to the tonic, lengths in beats
 */
record Melody(String kind, String name, String mode, Delivery delivery, List<Note> notes) {

  /** What kind of utterance it is; decides tempo, joins and techniques. */
  enum Delivery {
    /** Even notes of a vocal exercise. */
    EXERCISE,
    /** A song: words, phrases, breaths. Beats are quarter notes. */
    SONG,
    /** Long tones and slides. Beats are seconds. */
    SUSTAINED,
    /** Speech. Beats are seconds. */
    SPEECH,
    /** Laughter. Beats are seconds. */
    LAUGHTER
  }

  Melody {
    notes = List.copyOf(notes);
  }

  /** One of a kind, in no key. */
  Melody(String name, Delivery delivery, List<Note> notes) {
    this(name, name, "", delivery, notes);
  }

  /** The same thing with other notes. */
  Melody with(List<Note> otherNotes) {
    return new Melody(kind, name, mode, delivery, otherNotes);
  }

  double lowest() {
    double lowest = Double.MAX_VALUE;
    for (Note note : notes) {
      if (!note.silent()) {
        lowest = Math.min(lowest, note.semitones() + Math.min(0, note.glide()));
      }
    }
    return lowest;
  }

  double highest() {
    double highest = -Double.MAX_VALUE;
    for (Note note : notes) {
      if (!note.silent()) {
        highest =
            Math.max(highest, note.semitones() + Math.max(note.trill(), Math.max(0, note.glide())));
      }
    }
    return highest;
  }

  double beats() {
    double beats = 0;
    for (Note note : notes) {
      beats += note.beats();
    }
    return beats;
  }

  /** True if most of it is one run of steps or one broken triad: such a tune would be no tune. */
  boolean resemblesExercise() {
    List<Double> pitches = new ArrayList<>();
    for (Note note : notes) {
      if (!note.silent()
          && (pitches.isEmpty() || pitches.get(pitches.size() - 1) != note.semitones())) {
        pitches.add(note.semitones());
      }
    }
    int steps = inRuns(pitches, 0.5, 2.5, 4);
    int leaps = inRuns(pitches, 2.5, 5.5, 3);
    return pitches.size() >= 3 && Math.max(steps, leaps) >= 0.75 * pitches.size();
  }

  /**
   * How many notes belong to runs of {@code fewest} or more in one direction whose intervals all
   * lie between the two.
   */
  private static int inRuns(List<Double> pitches, double least, double most, int fewest) {
    boolean[] covered = new boolean[pitches.size()];
    int run = 1;
    double previous = 0;
    for (int i = 1; i < covered.length; i++) {
      double interval = pitches.get(i) - pitches.get(i - 1);
      boolean fits = Math.abs(interval) > least && Math.abs(interval) < most;
      run = !fits ? 1 : interval * previous > 0 ? run + 1 : 2;
      previous = fits ? interval : 0;
      if (run >= fewest) {
        Arrays.fill(covered, i - run + 1, i + 1, true);
      }
    }
    int count = 0;
    for (boolean inRun : covered) {
      count += inRun ? 1 : 0;
    }
    return count;
  }
}
