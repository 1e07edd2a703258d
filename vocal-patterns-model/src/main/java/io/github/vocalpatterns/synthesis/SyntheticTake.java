package io.github.vocalpatterns.synthesis;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A take and the truth about it.
 *
 * @param waveform the recording, 22 050 Hz
 * @param pattern what was sung
 * @param notes the notes in order of onset; empty where nothing holds a pitch (speech, noise)
 * @param key the key it begins in, which an exercise repeated in rising keys leaves and an amateur
 *     drifts away from; null where there is none
 * @param singer who sings, for example {@code "tenor"}, or {@code "none"}
 * @param technique how, for example {@code "vibrato"}, or {@code "none"}
 * @param articulation how notes follow each other, for example {@code "legato"}, or {@code "none"}
 * @param kind what sort of thing is sung or sounds, for example {@code "five-note scale"}
 * @param exercise which one, for example {@code "dorian 5 notes up-down"}
 */
public record SyntheticTake(
    Waveform waveform,
    VocalPattern pattern,
    List<SungNote> notes,
    @Nullable IntendedKey key,
    String singer,
    String technique,
    String articulation,
    String kind,
    String exercise) {

  /** Keeps a copy of {@code notes}. */
  public SyntheticTake {
    notes = List.copyOf(notes);
  }
}
