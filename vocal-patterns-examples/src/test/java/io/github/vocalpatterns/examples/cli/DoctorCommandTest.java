package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpServer;
import io.github.vocalpatterns.examples.cli.Checkup.Finding;
import io.github.vocalpatterns.examples.cli.Checkup.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {

  private static final String MLFLOW = "MLFLOW_TRACKING_URI";

  private static Finding about(String topic, Map<String, String> environment) {
    return new MachineCheckup(environment, true)
        .findings().stream()
            .filter(finding -> finding.topic().equals(topic))
            .findFirst()
            .orElseThrow();
  }

  @Test
  void linesBreakBetweenWordsWhereTheTerminalEnds() {
    String text = "to use a server, set MLFLOW_TRACKING_URI=http://HOST:5000";
    assertEquals(text, DoctorCommand.wrapped(text, 4, 0), "no terminal");
    assertEquals(text, DoctorCommand.wrapped(text, 4, 80));
    assertEquals(
        List.of("to use a", "    server,", "    set", "    MLFLOW_TRACKING_URI=http://HOST:5000"),
        DoctorCommand.wrapped(text, 4, 12).lines().toList());
  }

  @Test
  void whatWorksHereIsSoundAndEverythingElseSaysWhatToDo() {
    CommandRun run = CommandRun.of("doctor", "--json");
    List<JsonObject> lines = run.jsonLines();
    Map<String, String> states = new HashMap<>();
    for (JsonObject line : lines) {
      states.put(line.get("topic").getAsString(), line.get("state").getAsString());
      assertFalse(line.get("found").getAsString().isBlank(), line.toString());
      assertEquals(
          line.get("state").getAsString().equals("OK"),
          line.get("advice").getAsString().isEmpty(),
          line.toString());
    }
    assertEquals(
        List.of(
            "Java",
            "Machine",
            "Model",
            "Kernels",
            "Colours",
            "Microphone",
            "MLflow",
            "Training",
            "Threads"),
        lines.stream().map(line -> line.get("topic").getAsString()).toList());
    assertEquals("OK", states.get("Java"));
    assertEquals("OK", states.get("Model"));
    assertEquals("OK", states.get("Training"));
    assertEquals(states.containsValue("PROBLEM") ? 1 : 0, run.status());
  }

  @Test
  void thePersonReadsALineEach() {
    String out = CommandRun.of("doctor").out();
    assertTrue(out.startsWith("ok      Java "), out);
    assertTrue(out.contains("→ "), out);
  }

  @Test
  void aServerThatAnswersIsReachable() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes());
          exchange.close();
        });
    server.start();
    try {
      String uri = "http://127.0.0.1:" + server.getAddress().getPort();
      assertEquals(State.OK, about("MLflow", Map.of(MLFLOW, uri)).state());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aServerThatDoesNotAnswerAndAnAddressThatIsNoneAreProblems() {
    Finding away = about("MLflow", Map.of(MLFLOW, "http://127.0.0.1:1"));
    assertEquals(State.PROBLEM, away.state());
    assertTrue(away.advice().contains(MLFLOW), away.advice());
    assertEquals(State.PROBLEM, about("MLflow", Map.of(MLFLOW, "no address")).state());
    assertEquals(State.HINT, about("MLflow", Map.of()).state());
  }

  @Test
  void coloursAreOffWhereTheyAreNotWanted() {
    assertTrue(about("Colours", Map.of("NO_COLOR", "1")).found().contains("NO_COLOR"));
  }
}
