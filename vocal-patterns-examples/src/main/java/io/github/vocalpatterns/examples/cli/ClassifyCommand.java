package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.Explanation;
import io.github.vocalpatterns.FileClassification;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges recordings, several at a time; a bad one is reported and does not stop the rest. */
@Command(
    name = "classify",
    description = "Says for each recording whether it is a scale, an arpeggio or other.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:every file was judged", "1:a file could not be judged", "2:wrong usage"})
final class ClassifyCommand implements Callable<Integer> {

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "recordings, or folders to search for recordings")
  private List<Path> inputs = List.of();

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Option(
      names = "--explain",
      description = "tell the notes heard, too, and whether they agree with the answer")
  private boolean explain;

  @Option(
      names = "--model",
      paramLabel = "FILE.vpm",
      description = "judge with this model instead of the one inside the library")
  private @Nullable Path modelFile;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Classifier classifier =
        modelFile == null ? Classifier.pretrained() : Classifier.load(modelFile);
    AtomicBoolean allJudged = new AtomicBoolean(true);
    for (Path input : inputs) {
      List<Path> files = recordings(input);
      classifier.classifyAll(files, result -> allJudged.compareAndSet(true, print(result)));
      if (files.isEmpty()) {
        report(input, input + " holds no recordings");
        allJudged.set(false);
      }
    }
    return allJudged.get() ? 0 : 1;
  }

  private static List<Path> recordings(Path input) throws IOException {
    return Files.isDirectory(input) ? Recordings.under(input) : List.of(input);
  }

  private boolean print(FileClassification result) {
    Exception failure = result.failure();
    if (failure != null) {
      report(result.file(), Failures.sentence(failure));
      return false;
    }
    Path file = result.file();
    Classification classification = result.require();
    try {
      Optional<Explanation> explanation =
          explain
              ? Optional.of(Explanation.of(classification, AudioFiles.read(file)))
              : Optional.empty();
      PrintWriter out = spec.commandLine().getOut();
      out.println(
          json
              ? ClassificationJson.of(file, classification, explanation)
              : text(file, classification, explanation));
      out.flush();
      return true;
    } catch (IOException e) {
      report(file, Failures.sentence(e));
      return false;
    }
  }

  private void report(Path file, String error) {
    if (json) {
      spec.commandLine().getOut().println(ClassificationJson.ofError(file, error));
      spec.commandLine().getOut().flush();
    }
    spec.commandLine().getErr().println("vocal-patterns: " + error);
    spec.commandLine().getErr().flush();
  }

  /** For example {@code SCALE 97 % 7.90 s take.wav}; parts and doubts on lines of their own. */
  private static String text(
      Path file, Classification classification, Optional<Explanation> explanation) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-8s %3.0f %%  %6.2f s  %s",
                classification.pattern(),
                100 * classification.confidence(),
                classification.durationSeconds(),
                file));
    if (classification.timeline().size() > 1) {
      for (Classification.Segment part : classification.timeline()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%n         %s to %s  %s %.0f %%",
                clock(part.startSeconds()),
                clock(part.endSeconds()),
                part.pattern().label(),
                100 * part.confidence()));
      }
    }
    if (classification.isUnsure()) {
      text.append(
          classification.doubts().stream()
              .map(doubt -> doubt.name().toLowerCase(Locale.ROOT).replace('_', ' '))
              .collect(Collectors.joining(", ", System.lineSeparator() + "         unsure: ", "")));
    }
    explanation.ifPresent(
        told ->
            told.sentences().forEach(line -> text.append(String.format("%n         %s", line))));
    return text.toString();
  }

  private static String clock(double seconds) {
    long whole = Math.round(seconds);
    return String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60);
  }
}
