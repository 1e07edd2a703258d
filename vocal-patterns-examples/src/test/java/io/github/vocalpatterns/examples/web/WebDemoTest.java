package io.github.vocalpatterns.examples.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real server on a free port, which strangers use well and badly. */
class WebDemoTest {

  private static final String ANALYZE = "/api/analyze";
  private static final String PREDICT = "/predict";

  private static WebDemo demo;
  private static WebClient client;

  @BeforeAll
  static void start() throws IOException {
    demo = start(new WebSettings("127.0.0.1", 0, 1, 2, Duration.ofSeconds(2)));
    client = new WebClient(demo);
  }

  private static WebDemo start(WebSettings settings) throws IOException {
    return WebDemo.start(Classifier.pretrained(), "pretrained", settings);
  }

  @AfterAll
  static void stop() {
    demo.close();
  }

  @Test
  void aTakeIsAnalysedWithAllThatThePageShows() throws Exception {
    HttpResponse<byte[]> response = upload("scale.wav");
    assertEquals(200, response.statusCode());
    JsonObject json = WebClient.json(response);
    assertEquals("scale", json.get("pattern").getAsString());
    assertEquals("scale.wav", json.get("file").getAsString());
    assertTrue(json.getAsJsonArray("notes").size() >= 8, json::toString);
    assertEquals(1, json.getAsJsonArray("timeline").size());
    assertTrue(json.get("explanation").toString().contains("steps"), json::toString);
    Documented.check("/api/analyze", "post", response);
  }

  @Test
  void theLevelsOfTheSpectrogramReachFromTheLoudestDown() throws Exception {
    JsonObject picture = WebClient.json(upload("scale.wav")).getAsJsonObject("spectrogram");
    byte[] levels = Base64.getDecoder().decode(picture.get("levels").getAsString());
    assertEquals(picture.get("bands").getAsInt() * picture.get("frames").getAsInt(), levels.length);
    int most = 0;
    int least = 255;
    for (byte level : levels) {
      most = Math.max(most, level & 0xFF);
      least = Math.min(least, level & 0xFF);
    }
    assertEquals(255, most);
    assertEquals(0, least);
  }

  @Test
  void aRecordingNeedsNoFormAroundIt() throws Exception {
    HttpResponse<byte[]> response =
        client.send("POST", ANALYZE, "audio/wav", WebClient.sample("arpeggio.wav"));
    assertEquals("arpeggio", WebClient.json(response).get("pattern").getAsString());
    Documented.check("/api/analyze", "post", response);
  }

  /** The prototype's Streamlit client sends all samples as JSON numbers and reads these fields. */
  @Test
  void clientsOfThePrototypeAreAnswered() throws Exception {
    Waveform take = AudioFiles.read(WebClient.SAMPLES.resolve("arpeggio.wav"));
    String body = "{\"float_audio_array_as_list\": " + Arrays.toString(take.toArray()) + "}";
    WebSettings roomy = new WebSettings("127.0.0.1", 0, 8, 1, Duration.ofSeconds(30));
    try (WebDemo other = start(roomy)) {
      HttpResponse<byte[]> response =
          new WebClient(other)
              .send("POST", PREDICT, "application/json", body.getBytes(StandardCharsets.UTF_8));
      assertEquals(200, response.statusCode());
      JsonObject answer = WebClient.json(response).getAsJsonObject("response");
      assertEquals("Arpeggio", answer.get("prediction").getAsString());
      assertTrue(answer.get("confidence").getAsInt() > 50, answer::toString);
      Documented.check("/predict", "post", response);
    }
  }

  @Test
  void predictTakesAFileToo() throws Exception {
    HttpResponse<byte[]> response =
        client.upload(PREDICT, "scale.wav", WebClient.sample("scale.wav"));
    JsonObject answer = WebClient.json(response).getAsJsonObject("response");
    assertEquals("Scale", answer.get("prediction").getAsString());
    assertEquals("pretrained", answer.get("timestamp").getAsString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[1, 2]",
        "{}",
        "{\"float_audio_array_as_list\": 3}",
        "{\"float_audio_array_as_list\": [1, NaN]}",
        "{\"float_audio_array_as_list\": [1e99]}",
        "{\"float_audio_array_as_list\": [0.5, 0.5",
      })
  void samplesThatAreNoneAreRefusedInASentence(String body) throws Exception {
    HttpResponse<byte[]> response =
        client.send("POST", PREDICT, "application/json", body.getBytes(StandardCharsets.UTF_8));
    assertRefused(400, "float_audio_array_as_list", response);
  }

