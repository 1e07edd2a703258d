package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Explanation;
import io.github.vocalpatterns.VocalPattern;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Help.ColorScheme;

/**
 * Answers for a person, for example {@code SCALE 97 % 7.90 s take.wav}; parts and doubts on lines
 * of their own.
 *
 * @param colours those of the terminal, or none
 */
record ClassificationText(ColorScheme colours) implements AnswerFormat {

  private static final String INDENT = "         ";

  @Override
  public String answer(
      Path file, Classification classification, Optional<Explanation> explanation) {
    StringBuilder text = new StringBuilder(headline(file, classification));
    if (classification.timeline().size() > 1) {
      classification.timeline().forEach(part -> text.append(line(part(part))));
    }
    if (classification.isUnsure()) {
      text.append(line(coloured(unsure(classification), Style.fg_yellow)));
    }
    explanation.ifPresent(told -> told.sentences().forEach(each -> text.append(line(each))));
    return text.toString();
  }

  private String headline(Path file, Classification classification) {
    VocalPattern pattern = classification.pattern();
    return coloured(String.format(Locale.ROOT, "%-8s", pattern), Style.bold, colour(pattern))
        + String.format(
            Locale.ROOT,
            " %3s %%  %6.2f s  %s",
            percent(classification.confidence()),
            classification.durationSeconds(),
            file);
  }

  private static Style colour(VocalPattern pattern) {
    return switch (pattern) {
      case SCALE -> Style.fg_green;
      case ARPEGGIO -> Style.fg_cyan;
      case OTHER -> Style.reset;
    };
  }

  private static String part(Classification.Segment part) {
    return String.format(
        Locale.ROOT,
        "%s to %s  %s %s %%",
        clock(part.startSeconds()),
        clock(part.endSeconds()),
        part.pattern().label(),
        percent(part.confidence()));
  }

  /** Nothing is quite certain: 99.7 % is not rounded to all. */
  private static String percent(double share) {
    return share > 0.995 ? ">99" : String.format(Locale.ROOT, "%.0f", 100 * share);
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }

  private static String unsure(Classification classification) {
    return classification.doubts().stream()
        .map(doubt -> doubt.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .collect(Collectors.joining(", ", "unsure: ", ""));
  }

  private static String line(String text) {
    return System.lineSeparator() + INDENT + text;
  }

  private String coloured(String text, IStyle... styles) {
    return colours.apply(text, List.of(styles)).toString();
  }
}
