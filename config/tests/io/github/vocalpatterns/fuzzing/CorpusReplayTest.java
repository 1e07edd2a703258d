package io.github.vocalpatterns.fuzzing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Gives each fuzz target the inputs that fuzzing found to matter, those that once broke a bound
 * among them. The parent pom compiles this class into the tests of every module.
 */
class CorpusReplayTest {

  private static final Path FOLDER = Path.of("src", "test", "resources", "fuzz");
  private static final Path TARGETS = FOLDER.resolve("targets.csv");

  /** Every input is of a few kilobytes and takes milliseconds; the rest is for a busy machine. */
  private static final Duration LONGEST = Duration.ofSeconds(20);

  static boolean hasTargets() {
    return Files.isRegularFile(TARGETS);
  }

  @TestFactory
  @EnabledIf("hasTargets")
  Stream<DynamicTest> everyInputKeepsTheBounds() throws IOException {
    return Files.readAllLines(TARGETS).stream()
        .skip(1)
        .map(line -> line.split(",", -1))
        .map(row -> DynamicTest.dynamicTest(row[0], () -> replay(row[0], row[1])));
  }

  /** Without the warnings that damaged inputs are worth; slf4j-simple writes to standard error. */
  @SuppressWarnings("RegexpSinglelineJava")
  private static void replay(String target, String className) throws Exception {
    PrintStream before = System.err;
    try {
      System.setErr(new PrintStream(OutputStream.nullOutputStream()));
      replayQuietly(target, className);
    } finally {
      System.setErr(before);
    }
  }

  private static void replayQuietly(String target, String className) throws Exception {
    Method method = Class.forName(className).getMethod("fuzzerTestOneInput", byte[].class);
    List<Path> inputs = inputs(target);
    assertFalse(inputs.isEmpty(), target + " has no inputs");
    Set<Thread> before = Set.copyOf(Thread.getAllStackTraces().keySet());
    for (Path input : inputs) {
      byte[] bytes = Files.readAllBytes(input);
      assertTimeoutPreemptively(LONGEST, () -> hold(method, bytes), input::toString);
    }
    assertEquals(Set.of(), leftBehind(before), "threads are left behind");
  }

  private static List<Path> inputs(String target) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(target))) {
      return files.sorted().toList();
    }
  }

  private static void hold(Method method, byte[] bytes) throws Throwable {
    try {
      method.invoke(null, bytes);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** Threads of JUnit's own, which ends them when it likes, aside. */
  private static Set<String> leftBehind(Set<Thread> before) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !before.contains(thread) && !thread.isDaemon())
        .map(Thread::getName)
        .filter(name -> !name.startsWith("junit-"))
        .collect(Collectors.toSet());
  }
}
