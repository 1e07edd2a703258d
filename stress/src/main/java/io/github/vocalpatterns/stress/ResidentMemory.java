package io.github.vocalpatterns.stress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the system has given this process. */
final class ResidentMemory {

  private static final Path STATUS = Path.of("/proc/self/status");

  private ResidentMemory() {}

  static boolean isKnown() {
    return Files.isReadable(STATUS);
  }

  static double mebibytes() throws IOException {
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
        .findFirst()
        .orElseThrow();
  }
}
