package io.github.vocalpatterns.examples.jshell;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command in a process of its own, typed into as docs/jshell.md shows. */
class JshellCommandTest {

  private static final Pattern SESSION = Pattern.compile("```jshell\\n(.*?)```", Pattern.DOTALL);
  private static final String PROMPT = "jshell> ";

  @TempDir private Path folder;

  @Test
  @Timeout(600)
  void aSessionAnswersAsItsPageShows() throws Exception {
    String page = Files.readString(Path.of("../docs/jshell.md"));
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    for (MatchResult session : SESSION.matcher(page).results().toList()) {
      for (String exchange : session.group(1).split(Pattern.quote(PROMPT))) {
        String[] parts = exchange.split("\n", 2);
        if (!parts[0].isBlank()) {
          inputs.add(parts[0]);
          outputs.add(tidied(parts[1]));
        }
      }
    }
    assertTrue(inputs.size() > 5, "the page shows only a little: " + inputs);

    String said = tidied(session(inputs));
    int place = 0;
    for (int i = 0; i < inputs.size(); i++) {
      int found = said.indexOf(outputs.get(i), place);
      assertTrue(
          found >= 0, "after " + inputs.get(i) + "\n" + outputs.get(i) + "\nnot in\n" + said);
      place = found + outputs.get(i).length();
    }
    assertTrue(said.startsWith("Everything is imported."), said);
    assertFalse(said.contains("|  Error"), said);
  }

  private String session(List<String> inputs) throws IOException, InterruptedException {
    Path typed = folder.resolve("typed.jsh");
    Files.writeString(typed, String.join("\n", inputs) + "\n/exit\n");
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.vocalpatterns.examples.cli.Main",
                "jshell")
            .directory(Path.of("..").toFile())
            .redirectInput(typed.toFile())
            .redirectOutput(said.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertTrue(process.waitFor(570, TimeUnit.SECONDS), "it goes on");
    } finally {
      process.destroyForcibly();
    }
    return Files.readString(said, StandardCharsets.UTF_8);
  }

  /** Without empty lines and the spaces that end the others. */
  private static String tidied(String text) {
    return text.replaceAll("[ \\r]+\\n", "\n").replaceAll("\\n+", "\n").strip();
  }
}
