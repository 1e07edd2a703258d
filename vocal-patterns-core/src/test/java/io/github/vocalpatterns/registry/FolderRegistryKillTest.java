package io.github.vocalpatterns.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.processes.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes write to one folder and are killed in the middle of it. */
class FolderRegistryKillTest {

  private static final int ROUNDS = 4;
  private static final int ENOUGH_LINES = 25;

  @TempDir private Path folder;

  @Test
  @Timeout(120)
  void twoProcessesKilledWhilePromotingLeaveAValidRegistry() throws Exception {
    Path models = folder.resolve("models");
    Map<Integer, Integer> told = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      List<Path> logs = new ArrayList<>();
      List<Process> processes = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        Path log = folder.resolve("log-" + round + "-" + i);
        logs.add(log);
        processes.add(start(models, 2L * round + i, log));
      }
      try {
        for (Path log : logs) {
          await(log, processes);
        }
      } finally {
        // SIGKILL on Unix.
        processes.forEach(Process::destroyForcibly);
      }
      for (Process process : processes) {
        assertTrue(process.waitFor(10, TimeUnit.SECONDS));
      }
      for (Path log : logs) {
        for (String line : wholeLines(log)) {
          if (line.startsWith("added ")) {
            String[] words = line.split(" ");
            Integer before = told.put(Integer.valueOf(words[1]), Integer.valueOf(words[2]));
            assertEquals(null, before, "one version was given to two");
          }
        }
      }
      assertValid(FolderRegistry.at(models), told);
    }
  }

  private static Process start(Path models, long seed, Path log) throws IOException {
    return new ProcessBuilder(
            Children.command(
                PromotingProcess.class, List.of("-XX:TieredStopAtLevel=1"), models, seed))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static void await(Path log, List<Process> processes) throws Exception {
    while (wholeLines(log).size() < ENOUGH_LINES) {
      for (Process process : processes) {
        assertTrue(process.isAlive(), () -> "a process ended by itself, see " + log);
      }
      Thread.sleep(5);
    }
  }

  /** The last line may have been cut by the kill. */
  private static List<String> wholeLines(Path log) throws IOException {
    String text = Files.readString(log);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private static void assertValid(FolderRegistry registry, Map<Integer, Integer> told)
      throws IOException {
    List<ModelVersion> versions = registry.list("voice");
    assertEquals(
        IntStream.rangeClosed(1, versions.size()).boxed().toList(),
        versions.stream().map(ModelVersion::version).toList());
    for (ModelVersion version : versions) {
      int number = Models.numberOf(registry.load(version.reference()).file());
      assertEquals(told.getOrDefault(version.version(), number), number);
    }
    assertTrue(versions.size() >= told.size(), "an added version is lost");
    assertFalse(registry.load("voice@champion").version().aliases().isEmpty());

    // And work goes on.
    ModelVersion added = registry.add("voice", Models.numbered(1));
    ModelVersion champion = registry.get(ModelReference.parse("voice@champion"));
    registry.setAlias("voice", "champion", added.version());
    assertEquals(champion.version(), registry.rollback("voice", "champion").version());
    told.put(added.version(), 1);
  }
}