  @Test
  void anEmptyFileIsNamed() throws Exception {
    assertRefused(422, "take.wav is empty", client.upload(ANALYZE, "take.wav", new byte[0]));
  }

  @Test
  void aTextIsNoRecording() throws Exception {
    byte[] text = "these are words".getBytes(StandardCharsets.UTF_8);
    assertRefused(
        422, "notes.txt is not a recording", client.upload(ANALYZE, "C:\\my\\notes.txt", text));
  }

  @Test
  void aRecordingTooShortToJudgeIsRefused() throws Exception {
    byte[] start = Arrays.copyOf(WebClient.sample("scale.wav"), 2000);
    assertRefused(422, "it takes at least 0.25 s", client.upload(ANALYZE, "take.wav", start));
  }

  @Test
  void aDoubtIsGivenAsASentence() throws Exception {
    byte[] start = Arrays.copyOf(WebClient.sample("scale.wav"), 44 + 2 * 15_000);
    HttpResponse<byte[]> response = client.upload(ANALYZE, "note.wav", start);
    JsonObject doubt = WebClient.json(response).getAsJsonArray("doubts").get(0).getAsJsonObject();
    assertEquals("TOO_SHORT", doubt.get("code").getAsString());
    assertTrue(doubt.get("sentence").getAsString().contains("0.8 s"), doubt::toString);
    Documented.check("/api/analyze", "post", response);
  }

  /** A WAV that ends early is still a recording, as far as it goes. */
  @Test
  void aTruncatedTakeIsJudgedByWhatIsThere() throws Exception {
    byte[] half = Arrays.copyOf(WebClient.sample("scale.wav"), 170_000);
    HttpResponse<byte[]> response = client.upload(ANALYZE, "half.wav", half);
    assertEquals(200, response.statusCode());
    assertEquals(3.85, WebClient.json(response).get("durationSeconds").getAsDouble(), 0.01);
  }

  @Test
  void whatIsTooLargeIsRefusedAfterItWasReadSoThatTheAnswerArrives() throws Exception {
    HttpResponse<byte[]> response = client.upload(ANALYZE, "big.wav", new byte[6_000_000]);
    assertRefused(413, "at most 1 MB are taken", response);
  }

