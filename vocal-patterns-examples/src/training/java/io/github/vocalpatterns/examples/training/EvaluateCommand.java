package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.evaluation.Evaluation;
import io.github.vocalpatterns.evaluation.TemperatureScaling;
import io.github.vocalpatterns.examples.cli.Subcommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges labelled takes and says how often a model is right. */
@Command(
    name = "evaluate",
    description = "Says how often a model is right about labelled takes.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class EvaluateCommand implements Subcommand {

  /** Where the takes come from: exactly one of the two. */
  static final class Takes {
    @Option(
        names = "--data",
        paramLabel = "DATA",
        required = true,
        description = "a folder of recordings, or a manifest in a CSV file")
    private @Nullable Path data;

    @Option(
        names = "--synthesize",
        paramLabel = "N",
        required = true,
        description = "N synthesised takes")
    private @Nullable Integer synthesized;
  }

  @ArgGroup(multiplicity = "1")
  private Takes takes = new Takes();

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--seed",
      defaultValue = "1000003",
      description =
          "of the synthesised takes; another than in training, default ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--model",
      paramLabel = "FILE.vpm",
      description = "judge this model instead of the one inside the library")
  private @Nullable Path model;

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = "",
      paramLabel = "FILE",
      description = "write the report as JSON to FILE, or print it instead of the text")
  private @Nullable String json;

  @Option(
      names = "--csv",
      paramLabel = "FILE.csv",
      description = "write one line a take: truth, answer, probabilities")
  private @Nullable Path csv;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "write the report with pictures as one HTML page")
  private @Nullable Path report;

  @Option(
      names = "--calibrate",
      paramLabel = "OUT.vpm",
      description =
          "write the model with the temperature at which its confidence fits these takes best;"
              + " they must be neither of training nor of a later evaluation")
  private @Nullable Path calibrated;

  @Spec private CommandSpec spec;

  /** For picocli. */
  public EvaluateCommand() {}

  @Override
  public Integer call() throws IOException {
    Classifier classifier = model == null ? Classifier.pretrained() : Classifier.load(model);
    TakeSource source = LabelledTakes.fixed(takes.data, data, takes.synthesized, seed);
    Evaluation evaluation = Evaluation.of(classifier, source);
    if (csv != null) {
      write(csv, evaluation.toCsv());
    }
    if (report != null) {
      write(report, evaluation.toHtml(title()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (json == null) {
      out.print(evaluation.toText());
    } else if (json.isEmpty()) {
      out.println(evaluation.toJson());
    } else {
      write(Path.of(json), evaluation.toJson());
      out.print(evaluation.toText());
    }
    if (calibrated != null) {
      double temperature = TemperatureScaling.fit(evaluation.judgements());
      TemperatureScaling.fold(classifier.model(), temperature).write(calibrated);
      spec.commandLine()
          .getErr()
          .printf(Locale.ROOT, "temperature %.4f, wrote %s%n", temperature, calibrated);
    }
    out.flush();
    return 0;
  }

  /** A reader of the path sees the old file or the whole new one. */
  private static void write(Path path, String text) throws IOException {
    Path target = path.toAbsolutePath();
    Path draft = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      Files.writeString(draft, text);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private String title() {
    String judged = model == null ? "The model of the library" : model.getFileName().toString();
    return judged
        + " on "
        + (takes.data == null ? takes.synthesized + " synthesised takes" : takes.data);
  }
}
