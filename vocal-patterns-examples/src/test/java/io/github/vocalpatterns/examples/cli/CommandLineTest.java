package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** What holds for every command: help, exit status, errors, completion. */
class CommandLineTest {

  @TempDir private Path folder;

  static List<CommandSpec> commands() {
    List<CommandSpec> found = new ArrayList<>();
    addAll(Main.commandLine().getCommandSpec(), found);
    return found;
  }

  private static void addAll(CommandSpec command, List<CommandSpec> found) {
    found.add(command);
    command.subcommands().values().forEach(each -> addAll(each.getCommandSpec(), found));
  }

  private static Object[] words(CommandSpec command, String last) {
    List<Object> words = new ArrayList<>(List.of(command.qualifiedName().split(" ")));
    words.remove(0);
    words.add(last);
    return words.toArray();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpOfEveryCommandExplainsItAndAllItTakesAndItsExitStatus(CommandSpec command) {
    CommandRun help = CommandRun.succeeding(words(command, "--help"));
    assertTrue(help.out().startsWith("Usage: " + command.qualifiedName()), help.out());
    assertFalse(command.usageMessage().description().length == 0, "no description");
    assertTrue(help.out().contains("Exit status:"), help.out());
    for (ArgSpec argument : command.args()) {
      assertTrue(argument.description().length > 0, argument + " has no description");
      // picocli's own words are <inOneWord>; ours are CAPITALS.
      boolean takesAWord = argument.arity().max() > 0;
      assertFalse(takesAWord && argument.paramLabel().startsWith("<"), argument + " has no label");
    }
    assertTrue(
        CommandRun.succeeding(words(command, "--version")).out().startsWith("vocal-patterns "));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void helpFitsATerminalAndTellsEveryDefault(CommandSpec command) {
    CommandRun help = CommandRun.succeeding(words(command, "--help"));
    help.out().lines().forEach(line -> assertTrue(line.length() <= 80, line));
    assertTrue(help.out().lines().findFirst().orElse("").length() > 10, help.out());
    for (ArgSpec argument : command.args()) {
      if (argument.defaultValue() != null && argument.arity().max() > 0) {
        String told = String.join(" ", argument.description());
        assertTrue(told.matches(".*(default|unless given).*"), argument + " tells no default");
      }
    }
    // The list of commands shows the first of these.
    assertTrue(command.usageMessage().description()[0].endsWith("."), "a sentence is cut");
  }

  @ParameterizedTest
  @MethodSource("commands")
  void wrongUsageOfEveryCommandIsStatusTwoAndSaysWhereToReadOn(CommandSpec command) {
    CommandRun run = CommandRun.of(words(command, "--no-such-option"));
    assertEquals(2, run.status());
    assertEquals("", run.out());
    assertTrue(run.err().startsWith("vocal-patterns: "), run.err());
    assertTrue(run.err().lines().count() <= 2, run.err());
  }

  @Test
  void aCommandIsKnownByTheNameThatItGivesItself() {
    Main.COMMANDS.forEach(
        (name, command) ->
            assertEquals(name, command.getAnnotation(CommandLine.Command.class).name()));
  }

  @Test
  void whatWasPerhapsMeantIsSaid() {
    assertTrue(CommandRun.of("clasify").err().contains("vocal-patterns classify"));
    assertTrue(CommandRun.of("classify", "--jsn", "a.wav").err().contains("--json"));
  }

  @Test
  void errorsOfTheInputAreASentenceAndErrorsOfTheProgramComeWithTheirTrace() {
    CommandLine commandLine = Main.commandLine();
    StringWriter err = new StringWriter();
    commandLine.setErr(new PrintWriter(err));
    assertEquals(1, Failures.executing(new NoSuchFileException("a.wav"), commandLine));
    assertEquals("vocal-patterns: a.wav does not exist" + System.lineSeparator(), err.toString());
    assertEquals(1, Failures.executing(new IndexOutOfBoundsException("7"), commandLine));
    assertTrue(err.toString().contains("please report"), err.toString());
    assertTrue(err.toString().contains("CommandLineTest"), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bash", "zsh"})
  void theShellCompletesCommandsOptionsAndValues(String shell) throws Exception {
    Path script = folder.resolve("completion");
    Files.writeString(script, CommandRun.succeeding("completion", shell).out());
    assumeTrue(new ProcessBuilder("which", shell).start().waitFor() == 0, "no " + shell);
    assertTrue(completed(shell, script, "vocal-patterns", "cla").contains("classify"));
    assertTrue(completed(shell, script, "vocal-patterns", "tra").contains("train"));
    assertTrue(completed(shell, script, "vocal-patterns", "models", "pro").contains("promote"));
    assertTrue(completed(shell, script, "vocal-patterns", "classify", "--j").contains("--json"));
    assertTrue(
        completed(shell, script, "vocal-patterns", "features", "--kind", "mel")
            .containsAll(List.of("mel", "mel-db")));
  }

  /** What the shell offers for the last word. */
  private static List<String> completed(String shell, Path script, String... words)
      throws IOException, InterruptedException {
    String line = String.join(" ", words);
    String start =
        shell.equals("zsh") ? "autoload -U compinit && compinit -u -D 2>/dev/null; " : "";
    String command =
        "%ssource %s; COMP_WORDS=(%s); COMP_CWORD=%d; COMP_LINE='%s'; COMP_POINT=%d;"
                .formatted(start, script, line, words.length - 1, line, line.length())
            + " _complete_vocal-patterns; printf '%s\\n' \"${COMPREPLY[@]}\"";
    if (shell.equals("zsh")) {
      // As bashcompinit does it.
      command =
          command.replace("_complete_vocal-patterns;", "emulate ksh -c _complete_vocal-patterns;");
    }
    Process process = new ProcessBuilder(shell, "-c", command).start();
    String out = new String(process.getInputStream().readAllBytes());
    process.waitFor();
    return out.lines().map(String::strip).collect(Collectors.toList());
  }
}
