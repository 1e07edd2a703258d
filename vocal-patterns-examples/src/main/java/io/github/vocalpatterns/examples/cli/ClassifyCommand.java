package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.Explanation;
import io.github.vocalpatterns.FileClassification;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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

  @ArgGroup private ProgramFormat format = new ProgramFormat();

  @Option(
      names = "--explain",
      description = "tell the notes heard, too, and whether they agree with the answer")
  private boolean explain;

  @Mixin private ModelOption model = new ModelOption();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (explain && format.csv) {
      throw new ParameterException(
          spec.commandLine(), "--explain goes with text and with --json, not with --csv");
    }
    AnswerFormat answers = answers();
    Classifier classifier = model.classifier();
    answers.header().ifPresent(this::print);
    AtomicBoolean allJudged = new AtomicBoolean(true);
    List<Path> files = new ArrayList<>();
    for (Path input : inputs) {
      List<Path> found = Recordings.of(input);
      files.addAll(found);
      if (found.isEmpty()) {
        report(answers, input, input + " holds no recordings");
        allJudged.set(false);
      }
    }
    try (Progress progress = Progress.besideOutput("classify", files.size())) {
      if (explain) {
        for (Path file : files) {
          allJudged.compareAndSet(true, explain(classifier, answers, file));
          progress.step();
        }
        return allJudged.get() ? 0 : Failures.FAILED;
      }
      classifier.classifyAll(
          files,
          result -> {
            allJudged.compareAndSet(true, print(answers, result));
            progress.step();
          });
    } catch (CancellationException e) {
      return Failures.FAILED; // Whoever reads has heard enough, as "head" does: no one to tell.
    }
    return allJudged.get() ? 0 : Failures.FAILED;
  }

  private AnswerFormat answers() {
    if (format.json) {
      return new ClassificationJson();
    }
    return format.csv
        ? new ClassificationCsv()
        : new ClassificationText(spec.commandLine().getColorScheme());
  }

  private boolean print(AnswerFormat answers, FileClassification result) {
    Path file = result.file();
    Exception failure = result.failure();
    if (failure != null) {
      report(answers, file, Failures.sentence(failure));
      return false;
    }
    print(answers.answer(file, result.require(), Optional.empty()));
    return true;
  }

  private boolean explain(Classifier classifier, AnswerFormat answers, Path file) {
    Explanation explanation;
    try {
      explanation = classifier.explain(file);
    } catch (IOException | RuntimeException e) {
      report(answers, file, Failures.sentence(e));
      return false;
    }
    print(answers.answer(file, explanation.classification(), Optional.of(explanation)));
    return true;
  }

  private void report(AnswerFormat answers, Path file, String error) {
    answers.failure(file, error).ifPresent(this::print);
    spec.commandLine().getErr().println("vocal-patterns: " + error);
    spec.commandLine().getErr().flush();
  }

  private void print(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    if (out.checkError()) {
      throw new CancellationException();
    }
  }
}
