package io.github.vocalpatterns.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ExampleCommandTest {

  private record Run(int status, String out, String err) {}

  private static Run run(String... arguments) throws Exception {
    StringWriter err = new StringWriter();
    StringWriter out = new StringWriter();
    int[] status = new int[1];
    String printed =
        Printed.by(
            () ->
                status[0] =
                    new CommandLine(new ExampleCommand())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments));
    return new Run(status[0], out + printed, err.toString());
  }

  private static Set<String> firstWords(String lines) {
    return lines
        .lines()
        .map(line -> line.split(" ")[0])
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> programsBelow(String folder) throws IOException {
    Set<String> programs = new TreeSet<>();
    try (Stream<Path> files = Files.list(Path.of(folder, "io/github/vocalpatterns/examples"))) {
      for (Path part : files.filter(Files::isDirectory).toList()) {
        if (part.endsWith("embedding") || part.endsWith("research")) {
          addPrograms(part, programs);
        }
      }
    }
    return programs;
  }

  private static void addPrograms(Path folder, Set<String> programs) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        if (Files.readString(file).contains("public static void main(")) {
          programs.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
  }

  @Test
  void everyProgramIsListedByTheCommandAndOnThePage() throws Exception {
    Set<String> programs = programsBelow("src/main/java");
    programs.addAll(programsBelow("src/training/java"));
    assertTrue(programs.size() > 8, programs.toString());

    assertEquals(programs, firstWords(run().out()));
    Set<String> documented = new TreeSet<>();
    Pattern.compile("`./vocal-patterns example (\\w+)")
        .matcher(Files.readString(Path.of("../docs/examples.md")))
        .results()
        .forEach(mention -> documented.add(mention.group(1)));
    assertEquals(programs, documented);
  }

  @Test
  void aProgramGetsWhatItIsToWorkOn() throws Exception {
    Run run = run("ClassifyFile", "../samples/arpeggio.wav");

    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().startsWith("ARPEGGIO 0."), run.out());
  }

  @Test
  void whatIsMissingIsSaid() throws Exception {
    assertEquals(2, run("ClassifyFile").status());
    assertTrue(run("ClassifyFile").err().contains("Give ClassifyFile what it works on: TAKE.wav"));
    assertTrue(run("Clasify").err().contains("There is no example Clasify, only [ClassifyFile,"));
  }
}
