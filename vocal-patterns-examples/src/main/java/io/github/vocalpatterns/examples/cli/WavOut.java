package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of every command that reads one recording and writes another. */
final class WavOut {

  @Parameters(index = "0", paramLabel = "IN", description = "recording to read")
  private Path in = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT.wav", description = "file to write, mono")
  private Path out = Path.of("");

  @Option(
      names = "--encoding",
      paramLabel = "ENCODING",
      defaultValue = "FLOAT_32",
      description = "${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}, which clips nothing")
  private WavEncoding encoding = WavEncoding.FLOAT_32;

  int write(UnaryOperator<Waveform> effect) throws IOException {
    AudioFiles.writeWav(out, effect.apply(AudioFiles.read(in)), encoding);
    return 0;
  }
}
