package io.github.vocalpatterns.examples.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program that a cluster would run, on two threads of this machine. */
class ClassifyCorpusTest {

  @TempDir private Path folder;

  @Test
  void everyRecordingIsALineOfTheTable() throws Exception {
    Path takes = Files.createDirectories(folder.resolve("takes"));
    for (String name : List.of("arpeggio.wav", "other.wav", "scale.wav")) {
      Files.copy(Path.of("..", "..", "samples", name), takes.resolve(name));
    }
    Files.writeString(takes.resolve("broken.wav"), "no recording");
    Path table = folder.resolve("table");
    System.setProperty("spark.master", "local[2]");
    System.setProperty("spark.ui.enabled", "false");
    System.setProperty("spark.driver.host", "127.0.0.1");

    ClassifyCorpus.main(new String[] {takes.toUri().toString(), table.toUri().toString()});

    List<List<String>> parts = partsOf(table);
    assertEquals(8, parts.size(), "parts, four for each thread");
    List<String> lines = parts.stream().flatMap(List::stream).sorted().toList();
    assertEquals(4, lines.size(), lines.toString());
    assertTrue(lines.get(0).matches(".*/arpeggio.wav\",ARPEGGIO,0\\.\\d{4},"), lines.get(0));
    assertTrue(lines.get(1).matches(".*/broken.wav\",,,\".+\""), lines.get(1));
    assertTrue(lines.get(2).matches(".*/other.wav\",OTHER,0\\.\\d{4},"), lines.get(2));
    assertTrue(lines.get(3).matches(".*/scale.wav\",SCALE,0\\.\\d{4},"), lines.get(3));
  }

  private static List<List<String>> partsOf(Path table) throws Exception {
    List<List<String>> parts = new ArrayList<>();
    try (Stream<Path> files = Files.list(table)) {
      for (Path part : files.filter(p -> p.getFileName().toString().startsWith("part-")).toList()) {
        parts.add(Files.readAllLines(part));
      }
    }
    return parts;
  }
}
