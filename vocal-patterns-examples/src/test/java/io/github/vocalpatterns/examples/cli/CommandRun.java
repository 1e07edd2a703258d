package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;

/** One call of the command line, and what came of it. */
record CommandRun(int status, String out, String err) {

  static CommandRun of(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
    CommandLine commandLine = Main.commandLine(words);
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return new CommandRun(commandLine.execute(words), out.toString(), err.toString());
  }

  /** A call that has to succeed. */
  static CommandRun succeeding(Object... arguments) {
    CommandRun run = of(arguments);
    assertEquals(0, run.status(), run.err());
    return run;
  }

  /** Standard output as one JSON object. */
  JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }

  /** Standard output as one JSON object a line. */
  List<JsonObject> jsonLines() {
    return out.lines().map(line -> JsonParser.parseString(line).getAsJsonObject()).toList();
  }
}
