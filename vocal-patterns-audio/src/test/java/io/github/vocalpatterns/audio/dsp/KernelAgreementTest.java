package io.github.vocalpatterns.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vocalpatterns.audio.kernels.Kernels;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The width of vectors is decided when a JVM starts, so each width gets a JVM. */
class KernelAgreementTest {

  @TempDir Path folder;

  @BeforeEach
  void thisJdkHasTheVectorApi() {
    assumeTrue(
        ModuleFinder.ofSystem().find("jdk.incubator.vector").isPresent(),
        "this JDK has no module jdk.incubator.vector");
  }

  @Test
  void bothKernelSetsGiveTheSameBitsAtEveryWidth() throws Exception {
    String bits = run().split(" ")[0];
    for (String flag :
        List.of(
            "-XX:UseAVX=3",
            "-XX:UseAVX=2",
            "-XX:UseAVX=1",
            "-XX:MaxVectorSize=64",
            "-XX:MaxVectorSize=32",
            "-XX:MaxVectorSize=16")) {
      assertEquals(bits, run(flag).split(" ")[0], flag);
    }
  }

  /** A vector that becomes an object costs more than all that vectors gain. */
  @Test
  void compiledVectorKernelsAllocateNothing() throws Exception {
    long bytes = Long.parseLong(run("-Xbatch").split(" ")[1]);
    assertTrue(bytes <= 100, bytes + " bytes a call");
  }

  /**
   * What HotSpot inlines depends on what it happens to have compiled before, so this takes several
   * processes; the system property {@code processes} says how many.
   */
  @Test
  void picturesAllocateNothingButTheirValuesInAnyProcess() throws Exception {
    for (int i = 0; i < Integer.getInteger("processes", 3); i++) {
      long bytes = Long.parseLong(run(KernelAllocation.class));
      assertTrue(bytes <= KernelAllocation.MOST_BYTES, bytes + " bytes a picture in process " + i);
    }
  }

  /** There, the same operations in plain Java round twice. */
  @Test
  void aProcessorWithoutFusedMultiplyAddHasNoVectorKernels() throws Exception {
    Path log = folder.resolve("log");
    Path result = folder.resolve("result");
    assertEquals(1, exitStatus(KernelAgreement.class, result, log, "-XX:-UseFMA"));
    assertTrue(read(log).contains("no fused multiply-add"), read(log));
  }

  private String run(String... flags) throws IOException, InterruptedException {
    return run(KernelAgreement.class, flags);
  }

  private String run(Class<?> main, String... flags) throws IOException, InterruptedException {
    Path result = folder.resolve("result");
    Path log = folder.resolve("log");
    assertEquals(0, exitStatus(main, result, log, flags), () -> List.of(flags) + "\n" + read(log));
    return Files.readString(result);
  }

  private static int exitStatus(Class<?> main, Path result, Path log, String... flags)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+IgnoreUnrecognizedVMOptions");
    command.addAll(List.of(flags));
    command.add("-D" + Kernels.PROPERTY + "=vector");
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(main.getName(), result.toString()));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "the process hangs");
    return process.exitValue();
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
