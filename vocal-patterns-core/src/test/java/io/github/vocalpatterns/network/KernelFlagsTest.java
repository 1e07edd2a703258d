package io.github.vocalpatterns.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.kernels.Kernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link KernelTrial} with vectors of all widths, which only a new process can have. */
class KernelFlagsTest {

  @TempDir private Path folder;

  /** Every vector is 64 bytes at most; flags that a processor lacks are ignored. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-XX:MaxVectorSize=64",
        "-XX:MaxVectorSize=32",
        "-XX:MaxVectorSize=16",
        "-XX:UseAVX=3",
        "-XX:UseAVX=2",
        "-XX:UseAVX=1"
      })
  void vectorKernelsGiveTheBitsOfPlainOnes(String flag) throws Exception {
    String name = run(flag + " --add-modules jdk.incubator.vector");
    assertTrue(name.startsWith("Vector API, "), name);
  }

  /** Without fused multiply-add in hardware, {@code Math.fma} takes a microsecond. */
  @Test
  void aProcessorWithoutFusedMultiplyAddGetsPlainKernelsOnly() throws Exception {
    String name = run("-XX:-UseFMA --add-modules jdk.incubator.vector");
    assertEquals("plain Java", name);
  }

  /** Compiled in the foreground: what runs after the warm-up is what stays. */
  @ParameterizedTest
  @ValueSource(strings = {"-XX:MaxVectorSize=64", "-XX:MaxVectorSize=32"})
  void aCallAllocatesItsResultAlone(String flag) throws Exception {
    run("-Xbatch " + flag + " --add-modules jdk.incubator.vector", "allocation");
  }

  /** HotSpot knows which vectors a method meets, and both modules call the same ones. */
  @Test
  void vectorsOfTheFeaturesDoNotMakeObjectsOfTheNetworks() throws Exception {
    String kernels = "-D" + Kernels.PROPERTY + "=vector";
    run("-Xbatch " + kernels + " --add-modules jdk.incubator.vector", "features", "allocation");
  }

  private String run(String flags, String... trials) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(Arrays.asList(flags.split(" ")));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KernelTrial.class.getName());
    command.addAll(Arrays.asList(trials));
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int status = process.waitFor();
    assertEquals(0, status, () -> read(err));
    return Files.readString(out, StandardCharsets.UTF_8).strip();
  }

  private static String read(Path path) {
    try {
      return Files.readString(path, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
