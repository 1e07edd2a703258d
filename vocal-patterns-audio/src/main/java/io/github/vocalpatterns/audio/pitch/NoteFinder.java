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

  /** The notes between two breaks of the voice. */
  private void addNotes(Span phrase, List<Note> notes) {
    if (phrase.frames() == 0) {
      return;
    }
    double[] contour = Arrays.copyOfRange(cents, phrase.from, phrase.to);
    int m = Math.max(1, (int) Math.round(spec.maxWobbleSeconds() / 2 / hop));
    double[] flat = TotalVariation.flatten(contour, m);
    List<Span> rests = new ArrayList<>();
    collectRests(flat, new Span(0, flat.length), 0, rests);
    Span held = null;
    for (Span rest : rests) {
      if (held == null) {
        held = rest;
      } else if (isOneNote(contour, held, rest)) {
        held = new Span(held.from, rest.to);
      } else {
        notes.add(note(contour, held, phrase.from));
        held = rest;
      }
    }
    if (held != null) {
      notes.add(note(contour, held, phrase.from));
    }
  }

  private void collectRests(double[] flat, Span within, int look, List<Span> rests) {
    int reach = (int) Math.max(1, Math.round(REST_SECONDS / 2 / hop * (1 << look)));
    int from = within.from;
    for (int t = within.from; t <= within.to; t++) {
      if (t == within.to || !isResting(flat, t, reach)) {
        addRest(flat, new Span(from, t), look, rests);
        from = t + 1;
      }
    }
  }

  private static boolean isResting(double[] flat, int t, int reach) {
    double before = flat[Math.max(0, t - reach)];
    double after = flat[Math.min(flat.length - 1, t + reach)];
    return Math.abs(after - before) <= REST_CENTS;
  }

  private void addRest(double[] flat, Span rest, int look, List<Span> rests) {
    if (rest.frames() * hop < spec.minNoteSeconds()) {
      return;
    }
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int t = rest.from; t < rest.to; t++) {
      low = Math.min(low, flat[t]);
      high = Math.max(high, flat[t]);
    }
    if (high - low > MOST_DRIFT_CENTS && look < CLOSEST_LOOK) {
      collectRests(flat, rest, look + 1, rests);
    } else {
      rests.add(rest);
    }
  }

  private boolean isOneNote(double[] contour, Span a, Span b) {
    if ((b.from - a.to) * hop > spec.maxWobbleSeconds()) {
      return false;
    }
    double distance = Math.abs(median(contour, a) - median(contour, b));
    int shorter = Math.min(a.frames(), b.frames());
    int longer = Math.max(a.frames(), b.frames());
    boolean approach = shorter * hop < APPROACH_SECONDS && APPROACH_RATIO * shorter <= longer;
    return distance < (approach ? APPROACH_CENTS : SAME_PITCH_CENTS);
  }

  private Note note(double[] contour, Span span, int phraseStart) {
    double pitch = median(contour, span);
    int semitones = (int) Math.round(pitch / 100);
    return new Note(
        (phraseStart + span.from) * hop,
        span.frames() * hop,
        spec.a4Hz() * Math.pow(2, pitch / 1200),
        69 + semitones,
        pitch - 100.0 * semitones);
  }

  /** Of the voiced frames. */
  private static double median(double[] contour, Span span) {
    double[] values =
        Arrays.stream(contour, span.from, span.to).filter(c -> !Double.isNaN(c)).sorted().toArray();
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
