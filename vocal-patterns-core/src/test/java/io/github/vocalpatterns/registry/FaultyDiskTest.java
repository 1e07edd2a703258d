package io.github.vocalpatterns.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vocalpatterns.processes.Children;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FaultyDiskTest {

  @TempDir private Path folder;

  @Test
  @Timeout(60)
  void aDiskThatIsFullOrReadOnlyIsAClearErrorAndLosesNothing() throws Exception {
    assumeTrue(canMount(), "needs Linux that lets its users mount in a namespace of their own");
    Path disk = Files.createDirectory(folder.resolve("disk"));
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size=256k small \"$0\" && exec \"$@\"",
                disk.toString()));
    command.addAll(
        Children.command(FaultyDiskProcess.class, List.of("-XX:TieredStopAtLevel=1"), disk));
    Path errors = folder.resolve("errors");
    Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), () -> text(errors));
    assertEquals("all held\n", out);
  }

  private static boolean canMount() throws InterruptedException {
    try {
      String trial = "mount -t tmpfs trial /mnt";
      return new ProcessBuilder("unshare", "-rm", "sh", "-c", trial).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
