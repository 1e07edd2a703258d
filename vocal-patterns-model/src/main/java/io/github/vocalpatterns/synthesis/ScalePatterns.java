package io.github.vocalpatterns.synthesis;

import java.util.ArrayList;
import java.util.List;

/** Draws scales: modes, ranges and directions, with major over an octave the commonest. */
final class ScalePatterns {

  /** Semitones of one octave of a mode, its octave excluded. */
  private enum Mode {
    MAJOR("major", 0, 2, 4, 5, 7, 9, 11),
    NATURAL_MINOR("natural minor", 0, 2, 3, 5, 7, 8, 10),
    HARMONIC_MINOR("harmonic minor", 0, 2, 3, 5, 7, 8, 11),
    MELODIC_MINOR("melodic minor", 0, 2, 3, 5, 7, 9, 11),
    DORIAN("dorian", 0, 2, 3, 5, 7, 9, 10),
    PHRYGIAN("phrygian", 0, 1, 3, 5, 7, 8, 10),
    LYDIAN("lydian", 0, 2, 4, 6, 7, 9, 11),
    MIXOLYDIAN("mixolydian", 0, 2, 4, 5, 7, 9, 10),
    LOCRIAN("locrian", 0, 1, 3, 5, 6, 8, 10),
    MAJOR_PENTATONIC("major pentatonic", 0, 2, 4, 7, 9),
    MINOR_PENTATONIC("minor pentatonic", 0, 3, 5, 7, 10),
    WHOLE_TONE("whole-tone", 0, 2, 4, 6, 8, 10),
    CHROMATIC("chromatic", 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

    private final String title;
    private final int[] semitones;

    Mode(String title, int... semitones) {
      this.title = title;
      this.semitones = semitones;
    }

    int size() {
      return semitones.length;
    }

    int semitone(int degree) {
      return semitones[degree % size()] + 12 * (degree / size());
    }
  }

  private static final double[] MODE_WEIGHTS = {
    60, 8, 5, 3.5, 3, 1.5, 2, 2, 0.5, 3.5, 3.5, 1.5, 6,
  };

  /** What may be sung from every degree in turn; thirds the commonest. */
  private static final List<int[]> GROUPS =
      List.of(
          new int[] {0, 2},
          new int[] {0, 2},
          new int[] {0, 2},
          new int[] {0, 0},
          new int[] {0, 0},
          new int[] {0, 1, 2},
          new int[] {0, 1, 2, 3});

  private ScalePatterns() {}

  static Melody draw(Chance chance) {
    Mode mode = Mode.values()[chance.weighted(MODE_WEIGHTS)];
    int top = top(mode, chance);
    Contour contour = Contour.draw(chance, top <= 5 ? 0.6 : 1);
    List<Integer> degrees = contour.walk(top, chance.happens(0.12));
    String figure = "";
    if (mode.size() == 7 && top <= 8 && chance.happens(0.09)) {
      int[] offsets = chance.pick(GROUPS);
      figure = offsets[1] == 0 ? " in twos" : offsets[1] == 2 ? " in thirds" : " in groups";
      degrees = groups(contour, top, offsets);
    }
    List<Note> once = new ArrayList<>();
    for (int degree : degrees) {
      once.add(Note.of(mode.semitone(degree), 1));
    }
    List<Note> notes = Exercises.shape(once, chance);
    String name = mode.title + " " + (top + 1) + " notes " + contour.title() + figure;
    return new Melody(kind(mode, top) + figure, name, mode.title, Melody.Delivery.EXERCISE, notes);
  }

  private static String kind(Mode mode, int top) {
    if (mode.size() != 7) {
      return mode.title + " scale";
    }
    return switch (top) {
      case 4 -> "five-note scale";
      case 7 -> "octave scale";
      case 14 -> "two-octave scale";
      default -> (top + 1) + "-note scale";
    };
  }

  /** From every degree of the walk a group of {@code offsets}, as far as {@code top} allows. */
  private static List<Integer> groups(Contour contour, int top, int... offsets) {
    int reach = offsets[offsets.length - 1];
    List<Integer> walk = contour.walk(top - reach, reach > 0);
    boolean risesFirst = contour == Contour.UP || contour == Contour.UP_DOWN;
    List<Integer> degrees = new ArrayList<>();
    for (int i = 0; i < walk.size(); i++) {
      boolean rising = i <= top - reach == risesFirst;
      for (int offset : offsets) {
        degrees.add(walk.get(i) + (rising ? offset : reach - offset));
      }
    }
    return degrees;
  }

  /** The highest degree, counted from 0. */
  private static int top(Mode mode, Chance chance) {
    int octave = mode.size();
    if (mode == Mode.CHROMATIC) {
      return chance.happens(0.6) ? octave : chance.between(6, 11);
    }
    if (octave != 7) {
      return chance.happens(0.85) ? octave : 2 * octave;
    }
    return switch (chance.weighted(54, 25, 9, 5, 7)) {
      case 0 -> 7;
      case 1 -> 4;
      case 2 -> 8;
      case 3 -> chance.between(5, 6);
      default -> 14;
    };
  }
}
