package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.examples.cli.Subcommand;
import io.github.vocalpatterns.synthesis.ExerciseSynthesizer;
import io.github.vocalpatterns.synthesis.SyntheticTake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Writes synthesised takes as WAV files in one folder a pattern, with a list of what they are. */
@Command(
    name = "synthesize",
    description = "Writes labelled sung-like scales, arpeggios and others as WAV files.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
public final class SynthesizeCommand implements Subcommand {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder to write DIR/scale/…, DIR/arpeggio/…, DIR/other/… and DIR/takes.csv to")
  private Path out = Path.of("");

  @Option(
      names = "--count",
      defaultValue = "30",
      description = "number of takes, default ${DEFAULT-VALUE}")
  private int count;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "equal seeds give equal takes, default ${DEFAULT-VALUE}")
  private long seed;

  @Option(
      names = "--pattern",
      paramLabel = "PATTERN",
      description = "only ${COMPLETION-CANDIDATES} instead of all in turn")
  private @Nullable VocalPattern pattern;

  @Spec private CommandSpec spec;

  /** For picocli. */
  public SynthesizeCommand() {}

  @Override
  public Integer call() throws IOException {
    if (count <= 0) {
      throw new ParameterException(
          spec.commandLine(), "--count is " + count + ", it must be positive");
    }
    ExerciseSynthesizer synthesizer = ExerciseSynthesizer.of(seed);
    StringBuilder list = new StringBuilder("path,exercise,technique,filename,singer,melody\n");
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("synthesize")
            .setInitialMax(count)
            .setStyle(ProgressBarStyle.ASCII)
            .build()) {
      for (int i = 0; i < count; i++) {
        SyntheticTake take =
            pattern == null ? synthesizer.take(i) : synthesizer.take(i, pattern);
        list.append(write(take, i));
        bar.step();
      }
    }
    Files.writeString(out.resolve("takes.csv"), list);
    PrintWriter console = spec.commandLine().getOut();
    console.println("wrote " + count + " takes and takes.csv to " + out);
    return 0;
  }

  private String write(SyntheticTake take, int index) throws IOException {
    String label = take.pattern().label();
    Path folder = Files.createDirectories(out.resolve(label));
    String name = String.format(Locale.ROOT, "%s-%d-%06d.wav", label, seed, index);
    AudioFiles.writeWav(folder.resolve(name), take.waveform(), WavEncoding.PCM_16);
    return String.join(
            ",",
            label + "/" + name,
            label,
            take.technique(),
            name,
            take.singer(),
            take.exercise())
        + "\n";
  }
}
