package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.augment.Augmentation;
import io.github.vocalpatterns.audio.augment.AugmentationJson;
import io.github.vocalpatterns.audio.augment.Augmented;
import io.github.vocalpatterns.audio.augment.Draw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A recording as augmentation would give it to training, and what was done to it. */
@Command(
    name = "augment",
    description = "Writes a randomly changed recording and prints what was done as JSON.",
    mixinStandardHelpOptions = true)
final class AugmentCommand implements Callable<Integer> {

  @Option(
      names = "--chain",
      required = true,
      paramLabel = "CHAIN.json",
      description = {
        "what to draw from, for example",
        "{\"type\": \"timeStretch\", \"minRate\": 0.8, \"maxRate\": 1.25}"
      })
  private Path chain = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      defaultValue = "1",
      description = "the same seed changes the same way, default ${DEFAULT-VALUE}")
  private long seed;

  @Mixin private WavOut wav = new WavOut();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Augmentation<Waveform> augmentation =
        AugmentationJson.read(Files.readString(chain), Waveform.class);
    return wav.write(
        waveform -> {
          Augmented<Waveform> augmented = augmentation.apply(waveform, Draw.of(seed, 0, 0));
          spec.commandLine().getOut().println(AugmentationJson.write(augmented.report()));
          return augmented.result();
        });
  }
}
