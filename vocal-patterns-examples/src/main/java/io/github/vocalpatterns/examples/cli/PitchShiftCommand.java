package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.audio.AudioEffects;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A recording at another pitch. */
@Command(
    name = "pitch-shift",
    description = "Writes a recording higher or lower, at its tempo.",
    mixinStandardHelpOptions = true)
final class PitchShiftCommand implements Callable<Integer> {

  @Option(
      names = "--semitones",
      required = true,
      paramLabel = "N",
      description = "semitones up, down if negative; fractions, too")
  private double semitones;

  @Mixin private WavOut wav = new WavOut();

  @Override
  public Integer call() throws IOException {
    return wav.write(waveform -> AudioEffects.pitchShift(waveform, semitones));
  }
}
