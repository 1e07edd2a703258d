package io.github.vocalpatterns.music;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.pitch.Note;
import io.github.vocalpatterns.audio.pitch.NoteSequence;
import io.github.vocalpatterns.audio.pitch.PitchSpec;
import io.github.vocalpatterns.audio.pitch.PitchTracker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a melody moves: in runs by steps, as a scale does, in runs by leaps, as an arpeggio does, or
 * freely. Rules decide, with nothing learnt.
 *
 * <ol>
 *   <li>Notes much shorter than the others are how the voice gets from one to the next, as are
 *       those next to a longer one that they lead to. They are left out, and notes of one pitch
 *       after one another become one.
 *   <li>Notes that the pitch tracker must have heard an octave off, because a voice hardly ever
 *       leaps by a seventh or by more than an octave, are put back where that undoes such leaps.
 *   <li>Intervals of more than eight and a half semitones are brought nearer by octaves: such are
 *       the octave errors that are left, and the return to the start of a pattern sung again.
 *   <li>A run is three notes or more that rise, or that fall, by a fourth at least in all. If less
 *       than two thirds of the way lies in runs, or notes are held for two seconds, the motion is
 *       free.
 *   <li>An interval of more than two and a half semitones is a leap. If two thirds of the way in
 *       runs are leaps, the motion is by leaps, else by steps.
 * </ol>
 *
 * @param kind how the melody moves
 * @param notes the notes that count
 * @param runShare share of the way from note to note that lies in runs, 0 to 1
 * @param leapShare share of the way within the runs that is leapt, 0 to 1; 0 if there is no run
 */
public record MelodicMotion(Kind kind, List<Note> notes, double runShare, double leapShare) {

  /** Kinds of motion. */
  public enum Kind {
    /** From note to neighbouring note, as in a scale. */
    STEPS,
    /** From chord tone to chord tone, as in an arpeggio. */
    LEAPS,
    /** Neither, or too few notes to say. */
    FREE
  }

  /** Of the median duration: a shorter note is a transition. */
  private static final double TRANSITION_RATIO = 0.3;

  /** Of the next note's duration: a shorter one close to it leads to it. */
  private static final double APPROACH_RATIO = 0.7;

  private static final double APPROACH_CENTS = 150;

  /** Closer pitches are one note. */
  private static final double SAME_PITCH_CENTS = 70;

  private static final double OCTAVE_CENTS = 1200;
  private static final double WIDEST_CENTS = 850;
  private static final double LEAP_CENTS = 250;

  /** A fourth is 500 or more, in whatever tuning; a run of it and less is in every melody. */
  private static final double SHORTEST_RUN_CENTS = 550;

  private static final double LONG_TONE_SECONDS = 1.8;
  private static final double RUN_SHARE = 2.0 / 3;
  private static final double LEAP_SHARE = 2.0 / 3;

  private static final class Tracker {
    static final PitchTracker PYIN = PitchTracker.pyin(PitchSpec.DEFAULT);
  }

  /** Keeps a copy of the notes. */
  public MelodicMotion {
    notes = List.copyOf(notes);
  }

  /** The motion of the melody of a recording, whose pitch is found by {@link PitchTracker#pyin}. */
  public static MelodicMotion of(Waveform waveform) {
    return of(NoteSequence.of(Tracker.PYIN.track(waveform)));
  }

  /** The motion of a melody. */
  public static MelodicMotion of(NoteSequence melody) {
    List<Note> notes = merged(Octaves.mended(settled(melody.notes())));
    List<List<Double>> ways = monotone(intervalsCents(notes));
    List<Double> run = new ArrayList<>();
    double way = 0;
    for (List<Double> intervals : ways) {
      way += length(intervals);
      if (intervals.size() > 1 && length(intervals) >= SHORTEST_RUN_CENTS) {
        run.addAll(intervals);
      }
    }
    double inRuns = length(run);
    double leapt = length(run.stream().filter(cents -> Math.abs(cents) > LEAP_CENTS).toList());
    double runShare = way == 0 ? 0 : inRuns / way;
    double leapShare = inRuns == 0 ? 0 : leapt / inRuns;
    return new MelodicMotion(kind(notes, runShare, leapShare), notes, runShare, leapShare);
  }

