package io.github.vocalpatterns.modelfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.processes.Children;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed while they save. */
class SavingKilledTest {

  private static final int ROUNDS = 4;

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void aKilledSaveLeavesAWholeModel() throws Exception {
    Path path = folder.resolve("model.vpm");
    List<byte[]> whole =
        List.of(SavingProcess.numbered(0).toBytes(), SavingProcess.numbered(1).toBytes());
    Random random = new Random(1);
    for (int round = 0; round < ROUNDS; round++) {
      Process process =
          Children.start(
              SavingProcess.class,
              folder.resolve("errors"),
              List.of("-XX:TieredStopAtLevel=1"),
              path);
      try (BufferedReader out = process.inputReader()) {
        for (int line = 0; line < 5; line++) {
          assertEquals("saved", out.readLine());
        }
        // Within the next save, or between two.
        Thread.sleep(0, random.nextInt(1_000_000));
        // SIGKILL on Unix.
        process.destroyForcibly().waitFor();
      }
      byte[] found = Files.readAllBytes(path);
      assertTrue(whole.stream().anyMatch(model -> Arrays.equals(model, found)));
      ModelFile.verify(path);
    }
  }
}
