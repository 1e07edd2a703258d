package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.dataset.Split;
import io.github.vocalpatterns.examples.cli.Subcommand;
import io.github.vocalpatterns.model.FeatureAugmentation;
import io.github.vocalpatterns.model.TrainingPlan;
import io.github.vocalpatterns.model.TrainingProgress;
import io.github.vocalpatterns.model.TrainingReport;
import io.github.vocalpatterns.model.VocalPatternModel;
import io.github.vocalpatterns.modelfile.WeightStorage;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a model; stopped at any moment, the same command goes on after the last whole epoch. */
@Command(
    name = "train",
    description = {
      "Trains a model on recordings, on synthesised takes, or on both.",
      "Stopped and started again, it goes on after the last whole epoch."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class TrainCommand implements Subcommand {

  /** Where the takes come from: at least one of the two. */
  static final class Takes {
    @Option(
        names = "--data",
        paramLabel = "DIR",
        description =
            "recordings in folders named scales, arpeggios and others; a tenth is for validation")
    private @Nullable Path data;

    @Option(
        names = "--synthesize",
        paramLabel = "N",
        description = "N synthesised takes an epoch, other ones in every epoch")
    private @Nullable Integer synthesized;
  }

  @ArgGroup(multiplicity = "1", exclusive = false)
  private Takes takes = new Takes();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE.vpm",
      description = "model file to write; FILE.vpm.csv tells the course of the training")
  private Path out = Path.of("");

  @Option(
      names = "--from",
      paramLabel = "FILE.vpm",
      description = "train this model further instead of a new one")
  private @Nullable Path from;

  @Option(
      names = "--epochs",
      defaultValue = "20",
      description = "at most, default ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--batch",
      defaultValue = "16",
      description = "takes in one step, default ${DEFAULT-VALUE}")
  private int batchSize;

  @Option(
      names = "--learning-rate",
      defaultValue = "0.001",
      description = "of Adam, at the start, default ${DEFAULT-VALUE}")
  private double learningRate;

  @Option(
      names = "--decay",
      defaultValue = "NONE",
      description = "course of the learning rate, ${COMPLETION-CANDIDATES}, default ${DEFAULT-VALUE}")
  private TrainingPlan.Decay decay = TrainingPlan.Decay.NONE;

  @Option(
      names = "--patience",
      defaultValue = "3",
      description = "epochs without a lower validation loss that end it, default ${DEFAULT-VALUE}")
  private int patience;

  @Option(
      names = "--shift-bands",
      defaultValue = "0",
      description = "move pictures up or down by at most so many bands, default ${DEFAULT-VALUE}")
  private int shiftBands;

  @Option(
      names = "--mask-bands",
      defaultValue = "0",
      description = "silence a bar of at most so many bands, default ${DEFAULT-VALUE}")
  private int maskBands;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of weights, takes, order, dropout, default ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--half",
      description = "store kernels as float16: half the size, as the model inside the library is")
  private boolean half;

  @Spec private CommandSpec spec;

  /** For picocli. */
  public TrainCommand() {}

  @Override
  public Integer call() throws IOException {
    Split split = LabelledTakes.split(takes.data, takes.synthesized, seed);
    VocalPatternModel model =
        from == null
            ? VocalPatternModel.build(FeatureSpec.DEFAULT, seed)
            : VocalPatternModel.load(from);
    Path checkpoint = sibling(".checkpoint");
    // Standard error: what a training writes to standard output is its result.
    PrintStream console =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    TrainingReport report =
        model.train(
            split.training(),
            split.validation(),
            plan(checkpoint),
            TrainingProgress.on(console, 100));
    model.export().withStorage(half ? WeightStorage.FLOAT16 : WeightStorage.FLOAT32).write(out);
    Files.writeString(sibling(".csv"), report.csv());
    Files.deleteIfExists(checkpoint);
    spec.commandLine().getOut().println("wrote " + out + " and " + sibling(".csv"));
    return 0;
  }

  private TrainingPlan plan(Path checkpoint) {
    return TrainingPlan.DEFAULT.toBuilder()
        .epochs(epochs)
        .batchSize(batchSize)
        .learningRate(learningRate)
        .decay(decay)
        .patience(patience)
        .seed(seed)
        .augmentation(new FeatureAugmentation(shiftBands, maskBands > 0 ? 1 : 0, maskBands, 0, 0))
        .checkpoint(checkpoint)
        .build();
  }

  private Path sibling(String ending) {
    return out.resolveSibling(out.getFileName() + ending);
  }
}
