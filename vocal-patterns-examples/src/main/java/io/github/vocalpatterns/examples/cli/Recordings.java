package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Finds recordings: files as they are named, those under a folder by the ending of their names. */
final class Recordings {

  private Recordings() {}

  /** Files and what is under folders, one after the other. */
  static List<Path> of(List<Path> inputs) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path input : inputs) {
      found.addAll(of(input));
    }
    return found;
  }

  /** A file, or all under a folder that are named like recordings, in the order of their paths. */
  static List<Path> of(Path input) throws IOException {
    if (!Files.isDirectory(input)) {
      return List.of(input);
    }
    try (Stream<Path> files = Files.walk(input)) {
      return files
          .filter(Files::isRegularFile)
          .filter(AudioFiles::isNamedLikeRecording)
          .sorted()
          .toList();
    }
  }
}
