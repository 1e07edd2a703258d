package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RobustnessCommandTest {

  @TempDir private Path folder;

  @Test
  void theTableHasARowForEachWayToWorsenARecording() throws IOException {
    CommandRun.succeeding("synthesize", "--count", 3, "--seed", 5, "--out", folder);
    CommandRun run =
        CommandRun.succeeding(
            "robustness", "--data", folder, "--csv", "--plot", folder.resolve("table.svg"));
    String[] lines = run.out().split("\n");
    assertEquals("condition,takes,right,changed", lines[0]);
    assertTrue(lines[1].startsWith("\"as recorded\",3,"), run.out());
    assertTrue(Files.readString(folder.resolve("table.svg")).contains("<svg"));
    assertTrue(lines[lines.length - 1].startsWith("\"MP3, 64 kbit/s\",3,"), run.out());
  }
}
