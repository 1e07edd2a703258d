package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.audio.AudioEffects;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A recording without its steady noise. */
@Command(
    name = "denoise",
    description = "Writes a recording without its steady noise.",
    mixinStandardHelpOptions = true)
final class DenoiseCommand implements Callable<Integer> {

  @Mixin private WavOut wav = new WavOut();

  @Override
  public Integer call() throws IOException {
    return wav.write(AudioEffects::reduceNoise);
  }
}
