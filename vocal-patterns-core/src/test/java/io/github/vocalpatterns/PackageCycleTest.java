package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;

/** Dependencies between the packages of audio and core point one way. */
class PackageCycleTest {

  private static final Pattern ARROW =
      Pattern.compile("(io\\.github\\.vocalpatterns\\S*)\\s+-> (io\\.github\\.vocalpatterns\\S*)");

  private static Map<String, Set<String>> dependencies() throws URISyntaxException {
    StringWriter out = new StringWriter();
    PrintWriter writer = new PrintWriter(out);
    int status =
        ToolProvider.findFirst("jdeps")
            .orElseThrow()
            .run(
                writer,
                writer,
                "-verbose:package",
                "--ignore-missing-deps",
                classes(Waveform.class),
                classes(Classifier.class));
    assertEquals(0, status, out.toString());
    Map<String, Set<String>> dependencies = new TreeMap<>();
    Matcher arrow = ARROW.matcher(out.toString());
    while (arrow.find()) {
      dependencies.computeIfAbsent(arrow.group(1), any -> new TreeSet<>()).add(arrow.group(2));
    }
    return dependencies;
  }

  private static String classes(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }

  /** Takes away packages that depend on nothing left; those that stay form cycles. */
  private static Map<String, Set<String>> cycles(Map<String, Set<String>> dependencies) {
    Map<String, Set<String>> left = new TreeMap<>(dependencies);
    boolean shrinks = true;
    while (shrinks) {
      Set<String> names = Set.copyOf(left.keySet());
      left.values().forEach(targets -> targets.retainAll(names));
      shrinks = left.values().removeIf(Set::isEmpty);
    }
    return left;
  }

  @Test
  void noPackageDependsOnItselfThroughOthers() throws URISyntaxException {
    Map<String, Set<String>> dependencies = dependencies();
    String root = "io.github.vocalpatterns";
    // The arrows drawn in the design: without them the test would look at nothing.
    assertTrue(dependencies.get(root).contains(root + ".modelfile"), dependencies.toString());
    assertTrue(dependencies.get(root + ".modelfile").contains(root + ".audio"));
    assertEquals(Map.of(), cycles(dependencies));
  }

  @Test
  void aCycleIsFound() {
    Map<String, Set<String>> ring = new TreeMap<>();
    ring.put("a", new TreeSet<>(Set.of("b")));
    ring.put("b", new TreeSet<>(Set.of("c", "leaf")));
    ring.put("c", new TreeSet<>(Set.of("a")));
    assertEquals(Set.of("a", "b", "c"), cycles(ring).keySet());
  }
}
