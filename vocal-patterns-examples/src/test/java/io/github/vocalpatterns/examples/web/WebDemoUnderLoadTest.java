package io.github.vocalpatterns.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classifier;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many people at once, and people who dawdle. */
class WebDemoUnderLoadTest {

  private static final String PREDICT = "/predict";

  private static WebDemo start(WebSettings settings) throws IOException {
    return WebDemo.start(Classifier.pretrained(), "pretrained", settings);
  }

  /** More slow clients than threads of any kind: they hold none, so that others are served. */
  @Test
  void slowClientsKeepNobodyWaitingAndAreToldOff() throws Exception {
    String head =
        "POST /api/analyze HTTP/1.1\r\nHost: x\r\nContent-Type: audio/wav\r\n"
            + "Content-Length: 1000\r\n\r\nRIFF";
    WebSettings settings = new WebSettings("127.0.0.1", 0, 1, 8, Duration.ofSeconds(3));
    List<Socket> slow = new ArrayList<>();
    try (WebDemo other = start(settings)) {
      WebClient peer = new WebClient(other);
      for (int i = 0; i < 20; i++) {
        slow.add(peer.open(head));
        slow.add(peer.open("GET / HT"));
      }
      assertEquals(200, peer.upload(PREDICT, "a.wav", WebClient.sample("scale.wav")).statusCode());
      String answer =
          new String(slow.get(0).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(answer.startsWith("HTTP/1.1 408"), answer);
      assertTrue(answer.contains("took longer than 3.0 s"), answer);
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  @Test
  void whoComesWhenAllRoomIsTakenIsSentAwayForAWhile() throws Exception {
    String head =
        "POST /api/analyze HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            + "Content-Type: audio/wav\r\nContent-Length: 4\r\n\r\n";
    List<Socket> waiting = new ArrayList<>();
    WebSettings settings = new WebSettings("127.0.0.1", 0, 1, 1, Duration.ofSeconds(30));
    try (WebDemo other = start(settings)) {
      WebClient peer = new WebClient(other);
      String answer = "";
      while (!answer.startsWith("HTTP/1.1 503") && waiting.size() < 3 * settings.maxUploads()) {
        waiting.add(peer.open(head + "R"));
        answer = peer.raw(head + "RIFF");
      }
      assertTrue(waiting.size() >= settings.maxUploads(), waiting.size() + " fill the room");
      assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
      assertTrue(answer.contains("Retry-After"), answer);
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void manyAtOnceGetTheAnswerOfOne() throws Exception {
    byte[] take = WebClient.sample("arpeggio.wav");
    ExecutorService people = Executors.newFixedThreadPool(8);
    try (WebDemo demo = start(new WebSettings("127.0.0.1", 0, 1, 2, Duration.ofSeconds(30)))) {
      WebClient client = new WebClient(demo);
      String alone = answerOf(client.upload(PREDICT, "a.wav", take));
      List<Future<HttpResponse<byte[]>>> answers = new ArrayList<>();
      for (int i = 0; i < 24; i++) {
        answers.add(people.submit(() -> client.upload(PREDICT, "a.wav", take)));
      }
      int served = 0;
      for (Future<HttpResponse<byte[]>> answer : answers) {
        HttpResponse<byte[]> response = answer.get();
        if (response.statusCode() == 200) {
          assertEquals(alone, answerOf(response));
          served++;
        } else {
          assertEquals(503, response.statusCode());
          assertTrue(WebClient.error(response).contains("try again"), answerOf(response));
        }
      }
      assertTrue(served >= 4, served + " of 24 were served");
    } finally {
      people.shutdown();
    }
  }

  private static String answerOf(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }
}
