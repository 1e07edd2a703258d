package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.processes.Children;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class MemoryBoundTest {

  private static final long HEAP_MIB = 160;

  @TempDir Path folder;

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void aDataSetLargerThanTheHeapCanBeTrainedOn() throws Exception {
    long pictures =
        4L
            * SmallHeapTraining.SPEC.bands()
            * SmallHeapTraining.SPEC.frames()
            * SmallHeapTraining.TAKES;
    assertTrue(pictures > HEAP_MIB << 20, () -> pictures + " bytes fit");

    Process process =
        Children.start(
            SmallHeapTraining.class,
            folder.resolve("errors"),
            // The limits on native memory are not what this is about.
            List.of(
                "-Xmx" + HEAP_MIB + "m",
                "-Dorg.bytedeco.javacpp.maxbytes=1g",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0"));
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(0, process.waitFor(), Files.readString(folder.resolve("errors")));
    assertEquals("2 epochs\n", out.replace("\r", ""));
  }
}
