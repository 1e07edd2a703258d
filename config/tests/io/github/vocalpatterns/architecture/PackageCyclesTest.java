package io.github.vocalpatterns.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * Packages of a module use each other in one direction only. The parent pom compiles this class
 * into the tests of every module.
 */
class PackageCyclesTest {

  private static final Path CLASSES = Path.of("target", "classes");
  private static final String ROOT = "io.github.vocalpatterns";

  /** A module that has no packages yet has no cycles either. */
  static boolean hasClasses() {
    return Files.isDirectory(CLASSES.resolve(ROOT.replace('.', '/')));
  }

  @Test
  @EnabledIf("hasClasses")
  void noPackageUsesOneThatUsesIt() {
    Map<String, Set<String>> uses = packageUses();
    assertFalse(uses.isEmpty(), "jdeps names no package");
    assertEquals(List.of(), inCycles(uses));
  }

  @Test
  void aRingOfPackagesIsFound() {
    Map<String, Set<String>> uses =
        Map.of("a", Set.of("b"), "b", Set.of("c", "d"), "c", Set.of("a"), "d", Set.of("e"));
    assertEquals(List.of("a", "b", "c"), inCycles(uses));
  }

  /** Lines such as {@code a.b -> a.c classes}; the line that names the module has other names. */
  private static Map<String, Set<String>> packageUses() {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                new PrintWriter(out),
                new PrintWriter(err),
                "--multi-release=17",
                "--ignore-missing-deps",
                "-verbose:package",
                CLASSES.toString());
    assertEquals(0, status, () -> out + "" + err);
    Map<String, Set<String>> uses = new TreeMap<>();
    for (String line : out.toString().lines().toList()) {
      String[] words = line.strip().split("\\s+");
      if (words.length >= 3 && words[0].startsWith(ROOT) && words[1].equals("->")) {
        uses.computeIfAbsent(words[0], name -> new TreeSet<>()).add(words[2]);
      }
    }
    return uses;
  }

  private static List<String> inCycles(Map<String, Set<String>> uses) {
    return uses.keySet().stream()
        .filter(name -> reachable(name, uses).contains(name))
        .sorted()
        .toList();
  }

  private static Set<String> reachable(String from, Map<String, Set<String>> uses) {
    Set<String> seen = new HashSet<>();
    List<String> next = List.copyOf(uses.getOrDefault(from, Set.of()));
    while (!next.isEmpty()) {
      next =
          next.stream()
              .filter(seen::add)
              .flatMap(name -> uses.getOrDefault(name, Set.of()).stream())
              .toList();
    }
    return seen;
  }
}
