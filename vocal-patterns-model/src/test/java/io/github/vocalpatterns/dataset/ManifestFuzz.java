package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.fuzzing.Bounds;
import java.io.IOException;
import java.nio.file.Path;

/** Any bytes as the CSV file of a manifest, see docs/reliability.md. */
public final class ManifestFuzz {

  private static final Bounds BOUNDS = new Bounds(IOException.class, 4 << 20, 2000);
  private static final Path CSV = Path.of("takes.csv");

  private ManifestFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    BOUNDS.hold(input, () -> ManifestCsv.parse(input, CSV, Path.of("voices")));
  }
}
