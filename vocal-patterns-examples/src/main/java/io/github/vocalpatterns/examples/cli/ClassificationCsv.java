package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Explanation;
import io.github.vocalpatterns.VocalPattern;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The table of {@code classify --csv}: one line a file, those that could not be judged, too. */
final class ClassificationCsv implements AnswerFormat {

  @Override
  public Optional<String> header() {
    return Optional.of("file,pattern,confidence,arpeggio,other,scale,durationSeconds,doubts,error");
  }

  @Override
  public String answer(
      Path file, Classification classification, Optional<Explanation> explanation) {
    return Csv.line(
        file,
        classification.pattern(),
        rounded(classification.confidence()),
        rounded(classification.probabilities().get(VocalPattern.ARPEGGIO)),
        rounded(classification.probabilities().get(VocalPattern.OTHER)),
        rounded(classification.probabilities().get(VocalPattern.SCALE)),
        rounded(classification.durationSeconds()),
        classification.doubts().stream().map(Enum::name).collect(Collectors.joining(" ")),
        "");
  }

  private static String rounded(double value) {
    return String.format(Locale.ROOT, "%.6f", value);
  }

  @Override
  public Optional<String> failure(Path file, String error) {
    return Optional.of(Csv.line(file, "", "", "", "", "", "", "", error));
  }
}
