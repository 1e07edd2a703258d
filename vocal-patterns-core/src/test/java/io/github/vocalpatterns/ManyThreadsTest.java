package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.processes.Children;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Interrupts, the end of a program, virtual threads. */
@Timeout(120)
class ManyThreadsTest {

  private static final Classifier CLASSIFIER = Classifier.of(GlideModel.model());

  @TempDir private Path folder;

  private String run(Class<?> main, List<String> flags, Object... arguments) throws Exception {
    Path errors = folder.resolve("errors");
    Process process = Children.start(main, errors, flags, arguments);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), () -> "still alive, said " + out);
    assertEquals(0, process.exitValue(), () -> out + text(errors));
    return out;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void anInterruptedThreadFinishesItsClassificationAndStaysInterrupted() throws IOException {
    Path take = folder.resolve("take.wav");
    AudioFiles.writeWav(take, GlideModel.rising(1), WavEncoding.PCM_16);
    Classification expected = CLASSIFIER.classify(take);
    Thread.currentThread().interrupt();
    try {
      assertEquals(expected, CLASSIFIER.classify(take));
    } finally {
      assertTrue(Thread.interrupted());
    }
  }

  @Test
  void judgingManyFilesLeavesNoThreadBehind() throws Exception {
    Path take = folder.resolve("take.wav");
    AudioFiles.writeWav(take, GlideModel.rising(1), WavEncoding.PCM_16);
    Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
    CLASSIFIER.classifyAll(List.of(take, take, take), FileClassification::require);
    Set<Thread> left =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> !before.contains(thread) && !thread.isDaemon())
            .collect(Collectors.toSet());
    // A thread that has done its last work is alive for some microseconds more.
    for (Thread thread : left) {
      thread.join(10_000);
      assertFalse(thread.isAlive(), thread.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({"return, main is done", "exit, exit"})
  void aProgramCanEndWhileItJudges(String how, String last) throws Exception {
    String out = run(ShutdownProcess.class, List.of(), how, folder);
    assertTrue(out.endsWith(last + "\n"), out);
  }

  @Test
  void virtualThreadsOnOneCarrierGetTheSameAnswers() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "virtual threads came with JDK 21");
    List<String> oneCarrier =
        List.of(
            "-Djdk.virtualThreadScheduler.parallelism=1",
            "-Djdk.virtualThreadScheduler.maxPoolSize=1");
    assertEquals("all equal\n", run(VirtualThreadsProcess.class, oneCarrier));
  }
}
