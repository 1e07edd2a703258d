package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the recordings under a folder by the ending of their names. */
final class Recordings {

  private Recordings() {}

  /** All files under {@code folder} that are named like recordings, in the order of their paths. */
  static List<Path> under(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(AudioFiles::isNamedLikeRecording)
          .sorted()
          .toList();
    }
  }
}
