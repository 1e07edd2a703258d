package io.github.vocalpatterns.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The command line from the start of its JVM to its first printed classification. */
final class StartUp {

  static final String TIME = "JVM start to first classification, s";
  static final String MEMORY = "resident memory of that process, MB";

  private static final double MOST_SECONDS = 0.5;
  private static final double MOST_MEGABYTES = 120;

  /** The system property that names the launcher, built and with its archive of classes. */
  static final String LAUNCHER = "benchmarks.launcher";

  private StartUp() {}

  /**
   * The least of several runs, as noise only ever adds; plain kernels, as the launcher has them. It
   * becomes the JVM, so that their memory is one process's.
   */
  static List<Result> run(Path take, int runs) throws IOException, InterruptedException {
    String launcher = System.getProperty(LAUNCHER, "./vocal-patterns");
    double seconds = Double.POSITIVE_INFINITY;
    double megabytes = Double.POSITIVE_INFINITY;
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      Process process = new ProcessBuilder(launcher, "classify", take.toString()).start();
      try (BufferedReader out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        String line = out.readLine();
        seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
        megabytes = Math.min(megabytes, residentMegabytes(process));
        if (process.waitFor() != 0 || line == null || !line.startsWith("SCALE")) {
          throw new IOException("the command line says " + line + " of " + take);
        }
      }
    }
    return List.of(
        result(TIME, seconds, "%.3f s", MOST_SECONDS),
        result(MEMORY, megabytes, "%.0f MB", MOST_MEGABYTES));
  }

  /** The most that Linux has seen it hold; infinite where it cannot be asked. */
  private static double residentMegabytes(Process process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1000)
          .findFirst()
          .orElse(Double.POSITIVE_INFINITY);
    } catch (IOException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static Result result(String work, double value, String format, double most) {
    boolean measured = Double.isFinite(value);
    return new Result(
        work,
        Kernels.PLAIN,
        measured ? String.format(Locale.ROOT, format, value) : "",
        measured ? "" : "this system has no /proc",
        measured ? value : Double.NaN,
        most);
  }
}
