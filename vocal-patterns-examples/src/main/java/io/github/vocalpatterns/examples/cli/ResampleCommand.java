package io.github.vocalpatterns.examples.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A recording at another sample rate. */
@Command(
    name = "resample",
    description = "Writes a recording at another sample rate.",
    mixinStandardHelpOptions = true)
final class ResampleCommand implements Callable<Integer> {

  @Option(
      names = "--rate",
      required = true,
      paramLabel = "HZ",
      description = "sample rate of the result")
  private int rateHz;

  @Mixin private WavOut wav = new WavOut();

  @Override
  public Integer call() throws IOException {
    return wav.write(waveform -> waveform.resampledTo(rateHz));
  }
}
