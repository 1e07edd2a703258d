package io.github.vocalpatterns.music;

import io.github.vocalpatterns.audio.pitch.Note;
import java.util.List;

/**
 * The equal temperament that fits a take best.
 *
 * @param offset semitones that it stands above that of 440 Hz, −0.5 to 0.5
 */
record Tuning(double offset) {

  /** The circular mean of the notes' places between two semitones, each weighed by its duration. */
  static Tuning of(List<Note> notes) {
    double x = 0;
    double y = 0;
    for (Note note : notes) {
      double angle = 2 * Math.PI * pitch(note);
      x += note.durationSeconds() * Math.cos(angle);
      y += note.durationSeconds() * Math.sin(angle);
    }
    return new Tuning(Math.atan2(y, x) / (2 * Math.PI));
  }

  /** MIDI number and cents as one number. */
  static double pitch(Note note) {
    return note.midiNumber() + note.cents() / 100;
  }

  /** MIDI number of the note of this temperament that is nearest. */
  int nearest(Note note) {
    return (int) Math.rint(pitch(note) - offset);
  }

  /** {@link #nearest} of each. */
  int[] nearest(List<Note> notes) {
    return notes.stream().mapToInt(this::nearest).toArray();
  }
}
