package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import java.util.List;

/**
 * A take and the truth about it.
 *
 * @param waveform the recording, 22 050 Hz
 * @param pattern what was sung
 * @param notes the notes in order of onset; empty where nothing holds a pitch (speech, noise)
 * @param singer who sings, for example {@code "tenor"}, or what sounds instead of a voice
 * @param technique how, for example {@code "vibrato"}
 * @param exercise what, for example {@code "major octave up-down"}
 */
public record SyntheticTake(
    Waveform waveform,
    VocalPattern pattern,
    List<SungNote> notes,
    String singer,
    String technique,
    String exercise) {

  /** Keeps a copy of {@code notes}. */
  public SyntheticTake {
    notes = List.copyOf(notes);
  }
}
