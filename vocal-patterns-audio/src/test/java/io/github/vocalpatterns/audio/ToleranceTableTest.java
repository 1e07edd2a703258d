package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.testing.Docs;
import io.github.vocalpatterns.audio.testing.Tolerance;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ToleranceTableTest {

  /** A reader of docs/features.md must be able to rely on it. */
  @Test
  void theDocumentedTolerancesAreThoseThatTheTestsCompareBy() throws IOException {
    String rows =
        Arrays.stream(Tolerance.values()).map(Tolerance::row).collect(Collectors.joining("\n"));
    String table = "| here | there | difference, at most |\n|---|---|---|\n" + rows + "\n";
    Docs.assertBlock("features.md", "tolerances", table, 0);
  }
}
