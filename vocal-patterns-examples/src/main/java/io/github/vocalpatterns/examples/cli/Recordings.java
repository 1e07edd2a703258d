package io.github.vocalpatterns.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the recordings under a folder by the ending of their names. */
final class Recordings {

  private static final Set<String> ENDINGS =
      Set.of(
          "wav", "wave", "rf64", "aif", "aiff", "aifc", "au", "snd", "flac", "mp3", "ogg", "oga",
          "opus", "m4a", "mp4", "aac", "wma", "webm");

  private Recordings() {}

  /** All files under {@code folder} that are named like recordings, in the order of their paths. */
  static List<Path> under(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(Recordings::isNamedLikeOne)
          .sorted()
          .toList();
    }
  }

  private static boolean isNamedLikeOne(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 && ENDINGS.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
  }
}
