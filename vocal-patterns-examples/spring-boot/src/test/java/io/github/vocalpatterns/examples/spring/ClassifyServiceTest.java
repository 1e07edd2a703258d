package io.github.vocalpatterns.examples.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service as it runs, asked over HTTP. */
class ClassifyServiceTest {

  private static ConfigurableApplicationContext service;

  @BeforeAll
  static void start() {
    service =
        SpringApplication.run(
            ClassifyService.class,
            "--server.port=0",
            "--server.address=127.0.0.1",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  private static HttpResponse<String> upload(byte[] recording)
      throws IOException, InterruptedException {
    String head =
        "--next\r\nContent-Disposition: form-data; name=\"file\"; filename=\"take.wav\"\r\n\r\n";
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    form.writeBytes(recording);
    form.writeBytes("\r\n--next--\r\n".getBytes(StandardCharsets.US_ASCII));
    String port = service.getEnvironment().getProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/classify"))
            .header("Content-Type", "multipart/form-data; boundary=next")
            .POST(BodyPublishers.ofByteArray(form.toByteArray()))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  @Test
  void anUploadIsAnsweredWithItsPattern() throws Exception {
    HttpResponse<String> answer =
        upload(Files.readAllBytes(Path.of("..", "..", "samples", "scale.wav")));

    assertEquals(200, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"pattern\":\"SCALE\""), answer.body());
    assertTrue(answer.body().contains("\"SCALE\":0.9"), answer.body());
    assertTrue(answer.body().contains("\"doubts\":[]"), answer.body());
  }

  @Test
  void whatIsNoRecordingIsRefusedInOneSentence() throws Exception {
    HttpResponse<String> answer = upload("no sound".getBytes(StandardCharsets.US_ASCII));

    assertEquals(422, answer.statusCode(), answer.body());
    assertTrue(answer.body().contains("\"detail\":\"the upload"), answer.body());
  }
}
