package io.github.vocalpatterns.registry;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real {@code mlflow server} on loopback, and the Python of its installation. The environment
 * variable {@code VOCAL_PATTERNS_MLFLOW} names the {@code mlflow} command.
 */
final class RealMlflow implements AutoCloseable {

  static final String VARIABLE = "VOCAL_PATTERNS_MLFLOW";

  /** A cold start reads hundreds of Python files. */
  private static final long SECONDS_TO_START = 120;

  private final Process process;
  private final Path command;
  private final int port;

  private RealMlflow(Process process, Path command, int port) {
    this.process = process;
    this.command = command;
    this.port = port;
  }

  /** Empty if the variable is not set; a variable that names nothing is a mistake, no wish. */
  static Optional<Path> command() {
    Optional<Path> command = Optional.ofNullable(System.getenv(VARIABLE)).map(Path::of);
    command.ifPresent(
        path -> {
          if (!Files.isExecutable(path)) {
            throw new IllegalStateException(VARIABLE + " is " + path + ", which is no command");
          }
        });
    return command;
  }

  static RealMlflow start(Path command, Path folder) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path log = folder.resolve("mlflow.log");
    ProcessBuilder builder =
        new ProcessBuilder(
                command.toString(),
                "server",
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--backend-store-uri",
                "sqlite:///" + folder.resolve("mlflow.db"),
                "--artifacts-destination",
                folder.resolve("artifacts").toString(),
                "--workers",
                "1")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // Half a dozen processes for jobs that nobody submits here.
    builder.environment().put("MLFLOW_SERVER_ENABLE_JOB_EXECUTION", "false");
    Process process = builder.start();
    RealMlflow server = new RealMlflow(process, command, port);
    for (long i = 0; i < 10 * SECONDS_TO_START; i++) {
      if (server.isHealthy()) {
        return server;
      }
      if (!process.isAlive()) {
        break;
      }
      Thread.sleep(100);
    }
    server.close();
    throw new IllegalStateException("mlflow server did not start:\n" + Files.readString(log));
  }

  private boolean isHealthy() throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(uri() + "/health")).build();
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    }
  }

  String uri() {
    return "http://127.0.0.1:" + port;
  }

  /** What a script prints, which finds the server as MLflow's clients do. */
  String python(Path folder, String script, String... arguments) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(command.resolveSibling("python").toString());
    line.add(Files.writeString(folder.resolve("script.py"), script).toString());
    line.addAll(Arrays.asList(arguments));
    Path out = folder.resolve("script.out");
    ProcessBuilder builder =
        new ProcessBuilder(line).redirectOutput(out.toFile()).redirectErrorStream(false);
    Path err = folder.resolve("script.err");
    builder.redirectError(err.toFile());
    builder.environment().put("MLFLOW_TRACKING_URI", uri());
    Process python = builder.start();
    if (!python.waitFor(120, TimeUnit.SECONDS) || python.exitValue() != 0) {
      python.destroyForcibly();
      throw new IllegalStateException(Files.readString(err));
    }
    return Files.readString(out);
  }

  @Override
  public void close() {
    // The server's workers are processes of their own.
    List<ProcessHandle> workers = process.descendants().toList();
    process.destroy();
    workers.forEach(ProcessHandle::destroy);
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
    workers.forEach(ProcessHandle::destroyForcibly);
  }
}