  private static Kind kind(List<Note> notes, double runShare, double leapShare) {
    if (runShare < RUN_SHARE || medianSeconds(notes) > LONG_TONE_SECONDS) {
      return Kind.FREE;
    }
    return leapShare < LEAP_SHARE ? Kind.STEPS : Kind.LEAPS;
  }

  private static List<Note> settled(List<Note> notes) {
    double median = medianSeconds(notes);
    List<Note> held =
        notes.stream().filter(n -> n.durationSeconds() >= TRANSITION_RATIO * median).toList();
    List<Note> settled = new ArrayList<>();
    for (int i = 0; i < held.size(); i++) {
      Note note = held.get(i);
      boolean leadsOn =
          i + 1 < held.size()
              && note.durationSeconds() < median
              && note.durationSeconds() < APPROACH_RATIO * held.get(i + 1).durationSeconds()
              && Math.abs(cents(note, held.get(i + 1))) < APPROACH_CENTS;
      if (!leadsOn) {
        settled.add(note);
      }
    }
    return settled;
  }

  private static List<Note> merged(List<Note> notes) {
    List<Note> merged = new ArrayList<>();
    for (Note note : notes) {
      int last = merged.size() - 1;
      if (last >= 0 && Math.abs(cents(merged.get(last), note)) < SAME_PITCH_CENTS) {
        merged.set(last, together(merged.get(last), note));
      } else {
        merged.add(note);
      }
    }
    return merged;
  }

  /** From the start of the first to the end of the second, at the pitch of the longer. */
  private static Note together(Note a, Note b) {
    Note longer = a.durationSeconds() >= b.durationSeconds() ? a : b;
    return new Note(
        a.onsetSeconds(),
        b.endSeconds() - a.onsetSeconds(),
        longer.frequencyHz(),
        longer.midiNumber(),
        longer.cents());
  }

  /** Of a list without notes 0. */
  private static double medianSeconds(List<Note> notes) {
    double[] sorted = notes.stream().mapToDouble(Note::durationSeconds).sorted().toArray();
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return 0;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static double cents(Note from, Note to) {
    return OCTAVE_CENTS * Math.log(to.frequencyHz() / from.frequencyHz()) / Math.log(2);
  }

  /** Without those that come to nothing once octaves are taken off. */
  private static List<Double> intervalsCents(List<Note> notes) {
    List<Double> intervals = new ArrayList<>();
    for (int i = 1; i < notes.size(); i++) {
      double cents = cents(notes.get(i - 1), notes.get(i));
      while (Math.abs(cents) > WIDEST_CENTS) {
        cents -= Math.copySign(OCTAVE_CENTS, cents);
      }
      if (Math.abs(cents) >= SAME_PITCH_CENTS) {
        intervals.add(cents);
      }
    }
    return intervals;
  }

  /** Parts in which all intervals go the same way. */
  private static List<List<Double>> monotone(List<Double> intervals) {
    List<List<Double>> parts = new ArrayList<>();
    double before = 0;
    for (double cents : intervals) {
      if (cents * before <= 0) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(cents);
      before = cents;
    }
    return parts;
  }

  private static double length(List<Double> intervals) {
    return intervals.stream().mapToDouble(Math::abs).sum();
  }

  /**
   * What the rules saw, for example {@code 15 notes, 100 % of the way in runs, 0 % of that leapt}.
   */
  public String explanation() {
    return String.format(
        Locale.ROOT,
        "%d notes, %.0f %% of the way in runs, %.0f %% of that leapt",
        notes.size(),
        100 * runShare,
        100 * leapShare);
  }
}