  /** 200 kB of FLAC, or of WAV at 1000 Hz, can be hours; the limit is one of time as well. */
  @Test
  void aLongRecordingInASmallFileIsRefused() throws Exception {
    byte[] wav = Arrays.copyOf(WebClient.sample("other.wav"), 900_000);
    // The sample rate and the size of the data in the header: 450 s at 1000 Hz.
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 1000).putInt(40, -1);
    assertRefused(413, "at most 300 s are taken", client.upload(ANALYZE, "slow.wav", wav));
  }

  @Test
  void aFormWithoutTheFileIsRefused() throws Exception {
    byte[] form = WebClient.form("sound", "scale.wav", new byte[100]);
    assertRefused(
        400, "no field named file", client.send("POST", ANALYZE, WebClient.formType(), form));
  }

  @Test
  void aFormCutOffIsRefused() throws Exception {
    byte[] form = WebClient.form("file", "scale.wav", WebClient.sample("scale.wav"));
    byte[] half = Arrays.copyOf(form, form.length / 2);
    assertRefused(400, "cut off", client.send("POST", ANALYZE, WebClient.formType(), half));
  }

  @Test
  void aFormOfManyPartsIsRefused() throws Exception {
    String part = "------of-the-test\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n";
    byte[] form =
        (part.repeat(10_000) + "------of-the-test--\r\n").getBytes(StandardCharsets.UTF_8);
    assertRefused(400, "no form", client.send("POST", ANALYZE, WebClient.formType(), form));
  }

  @Test
  void anotherContentTypeIsRefused() throws Exception {
    byte[] take = WebClient.sample("scale.wav");
    assertRefused(415, "text/plain", client.send("POST", ANALYZE, "text/plain", take));
    assertRefused(415, "missing", client.send("POST", ANALYZE, null, take));
    assertRefused(415, "json", client.send("POST", ANALYZE, "application/json", take));
  }

  @Test
  void anotherMethodIsRefusedAndTheRightOneNamed() throws Exception {
    HttpResponse<byte[]> get = client.get(ANALYZE);
    assertRefused(405, "POST is", get);
    assertEquals("POST", get.headers().firstValue("Allow").orElseThrow());
    HttpResponse<byte[]> post = client.send("POST", "/", "text/plain", new byte[3]);
    assertRefused(405, "GET, HEAD is", post);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/samples/", "/../pom.xml", "/%2e%2e/pom.xml", "/page/app.js"})
  void onlyWhatIsListedIsServed(String path) throws Exception {
    assertTrue(List.of(400, 404).contains(client.get(path).statusCode()));
  }

  @Test
  void everyAnswerCarriesTheHeadersThatProtect() throws Exception {
    for (String path : List.of("/", "/app.js", "/health", "/nothing")) {
      HttpResponse<byte[]> response = client.get(path);
      String policy = response.headers().firstValue("Content-Security-Policy").orElseThrow();
      assertTrue(policy.startsWith("default-src 'self';"), policy);
      assertEquals("nosniff", response.headers().firstValue("X-Content-Type-Options").get());
      assertEquals("no-referrer", response.headers().firstValue("Referrer-Policy").get());
      assertTrue(response.headers().firstValue("Server").isEmpty());
    }
  }

  /** Every address in the page's files is its own: nothing is loaded from the network. */
  @Test
  void thePageNamesNoOtherHost() throws Exception {
    for (String path : List.of("/", "/style.css", "/app.js", "/charts.js", "/player.js")) {
      String text = new String(client.get(path).body(), StandardCharsets.UTF_8);
      assertTrue(!text.contains("http://") && !text.contains("https://"), path);
    }
  }

  @Test
  void theSampleTakesAreServed() throws Exception {
    for (String name : List.of("scale.wav", "arpeggio.wav", "other.wav")) {
      assertArrayEquals(WebClient.sample(name), client.get("/samples/" + name).body());
    }
  }

  @Test
  void healthIsAsDocumented() throws Exception {
    HttpResponse<byte[]> response = client.get("/health");
    assertEquals("up", WebClient.json(response).get("status").getAsString());
    Documented.check("/health", "get", response);
  }

  /** Jetty would put large parts of forms into files there, if it was allowed to. */
  @Test
  void noUploadLeavesAFileBehind() throws Exception {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<Path> before = filesWith("MultiPart", temporary);
    upload("scale.wav");
    client.upload(ANALYZE, "big.wav", new byte[900_000]);
    client.upload(ANALYZE, "big.wav", new byte[2_000_000]);
    assertEquals(before, filesWith("MultiPart", temporary));
    assertEquals(List.of(), filesWith("MultiPart", Path.of(".")));
  }

  private static List<Path> filesWith(String text, Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(path -> path.getFileName().toString().contains(text)).sorted().toList();
    }
  }

  @Test
  void aPortInUseIsNamed() {
    WebSettings taken = new WebSettings("127.0.0.1", demo.port(), 1, 1, Duration.ofSeconds(1));
    IOException refused = assertThrows(IOException.class, () -> start(taken));
    assertTrue(refused.getMessage().contains("127.0.0.1:" + demo.port()), refused.getMessage());
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    Duration second = Duration.ofSeconds(1);
    assertRefused("host", () -> new WebSettings(" ", 0, 1, 1, second));
    assertRefused("port", () -> new WebSettings("localhost", 65_536, 1, 1, second));
    assertRefused("maxMegabytes", () -> new WebSettings("localhost", 0, 513, 1, second));
    assertRefused("threads", () -> new WebSettings("localhost", 0, 1, 0, second));
    assertRefused("uploadTimeout", () -> new WebSettings("localhost", 0, 1, 1, Duration.ZERO));
  }

  private static void assertRefused(String name, Executable build) {
    String message = assertThrows(IllegalArgumentException.class, build).getMessage();
    assertTrue(message.startsWith(name + " is "), message);
  }

  private static HttpResponse<byte[]> upload(String sample)
      throws IOException, InterruptedException {
    return client.upload(ANALYZE, sample, WebClient.sample(sample));
  }

  private static void assertRefused(int status, String part, HttpResponse<byte[]> response) {
    String error = WebClient.error(response);
    assertEquals(status, response.statusCode(), error);
    assertTrue(error.contains(part), error);
    assertTrue(error.endsWith("."), error);
    assertEquals(1, error.lines().count(), error);
    if (List.of(ANALYZE, PREDICT).contains(response.uri().getPath()) && status != 405) {
      Documented.check(response.uri().getPath(), "post", response);
    }
  }
}
