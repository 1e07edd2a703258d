package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.dataset.Split;
import io.github.vocalpatterns.examples.cli.Progress;
import io.github.vocalpatterns.examples.cli.Subcommand;
import io.github.vocalpatterns.model.TrainingListener;
import io.github.vocalpatterns.model.TrainingPlan;
import io.github.vocalpatterns.model.TrainingProgress;
import io.github.vocalpatterns.model.TrainingReport;
import io.github.vocalpatterns.model.VocalPatternModel;
import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.modelfile.WeightStorage;
import io.github.vocalpatterns.registry.MlflowSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Trains a model; stopped at any moment, the same command goes on after the last whole epoch. */
@Command(
    name = "train",
    description = {
      "Trains a model on recordings, on synthesised takes, or on both.",
      "Stopped and started again, it goes on after the last whole epoch."
    },
    mixinStandardHelpOptions = true)
public final class TrainCommand implements Subcommand {

  /** Where the takes come from: at least one of the two. */
  static final class Takes {
    @Option(
        names = "--data",
        paramLabel = "DATA",
        description =
            "a folder of recordings, or a manifest in a CSV file; a tenth is for validation")
    private @Nullable Path data;

    @Option(
        names = "--synthesize",
        paramLabel = "N",
        description = "N synthesised takes an epoch, other ones in every epoch")
    private @Nullable Integer synthesized;

    @Option(
        names = "--repeat",
        defaultValue = "1",
        paramLabel = "K",
        description =
            "hear synthesised takes in K epochs before others come, default ${DEFAULT-VALUE}")
    private int epochsEach = 1;
  }

  @ArgGroup(multiplicity = "1", exclusive = false)
  private Takes takes = new Takes();

  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.vpm",
      description =
          "model file to write; FILE.vpm.csv, .png and .svg beside it tell the course of the training")
  private Path out = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "FILE.vpm",
      description =
          "train this model further instead of a new one; \"pretrained\" is the library's")
  private @Nullable String from;

  @ArgGroup(validate = false, heading = "%nA new model:%n")
  private LayoutOptions layout = new LayoutOptions();

  @ArgGroup(validate = false, heading = "%nThe training:%n")
  private PlanOptions options = new PlanOptions();

  @Option(
      names = "--half",
      description = "store kernels as float16: half the size, as the model inside the library is")
  private boolean half;

  @Option(
      names = "--mlflow",
      paramLabel = "NAME",
      description =
          "tell an MLflow server how training goes, and add the model there as the next version of"
              + " NAME")
  private @Nullable String mlflow;

  @Option(
      names = "--mlflow-uri",
      paramLabel = "URL",
      defaultValue = "${env:MLFLOW_TRACKING_URI:-}",
      description = "the server of --mlflow; that of MLFLOW_TRACKING_URI unless given")
  private String mlflowUri = "";

  @Option(
      names = "--intended-use",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "what the card says the model is for; that of singing exercises unless given")
  private String intendedUse = "";

  @Spec private CommandSpec spec;

  /** For picocli. */
  public TrainCommand() {}

  @Override
  public Integer call() throws IOException {
    if (from != null && !layout.unset()) {
      throw new ParameterException(
          spec.commandLine(), "--from trains a model of given features and sizes, leave them out");
    }
    if (mlflow == null) {
      train(TrainingListener.NONE);
      return 0;
    }
    // First of all: a server that does not answer is known before anything is trained.
    try (FollowedRun run = FollowedRun.start(server(), String.valueOf(out.getFileName()))) {
      train(run.listener());
      spec.commandLine()
          .getOut()
          .println("added " + run.add(mlflow, ModelFile.read(out)) + " to the MLflow server");
    }
    return 0;
  }

  private MlflowSettings server() {
    if (mlflowUri.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--mlflow needs --mlflow-uri or MLFLOW_TRACKING_URI");
    }
    return MlflowSettings.of(mlflowUri).withEnvironment();
  }

  private void train(TrainingListener listener) throws IOException {
    Path checkpoint = sibling(".checkpoint");
    TrainingPlan plan = options.plan(checkpoint);
    Split split =
        LabelledTakes.split(takes.data, data, takes.synthesized, takes.epochsEach, plan.seed());
    VocalPatternModel model = model(plan.seed());
    // Standard error: what a training writes to standard output is its result.
    TrainingListener console = TrainingProgress.on(Progress.standardError(), Progress.columns());
    TrainingReport report = train(model, split, plan, TrainingListener.all(console, listener));
    write(model);
    write(report);
    Files.deleteIfExists(checkpoint);
    spec.commandLine().getOut().println("wrote " + out + ", its .csv, .png and .svg");
  }

  private VocalPatternModel model(long seed) throws IOException {
    if (from == null) {
      return layout.model(seed);
    }
    return from.equals("pretrained")
        ? VocalPatternModel.of(Classifier.pretrained().model())
        : VocalPatternModel.load(Path.of(from));
  }

  /** Whatever ends it, the best model so far is there. */
  private TrainingReport train(
      VocalPatternModel model, Split split, TrainingPlan plan, TrainingListener listener)
      throws IOException {
    ModelCard before = model.export().card();
    boolean done = false;
    try {
      TrainingReport report = model.train(split.training(), split.validation(), plan, listener);
      done = true;
      return report;
    } finally {
      if (!done && !model.export().card().equals(before)) {
        write(model);
        spec.commandLine().getErr().println("the best model so far is in " + out);
      }
    }
  }

  /** With a card that says how to make it again. */
  private void write(VocalPatternModel model) throws IOException {
    Map<String, String> notes = new TreeMap<>();
    notes.put(
        "training.command", CardNotes.command(spec.commandLine().getParseResult().originalArgs()));
    if (from != null && !from.equals("pretrained")) {
      notes.put("training.from", Sha256.of(Files.readAllBytes(Path.of(from))));
    }
    CardNotes.add(model.export(), notes, intendedUse)
        .withStorage(half ? WeightStorage.FLOAT16 : WeightStorage.FLOAT32)
        .write(out);
  }

  private void write(TrainingReport report) throws IOException {
    Files.writeString(sibling(".csv"), report.csv());
    report.plot().savePng(sibling(".png"));
    report.plot().saveSvg(sibling(".svg"));
  }

  private Path sibling(String ending) {
    return out.resolveSibling(out.getFileName() + ending);
  }
}
