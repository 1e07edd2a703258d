package io.github.vocalpatterns.music;

import io.github.vocalpatterns.audio.pitch.Note;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A tonic and a mode.
 *
 * @param tonic pitch class, 0 for C to 11 for B, of equal temperament at 440 Hz
 * @param mode what lies above it
 */
public record Key(int tonic, Mode mode) {

  private static final List<String> NAMES =
      List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B");

  /** Share of the sung time that must be notes of the key. */
  private static final double LEAST_COVER = 0.9;

  /** What a key earns for each of the notes that exercises start and end on. */
  private static final double TONIC_BONUS = 0.1;

  /** What a note of the key costs that nobody sang: of two keys the smaller is meant. */
  private static final double UNSUNG_COST = 0.02;

  /**
   * @throws IllegalArgumentException if {@code tonic} is not from 0 to 11
   */
  public Key {
    if (tonic < 0 || tonic > 11) {
      throw new IllegalArgumentException("tonic is " + tonic + ", it must be from 0 to 11");
    }
  }

  /**
   * The key that explains most of what was sung with the fewest notes besides, and on whose tonic
   * the exercise starts, ends and has its lowest note; none if no key explains nine tenths.
   *
   * @param semitones the equal-tempered note nearest to each note in the take's own tuning
   */
  static Optional<Key> of(List<Note> notes, int[] semitones, boolean chord) {
    if (notes.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, Double> seconds = secondsByPitchClass(notes, semitones);
    int lowest = 0;
    for (int i = 0; i < semitones.length; i++) {
      lowest = semitones[i] < semitones[lowest] ? i : lowest;
    }
    int[] likely = {semitones[0], semitones[semitones.length - 1], semitones[lowest]};
    Key best = null;
    double bestScore = 0;
    for (int tonic = 0; tonic < 12; tonic++) {
      for (Mode mode : Mode.values()) {
        Key key = new Key(tonic, mode);
        double cover = key.cover(seconds);
        double score = cover - UNSUNG_COST * key.unsung(seconds) + key.bonus(likely);
        if (mode.isChord() == chord
            && cover >= LEAST_COVER
            && (best == null || score > bestScore)) {
          best = key;
          bestScore = score;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** The greatest share of the sung time that is notes of a key in one of some modes. */
  static double bestCover(List<Note> notes, Set<Mode> modes) {
    Map<Integer, Double> seconds = secondsByPitchClass(notes, Tuning.of(notes).nearest(notes));
    double best = 0;
    for (int tonic = 0; tonic < 12; tonic++) {
      for (Mode mode : modes) {
        best = Math.max(best, new Key(tonic, mode).cover(seconds));
      }
    }
    return best;
  }

  private static Map<Integer, Double> secondsByPitchClass(List<Note> notes, int[] semitones) {
    Map<Integer, Double> seconds = new TreeMap<>();
    for (int i = 0; i < semitones.length; i++) {
      seconds.merge(Math.floorMod(semitones[i], 12), notes.get(i).durationSeconds(), Double::sum);
    }
    return seconds;
  }

  private double cover(Map<Integer, Double> seconds) {
    double all = 0;
    double within = 0;
    for (Map.Entry<Integer, Double> pitchClass : seconds.entrySet()) {
      all += pitchClass.getValue();
      within += holds(pitchClass.getKey()) ? pitchClass.getValue() : 0;
    }
    return all == 0 ? 0 : within / all;
  }

  private long unsung(Map<Integer, Double> seconds) {
    return mode.semitones().stream()
        .filter(semitone -> !seconds.containsKey((tonic + semitone) % 12))
        .count();
  }

  private double bonus(int[] likely) {
    double bonus = 0;
    for (int semitone : likely) {
      bonus += Math.floorMod(semitone, 12) == tonic ? TONIC_BONUS : 0;
    }
    return bonus;
  }

  private boolean holds(int pitchClass) {
    return mode.semitones().contains(Math.floorMod(pitchClass - tonic, 12));
  }

  /** For example {@code F# major}. */
  @Override
  public String toString() {
    return NAMES.get(tonic) + " " + mode.label();
  }
}
