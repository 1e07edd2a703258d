package io.github.vocalpatterns.audio.pitch;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The notes that a voice sang, one after the other.
 *
 * <p>A note is where the pitch rests. Vibrato, octave errors and other deviations shorter than
 * {@link NoteSpec#maxWobbleSeconds()} are taken out first. What then moves faster than a drift is a
 * transition and belongs to no note: a scoop or a portamento is left out of the notes that it leads
 * to, and a glide alone has no notes at all. A short rest within one and a half semitones of a
 * neighbour at least three times as long is how the singer reaches or leaves that one and becomes
 * part of it. A break of the voice separates notes, also of one pitch; a note repeated without a
 * break cannot be told from one held. What lies 40 dB or more below the loudest frame is not sung.
 *
 * <p>Immutable and safe for use by any number of threads.
 */
public final class NoteSequence {

  private final List<Note> notes;

  private NoteSequence(List<Note> notes) {
    this.notes = List.copyOf(notes);
  }

  /** The notes of a track under {@link NoteSpec#DEFAULT}. */
  public static NoteSequence of(PitchTrack track) {
    return of(track, NoteSpec.DEFAULT);
  }

  /** The notes of a track, found in its voiced frames. */
  public static NoteSequence of(PitchTrack track, NoteSpec spec) {
    return new NoteSequence(new NoteFinder(track, spec).find());
  }

  /** The notes in order of time. */
  public List<Note> notes() {
    return notes;
  }

  /** Number of notes. */
  public int size() {
    return notes.size();
  }

  /**
   * From each note to the next in cents, rising positive: one value fewer than there are notes,
   * none if there are none.
   */
  public double[] intervalsCents() {
    double[] intervals = new double[Math.max(0, notes.size() - 1)];
    for (int i = 0; i < intervals.length; i++) {
      double ratio = notes.get(i + 1).frequencyHz() / notes.get(i).frequencyHz();
      intervals[i] = 1200 * Math.log(ratio) / Math.log(2);
    }
    return intervals;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSequence that && notes.equals(that.notes);
  }

  @Override
  public int hashCode() {
    return notes.hashCode();
  }

  /** For example {@code NoteSequence[7 notes in 6.80 s: C4 E4 G4 C5 G4 E4 C4]}. */
  @Override
  public String toString() {
    if (notes.isEmpty()) {
      return "NoteSequence[no notes]";
    }
    double seconds = notes.get(notes.size() - 1).endSeconds() - notes.get(0).onsetSeconds();
    return String.format(
        Locale.ROOT,
        "NoteSequence[%d notes in %.2f s: %s]",
        notes.size(),
        seconds,
        notes.stream().map(Note::name).collect(Collectors.joining(" ")));
  }
}
