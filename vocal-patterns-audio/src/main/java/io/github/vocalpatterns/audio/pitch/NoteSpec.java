package io.github.vocalpatterns.audio.pitch;

/**
 * What counts as a note.
 *
 * @param a4Hz the frequency of A4, to which notes are named, 100 to 1000
 * @param minNoteSeconds shortest time that a pitch must rest to be a note
 * @param minGapSeconds a break of the voice at least this long ends a note, a shorter one does not
 * @param maxWobbleSeconds a rise and fall of the pitch within this time is vibrato or an accident;
 *     one that lasts longer leads to another note
 */
public record NoteSpec(
    double a4Hz, double minNoteSeconds, double minGapSeconds, double maxWobbleSeconds) {

  /**
   * Concert pitch; notes of a twentieth of a second or more; vibrato from 4.2 Hz up, of which a
   * half cycle lasts less than 0.12 s.
   */
  public static final NoteSpec DEFAULT = new NoteSpec(440, 0.05, 0.04, 0.12);

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException if {@code a4Hz} does not lie between 100 and 1000 or a time
   *     not between 0 and 10 seconds
   */
  public NoteSpec {
    requireWithin("a4Hz", a4Hz, 100, 1000);
    requireWithin("minNoteSeconds", minNoteSeconds, 0, 10);
    requireWithin("minGapSeconds", minGapSeconds, 0, 10);
    requireWithin("maxWobbleSeconds", maxWobbleSeconds, 0, 10);
  }

  private static void requireWithin(String name, double value, double least, double greatest) {
    if (!(value >= least && value <= greatest)) {
      throw new IllegalArgumentException(
          name + " is " + value + ", it must lie between " + least + " and " + greatest);
    }
  }

  /** These values with another tuning. */
  public NoteSpec withA4Hz(double value) {
    return new NoteSpec(value, minNoteSeconds, minGapSeconds, maxWobbleSeconds);
  }
}
