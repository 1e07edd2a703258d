package io.github.vocalpatterns.music;

import io.github.vocalpatterns.audio.pitch.Note;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts notes back that a pitch tracker heard an octave or two off.
 *
 * <p>A voice seldom leaps by a seventh and hardly ever by more than an octave; a slip of the
 * tracker makes such leaps where it begins and where it ends. Of all ways to move notes by octaves
 * it takes the one of the least cost for leaps left and for moves (dynamic programming over the
 * notes). A plain leap of an octave costs nothing and stays.
 */
final class Octaves {

  private static final int[] SHIFTS = {0, -1, 1, -2, 2};

  /** Sevenths: wider than a major sixth, narrower than an octave. */
  private static final double SEVENTH_CENTS = 950;

  private static final double OCTAVE_CENTS = 1150;
  private static final double BEYOND_CENTS = 1250;

  private static final double SEVENTH_COST = 4.25;
  private static final double BEYOND_COST = 10;

  /** Of a move's beginning and of its end, where these are not the melody's. */
  private static final double MOVE_COST = 4;

  /** Of every note moved: of two ways the one that moves fewer notes is taken. */
  private static final double NOTE_COST = 0.1;

  private Octaves() {}

  static List<Note> mended(List<Note> notes) {
    if (notes.isEmpty()) {
      return notes;
    }
    double[] cents = new double[notes.size()];
    for (int i = 0; i < cents.length; i++) {
      cents[i] = 1200 * Math.log(notes.get(i).frequencyHz()) / Math.log(2);
    }
    int[][] from = new int[cents.length][SHIFTS.length];
    double[] costs = new double[SHIFTS.length];
    for (int s = 0; s < SHIFTS.length; s++) {
      costs[s] = s == 0 ? 0 : NOTE_COST;
    }
    for (int i = 1; i < cents.length; i++) {
      double[] next = new double[SHIFTS.length];
      for (int s = 0; s < SHIFTS.length; s++) {
        next[s] = Double.MAX_VALUE;
        for (int before = 0; before < SHIFTS.length; before++) {
          double leap = cents[i] - cents[i - 1] + 1200.0 * (SHIFTS[s] - SHIFTS[before]);
          double cost = costs[before] + leapCost(leap) + (s == before ? 0 : MOVE_COST);
          if (cost < next[s]) {
            next[s] = cost;
            from[i][s] = before;
          }
        }
        next[s] += s == 0 ? 0 : NOTE_COST;
      }
      costs = next;
    }
    return moved(notes, from, cheapest(costs));
  }

  private static double leapCost(double cents) {
    double size = Math.abs(cents);
    if (size > BEYOND_CENTS) {
      return BEYOND_COST;
    }
    return size > SEVENTH_CENTS && size < OCTAVE_CENTS ? SEVENTH_COST : 0;
  }

  private static int cheapest(double[] costs) {
    int best = 0;
    for (int s = 1; s < costs.length; s++) {
      best = costs[s] < costs[best] ? s : best;
    }
    return best;
  }

  private static List<Note> moved(List<Note> notes, int[][] from, int last) {
    List<Note> moved = new ArrayList<>(notes);
    int s = last;
    for (int i = moved.size() - 1; i >= 0; i--) {
      Note note = notes.get(i);
      moved.set(
          i,
          SHIFTS[s] == 0
              ? note
              : new Note(
                  note.onsetSeconds(),
                  note.durationSeconds(),
                  note.frequencyHz() * Math.pow(2, SHIFTS[s]),
                  note.midiNumber() + 12 * SHIFTS[s],
                  note.cents()));
      s = from[i][s];
    }
    return moved;
  }
}
