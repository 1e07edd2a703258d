package io.github.vocalpatterns.music;

import java.util.List;
import java.util.Locale;

/** A selection of the twelve semitones above a tonic. */
public enum Mode {
  MAJOR_TRIAD(true, 0, 4, 7),
  MINOR_TRIAD(true, 0, 3, 7),
  DIMINISHED_TRIAD(true, 0, 3, 6),
  AUGMENTED_TRIAD(true, 0, 4, 8),
  DOMINANT_SEVENTH(true, 0, 4, 7, 10),
  MAJOR_SEVENTH(true, 0, 4, 7, 11),
  MINOR_SEVENTH(true, 0, 3, 7, 10),
  DIMINISHED_SEVENTH(true, 0, 3, 6, 9),
  MAJOR_PENTATONIC(false, 0, 2, 4, 7, 9),
  MINOR_PENTATONIC(false, 0, 3, 5, 7, 10),
  MAJOR(false, 0, 2, 4, 5, 7, 9, 11),
  NATURAL_MINOR(false, 0, 2, 3, 5, 7, 8, 10),
  HARMONIC_MINOR(false, 0, 2, 3, 5, 7, 8, 11),
  MELODIC_MINOR(false, 0, 2, 3, 5, 7, 9, 11),
  DORIAN(false, 0, 2, 3, 5, 7, 9, 10),
  PHRYGIAN(false, 0, 1, 3, 5, 7, 8, 10),
  LYDIAN(false, 0, 2, 4, 6, 7, 9, 11),
  MIXOLYDIAN(false, 0, 2, 4, 5, 7, 9, 10),
  LOCRIAN(false, 0, 1, 3, 5, 6, 8, 10),
  WHOLE_TONE(false, 0, 2, 4, 6, 8, 10),
  CHROMATIC(false, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);

  private final boolean chord;
  private final List<Integer> semitones;

  Mode(boolean chord, Integer... semitones) {
    this.chord = chord;
    this.semitones = List.of(semitones);
  }

  /** Whether it is the notes of a chord, and so an arpeggio's, rather than a scale's. */
  public boolean isChord() {
    return chord;
  }

  /** Semitones above the tonic, from 0 to 11, rising. */
  public List<Integer> semitones() {
    return semitones;
  }

  /** For example {@code natural minor}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
