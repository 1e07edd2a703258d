package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.evaluation.Evaluation;
import io.github.vocalpatterns.examples.cli.Subcommand;
import java.io.IOException;
import java.nio.file.Path;
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

  @Option(names = "--json", description = "print the report as JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  /** For picocli. */
  public EvaluateCommand() {}

  @Override
  public Integer call() throws IOException {
    Classifier classifier = model == null ? Classifier.pretrained() : Classifier.load(model);
    TakeSource source = LabelledTakes.fixed(takes.data, data, takes.synthesized, seed);
    Evaluation evaluation = Evaluation.of(classifier, source);
    spec.commandLine().getOut().println(json ? evaluation.toJson() : evaluation.toText());
    return 0;
  }
}
