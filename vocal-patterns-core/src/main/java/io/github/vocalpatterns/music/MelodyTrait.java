package io.github.vocalpatterns.music;

import io.github.vocalpatterns.audio.pitch.Note;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * Measures of a melody that tell exercises from tunes. Each is a number from 0 to 1, and 0 for a
 * melody without notes. A step spans two and a half semitones at most, as between the notes of a
 * scale; a wide leap more than five and a half, more than between those of a triad.
 */
public enum MelodyTrait {
  /** Share of the way from note to note that is gone in runs, by steps. */
  STEPPED_WAY(melody -> melody.runShare() * (1 - melody.leapShare())),
  /** Share of the way from note to note that is gone in runs, by leaps. */
  LEAPT_WAY(melody -> melody.runShare() * melody.leapShare()),
  /** Share of the intervals that are steps. */
  STEPS(melody -> intervals(melody.notes(), 0, 2.5)),
  /** Share of the intervals that are wide leaps. */
  WIDE_LEAPS(melody -> intervals(melody.notes(), 5.5, Double.POSITIVE_INFINITY)),
  /** Changes of direction, as a share of the intervals. */
  TURNS(melody -> turns(melody.notes())),
  /** Share of the sung time that is notes of one triad or seventh chord. */
  CHORD(melody -> Key.bestCover(melody.notes(), Modes.OF_CHORDS)),
  /** Share of the sung time that is notes of one major, natural or harmonic minor scale. */
  KEY(melody -> Key.bestCover(melody.notes(), Modes.OF_KEYS)),
  /** Share of the notes that are the same, to a semitone, from the end as from the start. */
  MIRRORED(melody -> mirrored(melody.notes())),
  /** 1 if the last note is the first, else 0. */
  RETURNING(melody -> melody.notes().size() > 1 && way(melody.notes()) == 0 ? 1 : 0),
  /** 1 if the last note is one or more octaves from the first, else 0. */
  AN_OCTAVE_ON(melody -> way(melody.notes()) != 0 && way(melody.notes()) % 12 == 0 ? 1 : 0);

  /** Here, as constants of an enumeration cannot use its static fields. */
  private static final class Modes {
    static final Set<Mode> OF_CHORDS =
        Set.copyOf(EnumSet.allOf(Mode.class).stream().filter(Mode::isChord).toList());
    static final Set<Mode> OF_KEYS = Set.of(Mode.MAJOR, Mode.NATURAL_MINOR, Mode.HARMONIC_MINOR);
  }

  private final ToDoubleFunction<MelodicMotion> measure;

  MelodyTrait(ToDoubleFunction<MelodicMotion> measure) {
    this.measure = measure;
  }

  /** How much of it a melody has, 0 to 1. */
  public double of(MelodicMotion melody) {
    return melody.notes().isEmpty() ? 0 : measure.applyAsDouble(melody);
  }

  private static double semitones(List<Note> notes, int from) {
    return Tuning.pitch(notes.get(from + 1)) - Tuning.pitch(notes.get(from));
  }

  private static double intervals(List<Note> notes, double above, double most) {
    int count = 0;
    for (int i = 0; i < notes.size() - 1; i++) {
      double size = Math.abs(semitones(notes, i));
      count += size > above && size <= most ? 1 : 0;
    }
    return (double) count / Math.max(1, notes.size() - 1);
  }

  private static double turns(List<Note> notes) {
    int count = 0;
    for (int i = 1; i < notes.size() - 1; i++) {
      count += semitones(notes, i - 1) * semitones(notes, i) < 0 ? 1 : 0;
    }
    return (double) count / Math.max(1, notes.size() - 1);
  }

  private static double mirrored(List<Note> notes) {
    if (notes.size() < 3) {
      return 0;
    }
    int[] pitches = Tuning.of(notes).nearest(notes);
    int same = 0;
    for (int i = 0; i < pitches.length; i++) {
      same += Math.abs(pitches[i] - pitches[pitches.length - 1 - i]) <= 1 ? 1 : 0;
    }
    return (double) same / pitches.length;
  }

  /** Semitones from the first note to the last. */
  private static int way(List<Note> notes) {
    Tuning tuning = Tuning.of(notes);
    return tuning.nearest(notes.get(notes.size() - 1)) - tuning.nearest(notes.get(0));
  }
}
