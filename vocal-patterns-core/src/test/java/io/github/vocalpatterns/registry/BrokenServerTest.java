package io.github.vocalpatterns.registry;

import static io.github.vocalpatterns.registry.Models.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.registry.FakeServer.Mood;
import io.github.vocalpatterns.registry.RegistryException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server may do to a client, and that nothing kept is lost by it. */
class BrokenServerTest {

  /** The settings' second for each of at most two calls, and time for a slow machine. */
  private static final Duration STATED = Duration.ofSeconds(10);

  private static final ModelReference CHAMPION = ModelReference.parse("voice@champion");

  @TempDir private Path cache;
  private FakeServer server;
  private MlflowRegistry registry;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    server.offer(1, Models.numbered(1).toBytes());
    registry = MlflowRegistry.of(server.settings(cache));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private int load() throws IOException {
    return Models.numberOf(registry.load(CHAMPION).file());
  }

  private Map<String, String> cached() throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(cache)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(cache.relativize(path).toString(), Sha256.of(Files.readAllBytes(path)));
      }
    }
    return files;
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"WELL", "ANSWERS_503_ONCE", "REDIRECTS", "WANTS_A_LOGIN"})
  void aServerOutOfOrderIsAClearErrorInTimeAndTheCacheServes(Mood mood) throws IOException {
    assertEquals(1, load());
    Map<String, String> before = cached();
    assertEquals(3, before.size(), before.toString());
    MlflowRegistry hasty = MlflowRegistry.of(server.hastySettings(cache));
    server.mood = mood;

    // Whoever asks for what only the server can tell gets an error that names it.
    assertTimeoutPreemptively(
        STATED,
        () -> {
          RegistryException e = assertFails(Reason.UNAVAILABLE, () -> hasty.get(CHAMPION));
          assertTrue(e.getMessage().contains(server.uri()), e.getMessage());
          assertFalse(e.getMessage().contains("\u001b"), e.getMessage());
        });
    assertTimeoutPreemptively(
        STATED, () -> assertEquals(1, hasty.load(CHAMPION).version().version()));

    // A client that never loaded it has nothing to fall back on.
    MlflowRegistry stranger = MlflowRegistry.of(server.hastySettings(cache.resolve("other")));
    assertTimeoutPreemptively(
        STATED, () -> assertFails(Reason.UNAVAILABLE, () -> stranger.load(CHAMPION)));
    assertTimeoutPreemptively(
        STATED,
        () -> assertFails(Reason.UNAVAILABLE, () -> hasty.add("voice", Models.numbered(2))));
    assertEquals(before, cached());

    server.mood = Mood.WELL;
    server.offer(2, Models.numbered(2).toBytes());
    assertEquals(2, load());
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {
        "HANGS_WITHIN_THE_BODY",
        "SENDS_A_BYTE_NOW_AND_THEN",
        "CLOSES_WITHIN_THE_BODY",
        "ANSWERS_500"
      })
  void aNewVersionThatCannotBeFetchedLeavesTheOldOneServing(Mood mood) throws IOException {
    assertEquals(1, load());
    server.offer(2, Models.numbered(2).toBytes());
    server.onlyArtifacts = true;
    server.mood = mood;
    MlflowRegistry hasty =
        MlflowRegistry.of(server.settings(cache).withTransferTimeout(Duration.ofSeconds(1)));
    assertTimeoutPreemptively(
        STATED, () -> assertEquals(1, hasty.load(CHAMPION).version().version()));
    assertTimeoutPreemptively(
        STATED, () -> assertFails(Reason.UNAVAILABLE, () -> hasty.load("voice/2")));
    server.mood = Mood.WELL;
    assertEquals(2, load());
  }

  @Test
  void aServerThatIsGoneIsReplacedByTheCache() throws IOException {
    assertEquals(1, load());
    server.close();
    assertFails(Reason.UNAVAILABLE, () -> registry.get(CHAMPION));
    assertEquals(1, load());
    assertEquals(1, Models.numberOf(registry.load("voice/1").file()));
    // Another process on this machine.
    MlflowRegistry other = MlflowRegistry.of(server.settings(cache));
    assertEquals(1, other.load(CHAMPION).version().version());
  }

  @Test
  void theWrongModelIsRefusedAndNotKept() throws IOException {
    assertEquals(1, load());
    Map<String, String> before = cached();
    server.offer(2, Models.numbered(2).toBytes());
    server.content = Models.numbered(3).toBytes();
    // Not served from the cache: a champion that was swapped on the server must be noticed.
    RegistryException e = assertFails(Reason.CORRUPT, this::load);
    assertTrue(e.getMessage().contains("SHA-256"), e.getMessage());
    assertEquals(before, cached());
    server.offer(2, new byte[] {1, 2, 3});
    assertFails(Reason.CORRUPT, this::load);
    assertEquals(before, cached());
  }

  @Test
  void aModelIsFetchedOnce() throws IOException {
    load();
    load();
    assertEquals(
        1, server.requests().stream().filter(line -> line.contains("mlflow-artifacts")).count());
  }

  @Test
  void aBrokenCacheIsFetchedAgain() throws IOException {
    load();
    for (String file : cached().keySet()) {
      Files.writeString(cache.resolve(file), "{\"version\": ");
    }
    assertEquals(1, load());
    server.close();
    assertEquals(1, load());
  }

  @Test
  void whatPassesIsTriedAgain() throws IOException {
    server.mood = Mood.ANSWERS_503_ONCE;
    assertEquals(1, registry.get(CHAMPION).version());
    assertEquals(3, server.requests().size());
  }

  @Test
  void whatMakesSomethingNewIsNotTriedAgain() {
    server.mood = Mood.CLOSES_AT_ONCE;
    MlflowHttp http = new MlflowHttp(server.settings(cache));
    assertFails(
        Reason.UNAVAILABLE, () -> http.post("runs/create", new JsonObject(), MlflowHttp.Repeat.NO));
    assertEquals(1, server.requests().size());
  }

  @Test
  void aRedirectIsNotFollowedAndCredentialsStayHere() throws IOException {
    try (FakeServer elsewhere = new FakeServer()) {
      elsewhere.offer(1, Models.numbered(1).toBytes());
      server.redirectTarget = elsewhere.uri() + "/api";
      server.mood = Mood.REDIRECTS;
      MlflowRegistry withToken =
          MlflowRegistry.of(server.settings(cache).withToken("a-very-secret-token"));
      RegistryException e = assertFails(Reason.REFUSED, () -> withToken.load(CHAMPION));
      assertTrue(e.getMessage().contains(elsewhere.uri()), e.getMessage());
      assertEquals(List.of("Bearer a-very-secret-token"), server.authorizations());
      assertEquals(List.of(), elsewhere.requests());
    }
  }

  @Test
  void aLoginThatIsMissingIsSaidWithoutThePassword() {
    server.mood = Mood.WANTS_A_LOGIN;
    MlflowSettings settings = server.settings(cache).withBasicCredentials("me", "s3cret");
    RegistryException e =
        assertFails(Reason.REFUSED, () -> MlflowRegistry.of(settings).load(CHAMPION));
    assertTrue(e.getMessage().contains("MLFLOW_TRACKING_USERNAME"), e.getMessage());
    assertFalse((e + settings.toString()).contains("s3cret"));
    assertEquals(List.of("Basic bWU6czNjcmV0"), server.authorizations());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mlflow-artifacts:/1/../../secret",
        "mlflow-artifacts://another.host/1/run",
        "mlflow-artifacts:/1//run",
        "mlflow-artifacts:/1/run/.",
        "mlflow-artifacts:/1/run\\\\..",
        "file:///etc",
        "s3://bucket/model",
        "http://127.0.0.1/x",
        ""
      })
  void aPlaceWithTricksIsNotAskedFor(String uri) {
    server.downloadUri = uri;
    assertFails(Reason.REFUSED, this::load);
    assertTrue(server.requests().stream().noneMatch(line -> line.contains("mlflow-artifacts")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../../../tmp/x", "0", "/etc/passwd", "A\\u0000"})
  void aHashWithTricksNeverBecomesAPath(String sha256) throws IOException {
    server.sha256 = sha256;
    assertFails(Reason.UNAVAILABLE, this::load);
    assertEquals(Map.of(), cached());
  }

  @Test
  void anInterruptEndsTheWait() throws Exception {
    server.mood = Mood.HANGS_BEFORE_ANSWERING;
    MlflowRegistry patient =
        MlflowRegistry.of(server.settings(cache).withRequestTimeout(Duration.ofMinutes(1)));
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                patient.load(CHAMPION);
              } catch (IOException e) {
                thrown.set(e);
              }
            });
    thread.start();
    while (server.requests().isEmpty()) {
      Thread.sleep(5);
    }
    thread.interrupt();
    thread.join(STATED.toMillis());
    assertEquals(InterruptedIOException.class, thrown.get().getClass());
  }
}
