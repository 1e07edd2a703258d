package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code train --mlflow}, against a server that says what MLflow says. */
class FollowedTrainingTest {

  @TempDir private Path folder;
  private HttpServer server;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private volatile byte[] uploaded = {};

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          byte[] body = exchange.getRequestBody().readAllBytes();
          if (path.endsWith("/model.vpm")) {
            uploaded = body;
          }
          calls.add(path + " " + new String(body, StandardCharsets.ISO_8859_1));
          byte[] answer = answer(path).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  private static String answer(String path) {
    if (path.endsWith("runs/create")) {
      return "{\"run\": {\"info\": {\"run_id\": \"r1\","
          + " \"artifact_uri\": \"mlflow-artifacts:/1/r1/artifacts\"}}}";
    }
    if (path.endsWith("model-versions/create")) {
      return "{\"model_version\": {\"name\": \"voice\", \"version\": \"3\", \"creation_timestamp\": 0,"
          + " \"source\": \"mlflow-artifacts:/1/r1/artifacts/model\", \"run_id\": \"r1\"}}";
    }
    return "{\"experiment\": {\"experiment_id\": \"1\"},"
        + " \"registered_model\": {\"name\": \"voice\"}}";
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private List<String> calls(String end) {
    return calls.stream().filter(call -> call.split(" ", 2)[0].endsWith(end)).toList();
  }

  private CommandRun train(Object... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("train", "--epochs", 1, "--convolutions", "4x5/4,8x3/2", "--lstm-units", 8));
    words.addAll(List.of("--dense-units", 8, "--out", folder.resolve("small.vpm")));
    words.addAll(List.of(more));
    return CommandRun.of(words.toArray());
  }

  private String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Test
  void theServerIsToldEveryEpochAndGetsTheModel() throws IOException {
    CommandRun run = train("--synthesize", 6, "--mlflow", "voice", "--mlflow-uri", uri());
    assertEquals(0, run.status(), run.err());
    assertTrue(run.out().contains("added voice/3"), run.out());
    String logged = String.join("\n", calls("runs/log-batch"));
    assertTrue(logged.contains("validation.loss"), logged);
    assertTrue(logged.contains("\"batchSize\""), logged);
    assertArrayEquals(Files.readAllBytes(folder.resolve("small.vpm")), uploaded);
    assertTrue(calls("runs/update").get(0).contains("FINISHED"));
  }

  @Test
  void aTrainingThatFailsEndsItsRunAsFailed() {
    CommandRun run =
        train("--data", folder.resolve("nothing"), "--mlflow", "voice", "--mlflow-uri", uri());
    assertEquals(1, run.status());
    assertEquals(1, calls("runs/update").size(), calls.toString());
    assertTrue(calls("runs/update").get(0).contains("FAILED"), calls.toString());
  }

  @Test
  void aServerThatIsAwayIsKnownBeforeAnythingIsTrained() {
    CommandRun run =
        train("--synthesize", 6000, "--mlflow", "voice", "--mlflow-uri", "http://127.0.0.1:1");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("127.0.0.1:1"), run.err());
    assertEquals(2, train("--synthesize", 6, "--mlflow", "voice", "--mlflow-uri", "").status());
  }
}
