package io.github.vocalpatterns.registry;

import io.github.vocalpatterns.audio.storage.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server on loopback that answers as MLflow 3.17 does when it is asked for {@code voice}, and
 * misbehaves when told to. On bare sockets: a web server's library would not let it.
 */
final class FakeServer implements AutoCloseable {

  enum Mood {
    WELL,
    HANGS_BEFORE_ANSWERING,
    HANGS_WITHIN_THE_BODY,
    SENDS_A_BYTE_NOW_AND_THEN,
    CLOSES_AT_ONCE,
    CLOSES_WITHIN_THE_BODY,
    ANSWERS_500,
    ANSWERS_503_ONCE,
    ANSWERS_RUBBISH,
    ANSWERS_NO_HTTP,
    ANSWERS_ENDLESSLY,
    ANSWERS_ANOTHER_PAGE_OF_JSON,
    REDIRECTS,
    WANTS_A_LOGIN
  }

  private final ServerSocket socket;
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> authorizations = new CopyOnWriteArrayList<>();

  volatile Mood mood = Mood.WELL;

  /** Whether only the files of models are served in the mood, and all else well. */
  volatile boolean onlyArtifacts;

  /** The version that champion points at, and what each version's file holds. */
  volatile int champion = 1;

  volatile byte[] content = {};
  volatile String sha256 = "";
  volatile String downloadUri = "mlflow-artifacts:/1/run/artifacts/model";
  volatile String redirectTarget = "http://127.0.0.1:1/elsewhere";

  FakeServer() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::acceptAll);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "fake server");
    thread.setDaemon(true);
    thread.start();
  }

  void offer(int version, byte[] model) {
    champion = version;
    content = model;
    sha256 = Sha256.of(model);
  }

  String uri() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  MlflowSettings settings(Path cache) {
    return MlflowSettings.of(uri()).withCacheFolder(cache);
  }

  /** Settings that give up after a second. */
  MlflowSettings hastySettings(Path cache) {
    return settings(cache)
        .withConnectTimeout(Duration.ofSeconds(1))
        .withRequestTimeout(Duration.ofSeconds(1))
        .withTransferTimeout(Duration.ofSeconds(1));
  }

  List<String> requests() {
    return requests;
  }

  List<String> authorizations() {
    return authorizations;
  }

  private void acceptAll() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        connections.add(connection);
        if (socket.isClosed()) {
          // Closed meanwhile: whoever closed it may not have seen this connection.
          connection.close();
          return;
        }
        start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      InputStream in = new BufferedInputStream(connection.getInputStream());
      for (String request = readLine(in); !request.isEmpty(); request = readLine(in)) {
        int length = 0;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
          if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
            length = Integer.parseInt(line.substring(15).strip());
          }
          if (line.toLowerCase(Locale.ROOT).startsWith("authorization:")) {
            authorizations.add(line.substring(14).strip());
          }
        }
        in.readNBytes(length);
        requests.add(request);
        boolean isArtifact = request.contains("/mlflow-artifacts/");
        Mood now = onlyArtifacts && !isArtifact ? Mood.WELL : mood;
        if (!answer(now, request, connection.getOutputStream())) {
          return;
        }
      }
    } catch (IOException e) {
      // The client hung up.
      return;
    }
  }

  private static String readLine(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Returns whether the connection stays open. */
  private boolean answer(Mood now, String request, OutputStream out) throws IOException {
    switch (now) {
      case WELL -> write(out, "200 OK", "", body(request));
      case HANGS_BEFORE_ANSWERING -> sleep(60_000);
      case HANGS_WITHIN_THE_BODY -> {
        out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"registered"));
        out.flush();
        sleep(60_000);
      }
      case SENDS_A_BYTE_NOW_AND_THEN -> {
        // Never silent for as long as a timeout between two bytes would have to be.
        out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
        for (int i = 0; i < 1000; i++) {
          out.write(' ');
          out.flush();
          sleep(50);
        }
      }
      case CLOSES_AT_ONCE -> {
        return false;
      }
      case CLOSES_WITHIN_THE_BODY -> {
        out.write(ascii("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"registered"));
        return false;
      }
      case ANSWERS_500 ->
          write(out, "500 Internal Server Error", "", ascii("<html>\n\u001b[31mtraceback</html>"));
      case ANSWERS_503_ONCE -> {
        mood = Mood.WELL;
        write(out, "503 Service Unavailable", "", ascii("later"));
      }
      case ANSWERS_RUBBISH -> write(out, "200 OK", "", ascii("{\"model_version\": {\"na"));
      case ANSWERS_NO_HTTP -> {
        out.write(ascii("SSH-2.0-OpenSSH_9.9\r\n\r\n"));
        return false;
      }
      case ANSWERS_ENDLESSLY -> {
        out.write(ascii("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"));
        byte[] chunk = ascii("10000\r\n" + " ".repeat(0x10000) + "\r\n");
        while (true) {
          out.write(chunk);
        }
      }
      case ANSWERS_ANOTHER_PAGE_OF_JSON ->
          write(out, "200 OK", "", ascii("{\"registered_model\": [1], \"model_version\": null}"));
      case REDIRECTS ->
          write(out, "302 Found", "Location: " + redirectTarget + "\r\n", new byte[0]);
      case WANTS_A_LOGIN -> write(out, "401 Unauthorized", "", ascii("log in"));
    }
    return true;
  }

  private static void write(OutputStream out, String status, String headers, byte[] body)
      throws IOException {
    out.write(ascii("HTTP/1.1 " + status + "\r\n" + headers));
    out.write(ascii("Content-Length: " + body.length + "\r\n\r\n"));
    out.write(body);
    out.flush();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private byte[] body(String request) {
    if (request.contains("/registered-models/get?")) {
      return ascii(
          "{\"registered_model\": {\"name\": \"voice\", \"aliases\": [{\"alias\": \"champion\","
              + " \"version\": \"%d\"}]}}".formatted(champion));
    }
    if (request.contains("/model-versions/get?")) {
      return ascii(
          ("{\"model_version\": {\"name\": \"voice\", \"version\": \"%d\", \"creation_timestamp\":"
                  + " 1795379090689, \"status\": \"READY\", \"tags\": [{\"key\":"
                  + " \"vocal_patterns.sha256\", \"value\": \"%s\"}]}}")
              .formatted(champion, sha256));
    }
    if (request.contains("/model-versions/get-download-uri?")) {
      return ascii("{\"artifact_uri\": \"" + downloadUri + "\"}");
    }
    return content;
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
