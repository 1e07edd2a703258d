package io.github.vocalpatterns.synthesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes up tunes: phrases of mixed rhythm that wander, leap, repeat and return to a tonic. */
final class TuneWriter {

  /**
   * The temper of a tune.
   *
   * @param step chance that the next note is a neighbour
   * @param repeat chance that it is the same
   * @param turn chance that the direction changes
   * @param evenRhythm true if all notes are equally long, as in an exercise
   */
  private record Temper(String name, double step, double repeat, double turn, boolean evenRhythm) {}

  private static final int[][] MODES = {
    {0, 2, 4, 5, 7, 9, 11},
    {0, 2, 4, 5, 7, 9, 11},
    {0, 2, 3, 5, 7, 8, 10},
    {0, 2, 3, 5, 7, 9, 10},
    {0, 2, 4, 7, 9},
    {0, 3, 5, 7, 10},
    {0, 3, 5, 6, 7, 10},
    {0, 1, 4, 5, 7, 8, 11},
  };

  private static final String[] TITLES = {
    "major",
    "major",
    "natural minor",
    "dorian",
    "major pentatonic",
    "minor pentatonic",
    "blues",
    "double harmonic",
  };

  private static final double[][] RHYTHMS = {
    {1, 1, 1, 1},
    {1, 1, 2},
    {0.5, 0.5, 1, 1, 1},
    {1.5, 0.5, 1, 1},
    {0.5, 0.5, 0.5, 0.5, 1, 1},
    {2, 1, 1},
    {1.5, 0.5, 2},
    {0.75, 0.25, 1, 0.5, 0.5, 1},
    {3, 1},
    {0.5, 1, 0.5, 1, 1},
    {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1},
    {1, 0.5, 0.5, 2},
  };

  private TuneWriter() {}

  /** A song-like tune of two to four phrases. */
  static Melody song(Chance chance) {
    return write(
        new Temper(
            "song",
            chance.uniform(0.4, 0.75),
            chance.uniform(0.1, 0.3),
            chance.uniform(0.25, 0.5),
            false),
        chance);
  }

  /** What one remembers of a song: three seconds of it, mostly steps, its rhythm that of words. */
  static Melody phrase(Chance chance) {
    Temper temper =
        new Temper(
            "song phrase",
            chance.uniform(0.5, 0.9),
            chance.uniform(0.1, 0.45),
            chance.uniform(0.15, 0.5),
            false);
    Melody melody;
    do {
      melody = attempt(temper, 1, 0, chance);
    } while (melody.resemblesExercise());
    return melody;
  }

  /** A song in which runs and broken chords occur, among other things. */
  static Melody songWithFigures(Chance chance) {
    Temper temper =
        new Temper(
            "song with runs",
            chance.uniform(0.4, 0.7),
            chance.uniform(0.1, 0.3),
            chance.uniform(0.25, 0.5),
            false);
    Melody melody;
    do {
      melody = attempt(temper, chance.between(2, 5), 0.45, chance);
    } while (melody.resemblesExercise());
    return melody;
  }

  /** Steps only, but changing direction too often to be a scale. */
  static Melody wandering(Chance chance) {
    return write(
        new Temper(
            "wandering steps", 0.95, chance.uniform(0, 0.12), chance.uniform(0.4, 0.6), true),
        chance);
  }

  /** Leaps of every size in every order. */
  static Melody leaping(Chance chance) {
    return write(
        new Temper("leaps", 0.1, 0.05, chance.uniform(0.5, 0.75), chance.happens(0.6)), chance);
  }

  private static Melody write(Temper temper, Chance chance) {
    Melody melody;
    do {
      melody = attempt(temper, phrases(chance), 0, chance);
    } while (melody.resemblesExercise());
    return melody;
  }

  private static int phrases(Chance chance) {
    return chance.happens(0.8) ? chance.between(1, 4) : chance.between(5, 10);
  }

