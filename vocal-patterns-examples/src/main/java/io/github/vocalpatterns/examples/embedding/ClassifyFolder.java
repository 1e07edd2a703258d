package io.github.vocalpatterns.examples.embedding;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.FileClassification;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Judges all recordings below a folder on all processors and writes a line of CSV for each. */
public final class ClassifyFolder {

  private ClassifyFolder() {}

  /** Takes a folder and the CSV file to write. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<Path> recordings;
    try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
      recordings = files.filter(AudioFiles::isNamedLikeRecording).sorted().toList();
    }
    try (PrintWriter csv = new PrintWriter(Files.newBufferedWriter(Path.of(args[1])))) {
      csv.println("file,pattern,confidence,problem");
      // Results come on this thread in the order of the files, while others are still judged.
      Classifier.pretrained()
          .classifyAll(
              recordings,
              result -> {
                csv.println(line(result));
                System.out.printf("%d of %d%n", result.done(), result.total());
              });
    }
  }

  /** A file that cannot be judged is one line, too, and stops nothing. */
  private static String line(FileClassification result) {
    Exception failure = result.failure();
    if (failure != null) {
      return quoted(result.file()) + ",,," + quoted(failure.getMessage());
    }
    Classification classification = result.require();
    return String.format(
        Locale.ROOT,
        "%s,%s,%.4f,",
        quoted(result.file()),
        classification.pattern(),
        classification.confidence());
  }

  private static String quoted(Object text) {
    return '"' + String.valueOf(text).replace("\"", "\"\"") + '"';
  }
}
