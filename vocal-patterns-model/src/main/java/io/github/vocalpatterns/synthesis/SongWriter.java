package io.github.vocalpatterns.synthesis;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes up songs as people sing them: words in a rhythm over chords that change, phrases that
 * answer, repeat and vary each other, upbeats, passing notes, leaps within a chord, cadences.
 *
 * <p>Where {@link TuneWriter} walks by chance, this keeps to harmony, so that broken chords and
 * runs occur as they do in songs: in part, from chord to chord, with notes said twice.
 */
final class SongWriter {

  /** Roots of the chords of two bars, as degrees. */
  private static final int[][] CHORDS = {
    {0, 0}, {0, 0}, {0, 4}, {4, 0}, {0, 3}, {3, 0}, {5, 3}, {0, 5}, {1, 4}, {3, 4}, {5, 4},
  };

  /** One bar of four beats. */
  private static final double[][] IN_FOUR = {
    {1, 1, 1, 1},
    {2, 1, 1},
    {1, 1, 2},
    {1.5, 0.5, 1, 1},
    {1.5, 0.5, 2},
    {3, 1},
    {0.5, 0.5, 1, 1, 1},
    {0.5, 0.5, 1, 0.5, 0.5, 1},
    {0.5, 0.5, 0.5, 0.5, 1, 1},
    {1, 0.5, 0.5, 1, 0.5, 0.5},
    {0.75, 0.25, 1, 0.75, 0.25, 1},
    {0.5, 1, 0.5, 1, 1},
    {0.5, 1, 1, 0.5, 1},
    {1.5, 1.5, 1},
    {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 1},
    {0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5},
  };

  /** One bar of three beats. */
  private static final double[][] IN_THREE = {
    {1, 1, 1},
    {2, 1},
    {1.5, 0.5, 1},
    {0.5, 0.5, 1, 1},
    {1, 0.5, 0.5, 1},
    {0.5, 0.5, 0.5, 0.5, 1},
    {2.5, 0.5},
    {1, 1, 0.5, 0.5},
    {0.5, 1, 0.5, 1},
  };

  private static final int[] MAJOR = {0, 2, 4, 5, 7, 9, 11};
  private static final int[] MINOR = {0, 2, 3, 5, 7, 8, 10};
  private static final int[] DORIAN = {0, 2, 3, 5, 7, 9, 10};
  private static final int[] MIXOLYDIAN = {0, 2, 4, 5, 7, 9, 10};

  private final Chance chance;
  private final int[] mode;
  private final double[][] bars;

  /** Chance that a note repeats the one before: syllables on one pitch. */
  private final double repeating;

  /** Chance that a note on a beat belongs to the chord. */
  private final double harmonic;

  /** Chance that the way to the next chord note is a leap rather than the nearest one. */
  private final double leaping;

  /** True if the fourth and the seventh are left out, as in much folk and pop. */
  private final boolean pentatonic;

  private final int lowest;
  private final int highest;
  private int degree;

  private SongWriter(Chance chance) {
    this.chance = chance;
    this.mode =
        switch (chance.weighted(62, 20, 9, 9)) {
          case 0 -> MAJOR;
          case 1 -> MINOR;
          case 2 -> DORIAN;
          default -> MIXOLYDIAN;
        };
    this.bars = chance.happens(0.7) ? IN_FOUR : IN_THREE;
    this.repeating = chance.uniform(0.05, 0.35);
    this.harmonic = chance.uniform(0.55, 1);
    this.leaping = chance.uniform(0.1, 0.6);
    this.pentatonic = chance.happens(0.3);
    this.lowest = chance.between(-4, 0);
    this.highest = chance.between(4, 9);
    this.degree = chance.pick(List.of(0, 0, 2, 4, 4, -3));
  }

  /** A whole song or a verse of it. */
  static Melody song(Chance chance) {
    return write(
        "harmonised song", chance.happens(0.8) ? 2 : 5, chance.happens(0.8) ? 4 : 8, chance);
  }

  /** A line of a song, as people sing it by heart. */
  static Melody line(Chance chance) {
    return write("line of a song", 1, 1, chance);
  }

  private static Melody write(String kind, int fewest, int most, Chance chance) {
    Melody melody;
    do {
      int phrases = chance.between(fewest, Math.max(fewest, most));
      List<Note> notes = new SongWriter(chance).phrases(phrases);
      melody = new Melody(kind, Melody.Delivery.SONG, notes);
    } while (melody.resemblesExercise());
    return melody;
  }