  private static Melody attempt(Temper temper, int phrases, double figures, Chance chance) {
    int which = chance.below(MODES.length);
    int[] mode = MODES[which];
    int span = chance.between(4, 9);
    List<Note> notes = new ArrayList<>();
    List<int[]> motifs = new ArrayList<>();
    int degree = chance.between(0, Math.min(4, span));
    for (int p = 0; p < phrases; p++) {
      double[] rhythm = rhythm(temper, chance);
      int[] degrees;
      if (figures > 0 && chance.happens(figures)) {
        degrees = figure(chance);
        rhythm = new double[degrees.length];
        Arrays.fill(rhythm, chance.pick(0.25, 0.5, 0.5, 1));
      } else if (p > 0 && chance.happens(0.35)) {
        degrees = echoed(motifs.get(chance.below(motifs.size())), rhythm.length, chance);
      } else {
        degrees = walk(temper, degree, span, rhythm.length, chance);
      }
      motifs.add(degrees);
      degree = degrees[degrees.length - 1];
      for (int i = 0; i < rhythm.length; i++) {
        boolean cadence = i == rhythm.length - 1;
        double beats = cadence && chance.happens(0.7) ? rhythm[i] + 1 : rhythm[i];
        int place = cadence && p == phrases - 1 && chance.happens(0.7) ? 0 : degrees[i];
        notes.add(Note.of(semitone(mode, place), beats));
      }
      if (p < phrases - 1 && chance.happens(0.6)) {
        notes.add(Note.rest(chance.pick(0.5, 1, 1, 2)));
      }
    }
    return new Melody(temper.name(), temper.name(), TITLES[which], Melody.Delivery.SONG, notes);
  }

  /** A run or a broken chord, as degrees. */
  private static int[] figure(Chance chance) {
    int from = chance.between(-1, 2);
    int step = chance.happens(0.6) ? 1 : 2;
    int[] degrees = new int[step == 1 ? chance.between(4, 8) : chance.between(3, 5)];
    boolean rising = chance.happens(0.55);
    for (int i = 0; i < degrees.length; i++) {
      degrees[i] = from + step * (rising ? i : degrees.length - 1 - i);
    }
    return degrees;
  }

  private static double[] rhythm(Temper temper, Chance chance) {
    if (temper.evenRhythm()) {
      double[] even = new double[chance.between(5, 12)];
      Arrays.fill(even, 0.5);
      return even;
    }
    if (chance.happens(0.25)) {
      return RHYTHMS[chance.below(RHYTHMS.length)];
    }
    double[] first = RHYTHMS[chance.below(RHYTHMS.length)];
    double[] second = RHYTHMS[chance.below(RHYTHMS.length)];
    double[] both = new double[first.length + second.length];
    System.arraycopy(first, 0, both, 0, first.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static int[] echoed(int[] motif, int length, Chance chance) {
    int shift = chance.pick(List.of(0, 0, -1, 1, 2));
    int[] degrees = new int[length];
    for (int i = 0; i < length; i++) {
      degrees[i] = motif[i % motif.length] + shift;
    }
    return degrees;
  }

  private static int[] walk(Temper temper, int start, int span, int length, Chance chance) {
    int[] degrees = new int[length];
    int degree = Math.max(-2, Math.min(span, start));
    int direction = chance.sign();
    for (int i = 0; i < length; i++) {
      degrees[i] = degree;
      if (chance.happens(temper.repeat())) {
        continue;
      }
      if (chance.happens(temper.turn())) {
        direction = -direction;
      }
      int size = chance.happens(temper.step()) ? 1 : chance.between(2, 5);
      if (degree + direction * size > span || degree + direction * size < -2) {
        direction = -direction;
      }
      degree += direction * size;
    }
    return degrees;
  }

  private static double semitone(int[] mode, int degree) {
    int octave = Math.floorDiv(degree, mode.length);
    return mode[Math.floorMod(degree, mode.length)] + 12.0 * octave;
  }
}
