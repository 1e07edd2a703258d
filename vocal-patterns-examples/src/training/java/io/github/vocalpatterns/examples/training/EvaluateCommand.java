package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.dsp.FrequencyScale;
import io.github.vocalpatterns.audio.storage.WholeFile;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.evaluation.Evaluation;
import io.github.vocalpatterns.evaluation.Robustness;
import io.github.vocalpatterns.evaluation.SecondOpinions;
import io.github.vocalpatterns.evaluation.TemperatureScaling;
import io.github.vocalpatterns.examples.cli.ModelOption;
import io.github.vocalpatterns.examples.cli.Progress;
import io.github.vocalpatterns.examples.cli.Subcommand;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.modelfile.SecondOpinion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
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
    mixinStandardHelpOptions = true)
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
      paramLabel = "SEED",
      defaultValue = "1000003",
      description =
          "seed of the synthesised takes, another than in training; default ${DEFAULT-VALUE}")
  private long seed;

  @Mixin private ModelOption model = new ModelOption();

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
      names = "--worsen",
      description = "put the takes into noise, rooms, telephones and so on, in turn")
  private boolean worsen;

  @Option(
      names = "--calibrate",
      paramLabel = "OUT.vpm",
      description =
          "write the model with the temperature and the weight of the notes at which its confidence"
              + " fits these takes best; they must be neither of training nor of a later evaluation")
  private @Nullable Path calibrated;

  /** Above, the network is right so often that the notes would not change it. */
  private static final double SURE_ENOUGH = 0.98;

  /** A semitone; docs/model.md tells what others gave. */
  private static final int SHIFT_BANDS = 2;

  @Spec private CommandSpec spec;

  /** For picocli. */
  public EvaluateCommand() {}

  @Override
  public Integer call() throws IOException {
    Classifier classifier = model.classifier();
    TakeSource source = LabelledTakes.fixed(takes.data, data, takes.synthesized, seed);
    if (worsen) {
      source = Robustness.worsened(source, Robustness.standardConditions(), seed);
    }
    if (calibrated != null) {
      classifier = Classifier.of(classifier.model().withSecondOpinion(looks(classifier.model())));
    }
    Evaluation evaluation = judge(classifier, source);
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
      calibrate(classifier, evaluation, calibrated);
    }
    out.flush();
    return 0;
  }

  private static Evaluation judge(Classifier classifier, TakeSource source) throws IOException {
    try (Progress progress = Progress.of("evaluate", source.size())) {
      return Evaluation.of(classifier, new HeardTakes(source, progress));
    }
  }

  /**
   * Only where the bands are spaced logarithmically do others show the same take in another key.
   */
  private static SecondOpinion looks(ModelFile model) {
    boolean logarithmic = model.featureSpec().frequencyScale() == FrequencyScale.LOGARITHMIC;
    return SecondOpinion.looksOnly(
        SURE_ENOUGH, logarithmic ? SHIFT_BANDS : 0, model.card().labels().size());
  }

  private void calibrate(Classifier classifier, Evaluation evaluation, Path target)
      throws IOException {
    double temperature = TemperatureScaling.fit(evaluation.judgements());
    SecondOpinion opinion =
        SecondOpinions.fit(evaluation.judgements(), temperature, looks(classifier.model()));
    String command = CardNotes.command(spec.commandLine().getParseResult().originalArgs());
    ModelFile fitted =
        TemperatureScaling.fold(classifier.model(), temperature).withSecondOpinion(opinion);
    CardNotes.add(fitted, Map.of("calibration.command", command), "").write(target);
    spec.commandLine()
        .getErr()
        .printf(Locale.ROOT, "temperature %.4f, %s, wrote %s%n", temperature, opinion, target);
  }

  private static void write(Path path, String text) throws IOException {
    WholeFile.write(path, text.getBytes(StandardCharsets.UTF_8));
  }

  private String title() {
    return model.fileName().orElse("The model of the library")
        + " on "
        + (takes.data == null ? takes.synthesized + " synthesised takes" : takes.data);
  }
}
