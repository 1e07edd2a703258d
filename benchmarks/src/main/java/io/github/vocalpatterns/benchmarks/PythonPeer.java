package io.github.vocalpatterns.benchmarks;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A process that runs {@code benchmarks/peers.py} on the same samples and times itself, so that the
 * way there and back does not count. It ends with this one, whose pipe it reads.
 */
final class PythonPeer {

  /** The interpreter, which needs NumPy, soxr and librosa. */
  static final String PYTHON = "benchmarks.python";

  /** Where {@code peers.py} is. */
  static final String SCRIPT = "benchmarks.peers";

  private final String task;
  private final BufferedWriter requests;
  private final BufferedReader answers;
  private final Path errors;

  PythonPeer(String task, Waveform input) {
    this.task = task;
    try {
      Path wav = Files.createTempFile("benchmark", ".wav");
      wav.toFile().deleteOnExit();
      AudioFiles.writeWav(wav, input, WavEncoding.FLOAT_32);
      ProcessBuilder builder =
          new ProcessBuilder(
              System.getProperty(PYTHON, "python3"),
              System.getProperty(SCRIPT, "benchmarks/peers.py"),
              wav.toString());
      for (String library : new String[] {"OMP", "MKL", "OPENBLAS", "NUMBA"}) {
        builder.environment().put(library + "_NUM_THREADS", "1");
      }
      errors = Files.createTempFile("benchmark", ".log");
      errors.toFile().deleteOnExit();
      Process process = builder.redirectError(errors.toFile()).start();
      requests =
          new BufferedWriter(
              new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
      answers =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new Contest.NotMeasuredException("there is no Python", e);
    }
  }

  /** Has the task done so often; the answer holds nanos, length and level. */
  JsonObject run(int calls) {
    try {
      requests.write(task + " " + calls + "\n");
      requests.flush();
      String line = answers.readLine();
      if (line == null) {
        throw new IOException("it ended");
      }
      return JsonParser.parseString(line).getAsJsonObject();
    } catch (IOException | JsonParseException e) {
      throw new Contest.NotMeasuredException("Python: " + lastError(e), e);
    }
  }

  /** What it complained of last, such as a package that is missing. */
  private String lastError(Exception otherwise) {
    try (Stream<String> lines = Files.lines(errors)) {
      return lines
          .filter(line -> !line.isBlank())
          .reduce((before, line) -> line)
          .orElse(otherwise.getMessage());
    } catch (IOException | UncheckedIOException e) {
      return otherwise.getMessage();
    }
  }
}
