package io.github.vocalpatterns.examples.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.examples.Printed;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import org.junit.jupiter.api.Test;

/** Every line of docs/tutorial.jsh does what it says. */
class TutorialTest {

  /** What JShell itself starts with, as far as the tutorial uses it. */
  private static final String DEFAULTS =
      """
      import java.util.*;
      import static java.lang.System.*;
      void println(Object o) { out.println(o); }
      """;

  @Test
  void theTutorialRunsFromTopToBottomAndLeavesItsPictures() throws Exception {
    // The tutorial is for the root of the project.
    String tutorial =
        Files.readString(Path.of("../docs/tutorial.jsh")).replace("\"samples/", "\"../samples/");
    Path written;
    try (JShell shell = JShell.builder().executionEngine("local").build()) {
      shell.addToClasspath(System.getProperty("java.class.path"));
      List<SnippetEvent> events = new ArrayList<>();
      Printed.by(
          () -> {
            run(shell, startup());
            events.addAll(run(shell, tutorial));
          });
      long lines =
          tutorial.lines().filter(line -> !line.isBlank() && !line.startsWith("//")).count();
      assertEquals(lines, events.size(), "lines that were run");
      written = Path.of(shell.varValue(variable(shell, "folder")));
    }
    try (Stream<Path> files = Files.list(written)) {
      List<Path> all = files.sorted().toList();
      assertEquals(
          List.of(
              "augmented.png",
              "confusion.png",
              "mel.npy",
              "melody.png",
              "reliability.png",
              "report.html",
              "tiny.vpm",
              "training.png",
              "waveform.png"),
          all.stream().map(file -> file.getFileName().toString()).toList());
      for (Path file : all) {
        if (file.toString().endsWith(".png")) {
          assertTrue(ImageIO.read(file.toFile()).getWidth() > 900, file.toString());
        }
        Files.delete(file);
      }
    }
    Files.delete(written);
  }

  private static String startup() throws Exception {
    try (InputStream in = JshellCommand.class.getResourceAsStream("startup.jsh")) {
      return DEFAULTS + new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static VarSnippet variable(JShell shell, String name) {
    return shell.variables().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  /** Line by line, as they are typed. */
  private static List<SnippetEvent> run(JShell shell, String source) {
    List<SnippetEvent> events = new ArrayList<>();
    String typed = "";
    for (String line : source.lines().toList()) {
      typed = (typed + "\n" + line).strip();
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(typed);
      if (next.completeness().isComplete()) {
        for (SnippetEvent event : shell.eval(next.source())) {
          if (event.causeSnippet() == null) {
            requireDone(shell, event);
            events.add(event);
          }
        }
        typed = next.remaining();
      } else if (next.completeness() == Completeness.EMPTY) {
        typed = "";
      }
    }
    assertEquals("", typed, "it ends in the middle of something");
    return events;
  }

  private static void requireDone(JShell shell, SnippetEvent event) {
    Snippet snippet = event.snippet();
    List<String> problems =
        shell.diagnostics(snippet).map(problem -> problem.getMessage(null)).toList();
    assertEquals(Status.VALID, event.status(), () -> snippet.source() + problems);
    assertNull(event.exception(), () -> snippet.source() + event.exception());
  }
}
