package io.github.vocalpatterns.synthesis;

import java.util.ArrayList;
import java.util.List;

/** Draws arpeggios: chords, ranges, directions and broken figures, 1-3-5-8-5-3-1 the commonest. */
final class ArpeggioPatterns {

  /** Semitones of a chord within one octave. */
  private enum Chord {
    MAJOR("major", 0, 4, 7),
    MINOR("minor", 0, 3, 7),
    DIMINISHED("diminished", 0, 3, 6),
    AUGMENTED("augmented", 0, 4, 8),
    DOMINANT_SEVENTH("dominant seventh", 0, 4, 7, 10),
    MAJOR_SEVENTH("major seventh", 0, 4, 7, 11),
    MINOR_SEVENTH("minor seventh", 0, 3, 7, 10),
    DIMINISHED_SEVENTH("diminished seventh", 0, 3, 6, 9);

    private final String title;
    private final int[] semitones;

    Chord(String title, int... semitones) {
      this.title = title;
      this.semitones = semitones;
    }

    int size() {
      return semitones.length;
    }

    int semitone(int place) {
      return semitones[place % size()] + 12 * (place / size());
    }
  }

  private static final double[] CHORD_WEIGHTS = {66, 14, 3, 3, 5, 2.5, 2.5, 4};

  /** Broken figures as places in the chord, 3 being the octave of a triad. */
  private static final List<int[]> BROKEN =
      List.of(
          new int[] {0, 2, 1, 3, 2, 1, 0},
          new int[] {0, 1, 2, 3, 3, 3, 2, 1, 0},
          new int[] {0, 1, 2, 3, 2, 3, 2, 1, 0},
          new int[] {0, 2, 1, 2, 0, 2, 1, 2, 0},
          new int[] {0, 1, 2, 1, 3, 2, 1, 0},
          new int[] {0, 1, 2, 0, 1, 2, 3, 2, 1, 0},
          new int[] {0, 1, 2, 1, 2, 3, 2, 3, 4, 3, 2, 1, 0},
          new int[] {3, 2, 1, 0, 1, 2, 3},
          new int[] {0, 2, 3, 2, 1, 0},
          new int[] {0, 1, 0, 2, 0, 3, 2, 1, 0},
          new int[] {0, 1, 2, 3, 4, 3, 2, 1, 0},
          new int[] {2, 1, 0, 1, 2, 3, 2, 1, 0},
          new int[] {0, 2, 3},
          new int[] {0, 2, 3, 2, 0},
          new int[] {0, 3, 2, 1, 0},
          new int[] {0, 1, 2, 1, 0, 1, 2, 3, 2, 1, 0},
          new int[] {0, 1, 2, 3, 2, 1, 0, 1, 2, 1, 0},
          new int[] {0, 2, 1, 3, 2, 4, 3, 5, 4, 3, 2, 1, 0},
          new int[] {0, 1, 2, 1, 2, 3, 2, 1, 0},
          new int[] {0, 2, 1, 2, 0, 2, 1, 2},
          new int[] {3, 1, 2, 0, 1, 2, 3},
          new int[] {0, 1, 2, 3, 4, 5, 4, 3, 2, 1, 0});

  private ArpeggioPatterns() {}

  static Melody draw(Chance chance) {
    Chord chord = Chord.values()[chance.weighted(CHORD_WEIGHTS)];
    List<Integer> places = new ArrayList<>();
    String figure;
    String kind = chord.size() == 3 ? "triad" : "seventh";
    if (chance.happens(0.2)) {
      for (int place : chance.pick(BROKEN)) {
        places.add(place);
      }
      figure = "broken";
      kind = "broken " + kind;
    } else {
      int top = top(chord, chance);
      Contour contour = Contour.draw(chance, top < 3 ? 0 : 1);
      places.addAll(contour.walk(top, chance.happens(0.08)));
      figure = (top + 1) + " notes " + contour.title();
      kind = top == 2 * chord.size() ? "two-octave " + kind : kind;
    }
    int inversion = chance.happens(0.07) ? chance.between(1, 2) : 0;
    List<Note> once = new ArrayList<>();
    for (int place : places) {
      once.add(Note.of(chord.semitone(place + inversion), 1));
    }
    return new Melody(
        kind,
        chord.title + " " + figure,
        chord.title,
        Melody.Delivery.EXERCISE,
        Exercises.shape(once, chance));
  }

  private static int top(Chord chord, Chance chance) {
    int octave = chord.size();
    return switch (chance.weighted(58, 15, 9, 8, 10)) {
      case 0 -> octave;
      case 1 -> 2;
      case 2 -> octave + 1;
      case 3 -> octave + 2;
      default -> 2 * octave;
    };
  }
}
