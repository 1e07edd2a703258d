package io.github.vocalpatterns.registry;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.registry.RegistryException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Calls of an MLflow server. Each ends within its timeout, repeats included, with an answer of
 * bounded size or a {@link RegistryException}. Redirects are not followed, so credentials go
 * nowhere else.
 */
final class MlflowHttp {

  private static final String API = "/api/2.0/mlflow/";
  private static final String ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

  /** Answers list versions with their tags; the largest page takes a few MB. */
  private static final int LONGEST_ANSWER = 16 << 20;

  private static final int TRIES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** Of a server that may answer when asked again. */
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  private final MlflowSettings settings;
  private final HttpClient client;

  MlflowHttp(MlflowSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connectTimeout())
            .build();
  }

  /** Whether a call may be sent again when nobody knows if it arrived. */
  enum Repeat {
    YES,
    NO
  }

  <T> T get(String call, Map<String, String> query, Function<JsonObject, T> reader)
      throws IOException {
    String text =
        query.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encode(entry.getValue()))
            .collect(Collectors.joining("&"));
    byte[] answer = exchange("GET", API + call + "?" + text, null, Repeat.YES);
    return read(call, answer, reader);
  }

  <T> T post(String call, JsonObject body, Repeat repeat, Function<JsonObject, T> reader)
      throws IOException {
    return read(call, exchange("POST", API + call, Json.bytes(body), repeat), reader);
  }

  void post(String call, JsonObject body, Repeat repeat) throws IOException {
    exchange("POST", API + call, Json.bytes(body), repeat);
  }

  void delete(String call, JsonObject body) throws IOException {
    exchange("DELETE", API + call, Json.bytes(body), Repeat.NO);
  }

  private byte[] exchange(String method, String path, byte @Nullable [] body, Repeat repeat)
      throws IOException {
    return exchange(
        method, path, body, "application/json", LONGEST_ANSWER, settings.requestTimeout(), repeat);
  }

  byte[] download(ArtifactPath path, int maxBytes) throws IOException {
    return exchange(
        "GET",
        ARTIFACTS + path.encoded(),
        null,
        "application/octet-stream",
        maxBytes,
        settings.transferTimeout(),
        Repeat.YES);
  }

  void upload(ArtifactPath path, byte[] content) throws IOException {
    exchange(
        "PUT",
        ARTIFACTS + path.encoded(),
        content,
        "application/octet-stream",
        LONGEST_ANSWER,
        settings.transferTimeout(),
        Repeat.YES);
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private <T> T read(String call, byte[] answer, Function<JsonObject, T> reader)
      throws RegistryException {
    try {
      return reader.apply(Json.parse(answer));
    } catch (IllegalArgumentException e) {
      throw failure(
          Reason.UNAVAILABLE, call, "answered what MLflow would not: " + e.getMessage(), e);
    }
  }

  private RegistryException failure(
      Reason reason, String path, String what, @Nullable Throwable cause) {
    String call = path.replaceFirst("\\?.*", "").replaceFirst("^/api/2.0/", "");
    return new RegistryException(
        reason, "the server %s %s (%s)".formatted(settings.trackingUri(), what, call), cause);
  }

  private byte[] exchange(
      String method,
      String path,
      byte @Nullable [] body,
      String type,
      int maxBytes,
      Duration timeout,
      Repeat repeat)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(settings.trackingUri() + path))
            .header("Content-Type", type)
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    settings.authorization().ifPresent(value -> request.header("Authorization", value));
    long deadline = System.nanoTime() + timeout.toNanos();
    long pauseNanos = FIRST_PAUSE.toNanos();
    for (int attempt = 1; ; attempt++) {
      try {
        return once(request.build(), path, maxBytes, timeout, deadline);
      } catch (RegistryException e) {
        boolean again =
            repeat == Repeat.YES
                && attempt < TRIES
                && e.reason() == Reason.UNAVAILABLE
                && !(e.getCause() instanceof LimitedBody.TooLong)
                && deadline - System.nanoTime() > pauseNanos;
        if (!again) {
          throw e;
        }
      }
      pause(pauseNanos);
      pauseNanos *= 4;
    }
  }

  private static void pause(long nanos) throws InterruptedIOException {
    try {
      TimeUnit.NANOSECONDS.sleep(nanos);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while waiting for the MLflow server");
  }

  private byte[] once(
      HttpRequest request, String path, int maxBytes, Duration timeout, long deadline)
      throws IOException {
    CompletableFuture<HttpResponse<byte[]>> pending =
        client.sendAsync(request, head -> new LimitedBody(maxBytes));
    try {
      // The request's own timeout ends with the headers; this one covers the body, too.
      HttpResponse<byte[]> response =
          pending.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
      if (response.statusCode() == 200) {
        return response.body();
      }
      throw refusal(path, response);
    } catch (TimeoutException e) {
      throw failure(Reason.UNAVAILABLE, path, "gave no whole answer within " + seconds(timeout), e);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw failure(Reason.UNAVAILABLE, path, explain(cause), cause);
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      pending.cancel(true); // Hangs up if the answer is not complete.
    }
  }

  private static String seconds(Duration timeout) {
    return timeout.toMillis() / 1000.0 + " s";
  }

  private String explain(Throwable cause) {
    if (cause instanceof HttpTimeoutException) {
      return "could not be connected to within " + seconds(settings.connectTimeout());
    }
    if (cause instanceof ConnectException) {
      return "could not be connected to";
    }
    if (cause instanceof LimitedBody.TooLong) {
      return "is not to be trusted: " + cause.getMessage();
    }
    String message = cause.getMessage();
    return "broke off: " + (message == null ? cause.getClass().getSimpleName() : message);
  }

  private RegistryException refusal(String path, HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status >= 300 && status < 400) {
      String target = response.headers().firstValue("Location").orElse("an unknown place");
      return failure(
          Reason.REFUSED,
          path,
          "sends callers on to %s: give that address, it is not followed".formatted(target),
          null);
    }
    if (status == 401 || status == 403) {
      return failure(
          Reason.REFUSED,
          path,
          "answered %d: MLFLOW_TRACKING_USERNAME and _PASSWORD, or _TOKEN, are missing or wrong"
              .formatted(status),
          null);
    }
    String code = "";
    String message = new String(response.body(), StandardCharsets.UTF_8);
    try {
      JsonObject json = Json.parse(response.body());
      code = Json.optionalString(json, "error_code").orElse("");
      message = Json.optionalString(json, "message").orElse("");
    } catch (IllegalArgumentException e) {
      // A proxy's page, say: shown as it is, cut short.
      code = "";
    }
    Reason reason = Reason.REFUSED;
    if (PASSING.contains(status)) {
      reason = Reason.UNAVAILABLE;
    } else if (code.equals("RESOURCE_DOES_NOT_EXIST") || status == 404 && code.isEmpty()) {
      reason = Reason.NOT_FOUND;
    }
    String shown = message.substring(0, Math.min(message.length(), 300));
    return failure(reason, path, "answered %d %s: %s".formatted(status, code, shown), null);
  }
}
