package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

  @AfterEach
  void forget() {
    System.clearProperty(Progress.COLUMNS);
    System.clearProperty(Progress.OUTPUT);
  }

  private String shown(int steps) {
    try (Progress progress =
        Progress.of("listen", steps, new PrintStream(shown, true, StandardCharsets.UTF_8))) {
      for (int i = 0; i < steps; i++) {
        progress.step();
      }
    }
    return shown.toString(StandardCharsets.UTF_8);
  }

  @Test
  void nothingIsShownWhereThereIsNoTerminal() {
    assertEquals("", shown(5));
  }

  @Test
  void aBarNamesTheTaskAndEndsFull() {
    System.setProperty(Progress.COLUMNS, "80");
    String bar = shown(5);
    assertTrue(bar.contains("listen"), bar);
    assertTrue(bar.contains("100%") && bar.contains("5/5"), bar);
    assertTrue(bar.lines().allMatch(line -> line.strip().length() <= 80), bar);
  }

  @Test
  void whatIsDoneAtOnceNeedsNoBar() {
    System.setProperty(Progress.COLUMNS, "80");
    assertEquals("", shown(1));
  }

  @Test
  void whatPrintsOnTheTerminalGetsNoBarBetweenItsLines() {
    System.setProperty(Progress.COLUMNS, "80");
    System.setProperty(Progress.OUTPUT, "terminal");
    try (Progress progress = Progress.besideOutput("listen", 5)) {
      progress.step();
    }
    assertEquals("", shown.toString(StandardCharsets.UTF_8));
  }
}
