package io.github.vocalpatterns;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.pitch.Note;
import io.github.vocalpatterns.music.HeardMelody;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An answer beside the notes that were heard, so that people can see whether it makes sense.
 * Immutable.
 *
 * <pre>{@code
 * Waveform take = AudioFiles.read(Path.of("take.wav"));
 * Classification answer = Classifier.pretrained().classify(take);
 * Explanation explanation = Explanation.of(answer, take);
 * explanation.sentences().forEach(System.out::println);
 * }</pre>
 *
 * @param classification what the network says
 * @param melody what the notes say; it knows nothing of the network
 */
public record Explanation(Classification classification, HeardMelody melody) {

  /** A line of text holds them; longer takes are songs, whose notes the JSON lists. */
  private static final int MOST_NOTES = 32;

  /** Listens to the notes of the recording that was classified. */
  public static Explanation of(Classification classification, Waveform waveform) {
    return new Explanation(classification, HeardMelody.of(waveform));
  }

  /** What the notes alone would have it. */
  public VocalPattern patternOfNotes() {
    return VocalPattern.of(melody.motion().kind());
  }

  /** Whether notes and network say the same. */
  public boolean agrees() {
    return patternOfNotes() == classification.pattern();
  }

  /** What a teacher would say, for people. */
  public List<String> sentences() {
    return List.of(
        "heard " + noteNames(),
        melody.toString(),
        agrees()
            ? "the notes say the same"
            : "the notes alone would make it "
                + patternOfNotes().label()
                + ": listen for yourself");
  }

  private String noteNames() {
    List<Note> notes = melody.motion().notes();
    if (notes.isEmpty()) {
      return "no notes";
    }
    String names =
        notes.stream().limit(MOST_NOTES).map(Note::name).collect(Collectors.joining(" "));
    int more = notes.size() - MOST_NOTES;
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
