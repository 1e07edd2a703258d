package io.github.vocalpatterns.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Holds one contest in a JVM of its own, so that none runs on another's compiled code. */
final class ContestProcess {

  private static final String NOT_MEASURED = "not measured ";

  private ContestProcess() {}

  /** Arguments: the bar's name and the seconds; prints the two times or why there are none. */
  public static void main(String[] args) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    try {
      Duel duel = Duel.of(Bar.valueOf(args[0]).contest(), Double.parseDouble(args[1]));
      out.println(duel.oursNanos() + " " + duel.peerNanos());
    } catch (Contest.NotMeasuredException e) {
      out.println(NOT_MEASURED + e.getMessage());
    }
    // Native peers leave threads behind.
    System.exit(0);
  }

  /**
   * Runs it.
   *
   * @throws IOException if it fails, a wrong answer included; the message is what it says on
   *     standard error
   */
  static Result run(Bar bar, Kernels kernels, double seconds)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java(), "-Xmx2g"));
    command.addAll(kernels.jvmFlags());
    for (String property : List.of(PythonPeer.PYTHON, PythonPeer.SCRIPT)) {
      if (System.getProperty(property) != null) {
        command.add("-D" + property + "=" + System.getProperty(property));
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(ContestProcess.class.getName(), bar.name(), String.valueOf(seconds)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("OMP_NUM_THREADS", "1");
    // Native peers are chatty there; it matters only when something fails.
    Path errors = Files.createTempFile("contest", ".log");
    errors.toFile().deleteOnExit();
    Process process = builder.redirectError(errors.toFile()).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String last = answer.lines().reduce("", (before, line) -> line);
    if (process.waitFor() != 0) {
      throw new IOException(
          bar.work() + ", " + kernels.label() + " kernels: " + Files.readString(errors));
    }
    if (last.startsWith(NOT_MEASURED)) {
      return Result.notMeasured(bar, kernels, last.substring(NOT_MEASURED.length()));
    }
    String[] nanos = last.split(" ");
    return Result.of(bar, kernels, new Duel(Long.parseLong(nanos[0]), Long.parseLong(nanos[1])));
  }

  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
