package io.github.vocalpatterns.examples.jshell;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Explanation;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.pitch.NoteSequence;
import io.github.vocalpatterns.evaluation.Evaluation;
import io.github.vocalpatterns.model.TrainingReport;
import io.github.vocalpatterns.plot.TextPlot;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a terminal shows of a result besides its {@code toString}. */
final class TextPictures {

  private TextPictures() {}

  /** Empty if {@code toString} says it all. */
  static Optional<String> of(@Nullable Object value) {
    if (value instanceof Waveform waveform) {
      return Optional.of(TextPlot.waveform(waveform));
    }
    if (value instanceof Spectrogram spectrogram) {
      return Optional.of(TextPlot.spectrogram(spectrogram));
    }
    if (value instanceof NoteSequence melody) {
      return Optional.of(TextPlot.notes(melody));
    }
    if (value instanceof Classification classification) {
      return Optional.of(TextPlot.classification(classification));
    }
    if (value instanceof Explanation explanation) {
      return Optional.of(String.join("\n", explanation.sentences()));
    }
    if (value instanceof Evaluation evaluation) {
      return Optional.of(evaluation.toText().stripTrailing());
    }
    if (value instanceof TrainingReport report) {
      return Optional.of(report.csv().stripTrailing());
    }
    return Optional.empty();
  }
}
