package io.github.vocalpatterns.audio.pitch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the notes of {@link NoteSequence} in a track. */
final class NoteFinder {

  /** Hum and noise that have a pitch, but lie this far below the loudest, are not sung. */
  private static final double FAINT_DB = 40;

  /** A pitch rests while it moves by no more than this within {@link #REST_SECONDS}. */
  private static final double REST_CENTS = 25;

  private static final double REST_SECONDS = 0.046;

  /** A rest that covers more is a glide, at least in part, and is looked at more closely. */
  private static final double MOST_DRIFT_CENTS = 120;

  /** How often the time of a rest is doubled to do so: up to 0.37 s. */
  private static final int CLOSEST_LOOK = 3;

  /** Neighbours closer in pitch are one note with an accident between, if that is short. */
  private static final double SAME_PITCH_CENTS = 70;

  /** Within this of a note a short rest next to it is how the singer reaches or leaves it. */
  private static final double APPROACH_CENTS = 150;

  private static final double APPROACH_SECONDS = 0.16;

  /** How many times shorter than the note its approach must be. */
  private static final double APPROACH_RATIO = 3;

  private final NoteSpec spec;
  private final double hop;
  private final double[] cents;

  NoteFinder(PitchTrack track, NoteSpec spec) {
    this.spec = spec;
    this.hop = track.hopSeconds();
    this.cents = new double[track.size()];
    double loudest = Double.NEGATIVE_INFINITY;
    for (PitchFrame frame : track.frames()) {
      loudest = frame.voiced() ? Math.max(loudest, frame.levelDb()) : loudest;
    }
    for (int t = 0; t < cents.length; t++) {
      PitchFrame frame = track.frame(t);
      // An unknown level is NaN, which is below nothing.
      boolean sung = frame.voiced() && !(frame.levelDb() < loudest - FAINT_DB);
      cents[t] = sung ? centsAboveA4(frame.f0Hz()) : Double.NaN;
    }
  }

  private double centsAboveA4(double hz) {
    return 1200 * Math.log(hz / spec.a4Hz()) / Math.log(2);
  }

  /** Frames {@code from} (inclusive) to {@code to} (exclusive). */
  private record Span(int from, int to) {
    int frames() {
      return to - from;
    }
  }

  List<Note> find() {
    List<Note> notes = new ArrayList<>();
    int from = 0;
    int end = 0;
    for (int t = 0; t < cents.length; t++) {
      if (Double.isNaN(cents[t])) {
        continue;
      }
      if (end > 0 && (t - end) * hop >= spec.minGapSeconds() && t > end) {
        addNotes(new Span(from, end), notes);
        from = t;
      } else if (end == 0) {
        from = t;
      }
      end = t + 1;
    }
    addNotes(new Span(from, end), notes);
    return notes;
  }

  private void addNotes(Span phrase, List<Note> notes) {
    if (phrase.frames() > 0) {
      new Phrase(phrase).addNotes(notes);
    }
  }

  /** Frames in so many seconds, at least 1 and no more than there are in the whole track. */
  private int framesIn(double seconds) {
    return (int) Math.max(1, Math.min(cents.length, Math.round(seconds / hop)));
  }

  /** What lies between two breaks of the voice; shorter ones within are NaN. */
  private final class Phrase {
    private final int start;
    private final double[] contour;
    private final double[] flat;
    private final List<Span> rests = new ArrayList<>();

    Phrase(Span span) {
      start = span.from;
      contour = Arrays.copyOfRange(cents, span.from, span.to);
      flat = TotalVariation.flatten(contour, framesIn(spec.maxWobbleSeconds() / 2));
    }

    void addNotes(List<Note> notes) {
      collectRests(new Span(0, flat.length), 0);
      if (rests.isEmpty()) {
        return;
      }
      Span held = rests.get(0);
      for (Span rest : rests.subList(1, rests.size())) {
        if (isOneNote(held, rest)) {
          held = new Span(held.from, rest.to);
        } else {
          notes.add(note(held));
          held = rest;
        }
      }
      notes.add(note(held));
    }

    private void collectRests(Span within, int look) {
      int reach = framesIn(REST_SECONDS / 2 * (1 << look));
      int from = within.from;
      for (int t = within.from; t <= within.to; t++) {
        if (t == within.to || !isResting(t, reach)) {
          addRest(new Span(from, t), look);
          from = t + 1;
        }
      }
    }

    private boolean isResting(int t, int reach) {
      double before = flat[Math.max(0, t - reach)];
      double after = flat[Math.min(flat.length - 1, t + reach)];
      return Math.abs(after - before) <= REST_CENTS;
    }

    private void addRest(Span rest, int look) {
      int voiced = pitches(rest).length;
      if (voiced == 0 || voiced * hop < spec.minNoteSeconds()) {
        return;
      }
      double[] range = Arrays.copyOfRange(flat, rest.from, rest.to);
      Arrays.sort(range);
      if (range[range.length - 1] - range[0] > MOST_DRIFT_CENTS && look < CLOSEST_LOOK) {
        collectRests(rest, look + 1);
      } else {
        rests.add(rest);
      }
    }

    private boolean isOneNote(Span a, Span b) {
      if ((b.from - a.to) * hop > spec.maxWobbleSeconds()) {
        return false;
      }
      int shorter = Math.min(a.frames(), b.frames());
      int longer = Math.max(a.frames(), b.frames());
      boolean approach = shorter * hop < APPROACH_SECONDS && APPROACH_RATIO * shorter <= longer;
      double distance = Math.abs(median(a) - median(b));
      return distance < (approach ? APPROACH_CENTS : SAME_PITCH_CENTS);
    }

    private Note note(Span span) {
      double pitch = median(span);
      int semitones = (int) Math.round(pitch / 100);
      return new Note(
          (start + span.from) * hop,
          span.frames() * hop,
          spec.a4Hz() * Math.pow(2, pitch / 1200),
          69 + semitones,
          pitch - 100.0 * semitones);
    }

    private double median(Span span) {
      double[] values = pitches(span);
      Arrays.sort(values);
      int middle = values.length / 2;
      return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** Of the voiced frames. */
    private double[] pitches(Span span) {
      return Arrays.stream(contour, span.from, span.to).filter(c -> !Double.isNaN(c)).toArray();
    }
  }
}
