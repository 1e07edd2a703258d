package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.augment.Augmentation;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.evaluation.Robustness;
import io.github.vocalpatterns.examples.cli.ModelOption;
import io.github.vocalpatterns.examples.cli.Progress;
import io.github.vocalpatterns.examples.cli.Subcommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges labelled takes as they are and under worse conditions. */
@Command(
    name = "robustness",
    description = "Says how many answers change in noise, rooms, on the telephone, as MP3...",
    mixinStandardHelpOptions = true)
public final class RobustnessCommand implements Subcommand {

  @Option(
      names = "--data",
      paramLabel = "DATA",
      required = true,
      description = "a folder of recordings, or a manifest in a CSV file")
  private Path data = Path.of("");

  @Mixin private DataOptions options = new DataOptions();

  @Mixin private ModelOption model = new ModelOption();

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "seed of noise and rooms, default ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--csv", description = "print the table as CSV")
  private boolean csv;

  @Option(names = "--plot", paramLabel = "FILE.png|FILE.svg", description = "draw the table, too")
  private @Nullable Path plot;

  @Spec private CommandSpec spec;

  /** For picocli. */
  public RobustnessCommand() {}

  @Override
  public Integer call() throws IOException {
    Classifier classifier = model.classifier();
    TakeSource takes = LabelledTakes.fixed(data, options, null, seed);
    Map<String, Augmentation<Waveform>> conditions = Robustness.standardConditions();
    conditions.put("MP3, 64 kbit/s", Robustness.always("MP3", take -> Mp3RoundTrip.at(64, take)));
    Robustness robustness = judge(classifier, takes, conditions);
    spec.commandLine().getOut().print(csv ? robustness.toCsv() : robustness.toText());
    spec.commandLine().getOut().flush();
    if (plot != null && plot.toString().endsWith(".png")) {
      robustness.plot().savePng(plot);
    } else if (plot != null) {
      robustness.plot().saveSvg(plot);
    }
    return 0;
  }

  private Robustness judge(
      Classifier classifier, TakeSource takes, Map<String, Augmentation<Waveform>> conditions)
      throws IOException {
    int untouchedToo = conditions.size() + 1;
    try (Progress progress = Progress.of("robustness", (long) untouchedToo * takes.size())) {
      return Robustness.of(classifier, new HeardTakes(takes, progress), conditions, seed);
    }
  }
}
