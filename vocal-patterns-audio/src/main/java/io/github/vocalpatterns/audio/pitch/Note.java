package io.github.vocalpatterns.audio.pitch;

import java.util.List;
import java.util.Locale;

/**
 * One sung note.
 *
 * @param onsetSeconds when its pitch settles
 * @param durationSeconds until its pitch is left, or the voice ends
 * @param frequencyHz its pitch: the median of the fundamental frequency
 * @param midiNumber the nearest equal-tempered note, 69 for A4, below 0 under 8 Hz
 * @param cents how far above that note the pitch lies, −50 to 50; a hundred are a semitone
 */
public record Note(
    double onsetSeconds, double durationSeconds, double frequencyHz, int midiNumber, double cents) {

  private static final List<String> NAMES =
      List.of("C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B");

  /** The nearest equal-tempered note and its octave, for example {@code F#3}. */
  public String name() {
    return NAMES.get(Math.floorMod(midiNumber, 12)) + (Math.floorDiv(midiNumber, 12) - 1);
  }

  /** {@link #onsetSeconds()} plus {@link #durationSeconds()}. */
  public double endSeconds() {
    return onsetSeconds + durationSeconds;
  }

  /** For example {@code Note[F#3 -12 cents, 1.52 to 1.98 s]}. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Note[%s %+.0f cents, %.2f to %.2f s]",
        name(),
        cents,
        onsetSeconds,
        endSeconds());
  }
}
