package io.github.vocalpatterns.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the numbers were taken on. */
final class Machine {

  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");

  private Machine() {}

  static boolean hasAvx512() {
    return cpuInfo("flags").contains(" avx512f ");
  }

  private static String cpuInfo(String key) {
    try {
      return Files.readAllLines(CPU_INFO).stream()
          .filter(line -> line.startsWith(key))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1) + " ")
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** Processor, cores, operating system and JDK in a line. */
  static String describe() {
    String processor = cpuInfo("model name").strip();
    String flags = cpuInfo("flags");
    return "%s%s, %d cores, %s %s, JDK %s"
        .formatted(
            processor.isEmpty() ? "processor unknown" : processor,
            hasAvx512() ? ", AVX-512" : flags.contains(" avx2 ") ? ", AVX2" : "",
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version());
  }
}
