package io.github.vocalpatterns.audio.io;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What this library reads from each file of a folder, for tools/decoder_differences.py: a table of
 * file, sample rate, refusal and warnings, and the samples as little-endian floats beside each
 * file.
 */
final class DecodeFolder {

  private DecodeFolder() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    StringBuilder table = new StringBuilder();
    for (Path file : files(folder)) {
      table.append(file.getFileName()).append('\t');
      LogCapture log = LogCapture.of(() -> table.append(read(file)));
      table.append('\t').append(log.text().strip().replaceAll("\\R", "; ")).append('\n');
    }
    Files.writeString(Path.of(args[1]), table);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> !file.toString().endsWith(".f32")).sorted().toList();
    }
  }

  private static String read(Path file) throws IOException {
    try {
      Waveform waveform = AudioFiles.read(Files.readAllBytes(file), "file");
      ByteBuffer bytes = ByteBuffer.allocate(4 * waveform.length()).order(ByteOrder.LITTLE_ENDIAN);
      bytes.asFloatBuffer().put(waveform.toArray());
      Files.write(file.resolveSibling(file.getFileName() + ".f32"), bytes.array());
      return waveform.sampleRateHz() + "\t";
    } catch (AudioFileException e) {
      return "\t" + e.getMessage();
    }
  }
}
