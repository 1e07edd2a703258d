package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.dataset.Grouping;
import io.github.vocalpatterns.dataset.LeakDetector;
import io.github.vocalpatterns.dataset.ManifestReport;
import io.github.vocalpatterns.dataset.Split;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.evaluation.Evaluation;
import io.github.vocalpatterns.examples.cli.Progress;
import io.github.vocalpatterns.examples.cli.Subcommand;
import io.github.vocalpatterns.model.CrossValidation;
import io.github.vocalpatterns.model.TrainingListener;
import io.github.vocalpatterns.model.TrainingPlan;
import io.github.vocalpatterns.model.TrainingProgress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says how well training on a data set does on singers that it never heard. */
@Command(
    name = "cross-validate",
    description = "Trains once for every fold, and judges each take by the model without it.",
    mixinStandardHelpOptions = true)
public final class CrossValidateCommand implements Subcommand {

  @Option(
      names = "--data",
      paramLabel = "DATA",
      required = true,
      description = "a folder of recordings, or a manifest in a CSV file")
  private Path data = Path.of("");

  @Mixin private DataOptions options = new DataOptions();

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "number of parts, default ${DEFAULT-VALUE}")
  private int folds;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "20",
      description = "epochs of each training at most, default ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "seed of folds and trainings, default ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--compare-leaky",
      description = "say, too, what folds that tear singers apart would have promised")
  private boolean compareLeaky;

  @Spec private CommandSpec spec;

  /** For picocli. */
  public CrossValidateCommand() {}

  @Override
  public Integer call() throws IOException {
    ManifestReport report = options.toTrain(data);
    TakeSource takes = report.manifest().takes();
    Grouping grouping = options.grouping();
    List<Split> honest = Split.folds(takes, folds, seed, report.groups(takes, grouping));
    LeakDetector detector = LeakDetector.knowing(report);
    for (Split fold : honest) {
      detector.requireNone(fold, grouping);
    }
    PrintWriter console = spec.commandLine().getOut();
    Evaluation evaluation = judge(honest, grouping);
    console.println(evaluation.toText());
    if (compareLeaky) {
      List<Split> torn = Split.folds(takes, folds, seed, Grouping.FILE.of(takes));
      int leaks = 0;
      for (Split fold : torn) {
        leaks += detector.leaks(fold, Grouping.SINGER).size();
      }
      Evaluation leaky = judge(torn, Grouping.FILE);
      console.println(line("grouped by " + grouping.name().toLowerCase(Locale.ROOT), evaluation));
      console.println(line("leaky, " + leaks + " leaks", leaky));
    }
    return 0;
  }

  private Evaluation judge(List<Split> splits, Grouping grouping) throws IOException {
    TrainingPlan plan = TrainingPlan.DEFAULT.toBuilder().epochs(epochs).seed(seed).build();
    // Bars and epochs where somebody watches; the report alone where nobody does.
    int columns = Progress.columns();
    TrainingListener progress =
        columns == 0
            ? TrainingListener.NONE
            : TrainingProgress.on(Progress.standardError(), columns);
    return CrossValidation.of(FeatureSpec.DEFAULT, splits, grouping, plan, progress);
  }

  private static String line(String name, Evaluation evaluation) {
    return String.format(
        Locale.ROOT,
        "%-24s %6.2f %% right, log loss %.4f",
        name,
        100 * evaluation.accuracy().value(),
        evaluation.logLoss());
  }
}
