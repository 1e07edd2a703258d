package io.github.vocalpatterns.benchmarks;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What one classification costs from the command line, the JVM's start included. A process a run,
 * as nothing of it is left to measure in another; the least of several runs, as neighbours on a
 * machine only add.
 *
 * @param seconds from the start of the process to its first line
 * @param residentMegabytes most memory it held, NaN where the system does not tell
 */
public record StartUp(double seconds, double residentMegabytes) {

  /**
   * Runs a command some times.
   *
   * @throws IOException if it cannot be started or prints nothing
   */
  public static StartUp of(int runs, String... command) throws IOException, InterruptedException {
    double seconds = Double.POSITIVE_INFINITY;
    double megabytes = Double.POSITIVE_INFINITY;
    for (int run = 0; run < runs; run++) {
      StartUp one = once(command);
      seconds = Math.min(seconds, one.seconds);
      megabytes = Math.min(megabytes, one.residentMegabytes);
    }
    return new StartUp(seconds, megabytes);
  }

  private static StartUp once(String... command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      double megabytes = Double.NaN;
      // The launcher becomes the JVM: it keeps its number. The most so far ends with the process.
      while (!out.ready() && process.isAlive()) {
        megabytes = residentMegabytes(process.pid(), megabytes);
        Thread.sleep(1);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      megabytes = residentMegabytes(process.pid(), megabytes);
      if (out.readLine() == null || process.waitFor() != 0) {
        throw new IOException(Arrays.toString(command) + " printed nothing or failed");
      }
      return new StartUp(seconds, megabytes);
    }
  }

  /** What it held at most so far, or what was known before if it has ended. */
  private static double residentMegabytes(long pid, double before) {
    Path status = Path.of("/proc/" + pid + "/status");
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0)
          .findFirst()
          .orElse(before);
    } catch (IOException e) {
      return before;
    }
  }

  /** Prints what {@code ./vocal-patterns classify} of a sample costs; run at the root. */
  public static void main(String[] args) throws IOException, InterruptedException {
    StartUp cost = of(15, "./vocal-patterns", "classify", "samples/scale.wav");
    new PrintStream(new FileOutputStream(FileDescriptor.out), true)
        .printf(
            "%.2f s to the first classification, %.0f MB resident%n",
            cost.seconds(), cost.residentMegabytes());
  }
}
