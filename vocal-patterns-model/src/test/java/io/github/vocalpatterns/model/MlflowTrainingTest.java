package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.vocalpatterns.registry.MlflowRegistry;
import io.github.vocalpatterns.registry.MlflowRun;
import io.github.vocalpatterns.registry.MlflowSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MlflowTrainingTest {

  private static final Pattern STEP = Pattern.compile("\"step\":(\\d+)");

  @TempDir private Path folder;
  private HttpServer server;
  private final List<String> logged = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          String answer = "{\"experiment\": {\"experiment_id\": \"1\"}}";
          if (path.endsWith("runs/create")) {
            answer =
                "{\"run\": {\"info\": {\"run_id\": \"r1\","
                    + " \"artifact_uri\": \"mlflow-artifacts:/1/r1/artifacts\"}}}";
          } else if (path.endsWith("runs/log-batch") && !away) {
            logged.add(body);
          }
          // 400 and not 500, which would be tried again after a pause.
          exchange.sendResponseHeaders(away ? 400 : 200, answer.length());
          exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private MlflowRun run() throws IOException {
    String uri = "http://127.0.0.1:" + server.getAddress().getPort();
    return MlflowRegistry.of(MlflowSettings.of(uri).withCacheFolder(folder)).startRun("test");
  }

  private static EpochResult epoch(int number) {
    return new EpochResult(number, 1e-3, 1.0 / number, 0.5, 0.9 / number, 0.6, 1.5);
  }

  private List<String> steps() {
    return logged.stream()
        .filter(body -> body.contains("validation.loss"))
        .map(
            body -> {
              var matcher = STEP.matcher(body);
              assertTrue(matcher.find());
              return matcher.group(1);
            })
        .toList();
  }

  @Test
  void thePlanAndEveryEpochAreLogged() throws IOException {
    MlflowTraining training = MlflowTraining.in(run());
    training.started(TrainingPlan.DEFAULT, new TrainingReport(List.of()), 10);
    training.epochDone(epoch(1));
    training.epochDone(epoch(2));
    assertTrue(
        logged.get(0).contains("\"batchSize\",\"value\":\"" + TrainingPlan.DEFAULT.batchSize()),
        logged.get(0));
    assertEquals(List.of("1", "2"), steps());
    assertTrue(logged.get(2).contains("\"validation.loss\",\"value\":0.45"), logged.get(2));
  }

  @Test
  void epochsThatAServerMissedFollowWhenItIsBack() throws IOException {
    MlflowTraining training = MlflowTraining.in(run());
    away = true;
    training.started(TrainingPlan.DEFAULT, new TrainingReport(List.of(epoch(1))), 10);
    training.epochDone(epoch(2));
    away = false;
    training.epochDone(epoch(3));
    assertEquals(List.of("1", "2", "3"), steps());
  }
}