  private List<Note> phrases(int count) {
    List<List<Note>> phrases = new ArrayList<>();
    List<Note> notes = new ArrayList<>();
    int length = chance.happens(0.7) ? 2 : count == 1 ? chance.pick(List.of(1, 3)) : 4;
    for (int p = 0; p < count; p++) {
      boolean last = p == count - 1;
      List<Note> phrase;
      if (p > 0 && chance.happens(0.4)) {
        phrase = varied(phrases.get(chance.below(p)), last);
      } else {
        phrase = phrase(length, last);
      }
      phrases.add(phrase);
      notes.addAll(phrase);
      if (!last && chance.happens(0.6)) {
        notes.add(Note.rest(chance.pick(0.5, 1, 1, 2)));
      }
    }
    return notes;
  }

  /** The same again; perhaps its end is another. */
  private List<Note> varied(List<Note> phrase, boolean last) {
    if (!last && chance.happens(0.4)) {
      return phrase;
    }
    List<Note> notes = new ArrayList<>(phrase);
    int changed = Math.min(notes.size(), chance.between(1, 3));
    for (int i = notes.size() - changed; i < notes.size(); i++) {
      degree = next(degree, 0, false);
      boolean end = i == notes.size() - 1;
      int place = end ? cadence(last) : degree;
      notes.set(i, Note.of(semitone(place), notes.get(i).beats()));
    }
    return notes;
  }

  private List<Note> phrase(int length, boolean last) {
    List<Note> notes = new ArrayList<>();
    int[] chords = CHORDS[chance.below(CHORDS.length)];
    if (chance.happens(0.35)) {
      upbeat(notes);
    }
    for (int bar = 0; bar < length; bar++) {
      int chord = chords[bar * 2 / length % 2];
      double[] rhythm = bars[chance.below(bars.length)];
      double beat = 0;
      for (int i = 0; i < rhythm.length; i++) {
        boolean end = bar == length - 1 && i == rhythm.length - 1;
        degree = end ? cadence(last) : next(degree, chord, beat == Math.rint(beat));
        double held = end && chance.happens(0.7) ? chance.pick(0.5, 1, 2) : 0;
        notes.add(Note.of(semitone(degree), rhythm[i] + held));
        beat += rhythm[i];
      }
    }
    return notes;
  }

  /** One to three quick notes before the first bar, mostly from below. */
  private void upbeat(List<Note> notes) {
    int count = chance.between(1, 3);
    int start = degree - chance.pick(List.of(0, 1, count, 3));
    for (int i = 0; i < count; i++) {
      int place = chance.happens(0.4) ? start : Math.min(degree, start + i);
      notes.add(Note.of(semitone(Math.max(-5, place)), chance.pick(0.5, 0.5, 1)));
    }
  }

  /** Questions end on the second or the fifth, answers on the first. */
  private int cadence(boolean last) {
    List<Integer> ends = last ? List.of(0, 0, 0, 2, 4) : List.of(0, 1, 1, 2, 4, 4, -3);
    int end = chance.pick(ends);
    return end - degree > 4 ? end - 7 : degree - end > 5 ? end + 7 : end;
  }

  private int next(int from, int root, boolean onBeat) {
    if (chance.happens(repeating)) {
      return from;
    }
    int to;
    if (onBeat && chance.happens(harmonic)) {
      int direction = chance.sign();
      to = chordNote(from + (chance.happens(0.25) ? 0 : direction), direction, root);
      if (chance.happens(leaping)) {
        to = chordNote(to + direction, direction, root);
      }
    } else {
      to = from + chance.sign() * (chance.happens(0.85) ? 1 : chance.between(2, 4));
    }
    if (pentatonic && isLeftOut(to)) {
      to += to > from ? 1 : -1;
    }
    return to > highest || to < lowest ? chordNote(2 * from - to, chance.sign(), root) : to;
  }

  /** The first note of the chord from {@code from} on, at most three places away. */
  private static int chordNote(int from, int direction, int root) {
    int place = from;
    for (int i = 0; i < 3; i++) {
      int above = Math.floorMod(place - root, 7);
      if (above == 0 || above == 2 || above == 4) {
        return place;
      }
      place += direction;
    }
    return place;
  }

  private boolean isLeftOut(int place) {
    int degree = Math.floorMod(place, 7);
    return mode == MAJOR ? degree == 3 || degree == 6 : degree == 1 || degree == 5;
  }

  private double semitone(int place) {
    return mode[Math.floorMod(place, 7)] + 12.0 * Math.floorDiv(place, 7);
  }
}
