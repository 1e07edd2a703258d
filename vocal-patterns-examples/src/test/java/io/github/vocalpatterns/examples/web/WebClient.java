package io.github.vocalpatterns.examples.web;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Talks to a running demo, well-behaved or not. */
final class WebClient {

  static final Path SAMPLES = Path.of("..", "samples");

  private static final String BOUNDARY = "----of-the-test";
  private static final String CRLF = "\r\n";

  private final HttpClient http = HttpClient.newHttpClient();
  private final WebDemo demo;

  WebClient(WebDemo demo) {
    this.demo = demo;
  }

  static byte[] sample(String name) {
    try {
      return Files.readAllBytes(SAMPLES.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonObject json(HttpResponse<byte[]> response) {
    return JsonParser.parseString(new String(response.body(), StandardCharsets.UTF_8))
        .getAsJsonObject();
  }

  static String error(HttpResponse<byte[]> response) {
    return json(response).get("error").getAsString();
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send("GET", path, null, new byte[0]);
  }

  /** Uploads a file as a browser does. */
  HttpResponse<byte[]> upload(String path, String fileName, byte[] file)
      throws IOException, InterruptedException {
    return send("POST", path, formType(), form("file", fileName, file));
  }

  static String formType() {
    return "multipart/form-data; boundary=" + BOUNDARY;
  }

  static byte[] form(String field, String fileName, byte[] file) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String head =
        "--"
            + BOUNDARY
            + CRLF
            + "Content-Disposition: form-data; name=\""
            + field
            + "\"; filename=\""
            + fileName
            + "\""
            + CRLF
            + "Content-Type: audio/wav"
            + CRLF
            + CRLF;
    body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(file);
    body.writeBytes((CRLF + "--" + BOUNDARY + "--" + CRLF).getBytes(StandardCharsets.UTF_8));
    return body.toByteArray();
  }

  HttpResponse<byte[]> send(String method, String path, @Nullable String contentType, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(demo.url()).resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
    if (contentType != null) {
      request.header("Content-Type", contentType);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Sends bytes as they are and gives all that comes back until the server closes. */
  String raw(String bytes) throws IOException {
    try (Socket socket = open(bytes)) {
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A connection on which something was sent, and on which the rest never comes. */
  Socket open(String bytes) throws IOException {
    Socket socket = new Socket("127.0.0.1", demo.port());
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
    return socket;
  }
}
