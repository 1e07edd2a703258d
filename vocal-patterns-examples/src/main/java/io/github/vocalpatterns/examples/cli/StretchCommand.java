package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.audio.AudioEffects;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A recording at another tempo. */
@Command(
    name = "stretch",
    description = "Writes a recording faster or slower, at its pitch.",
    mixinStandardHelpOptions = true)
final class StretchCommand implements Callable<Integer> {

  @Option(
      names = "--rate",
      required = true,
      paramLabel = "R",
      description = "tempo of the result over that of the recording: 2 is twice as fast")
  private double rate;

  @Mixin private WavOut wav = new WavOut();

  @Override
  public Integer call() throws IOException {
    return wav.write(waveform -> AudioEffects.stretch(waveform, rate));
  }
}
