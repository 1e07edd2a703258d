package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.fuzzing.Bounds;

/** Any text as a feature specification, see docs/reliability.md. */
public final class FeatureSpecFuzz {

  private static final Bounds BOUNDS = new Bounds(IllegalArgumentException.class, 1 << 20, 200);

  private FeatureSpecFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = Bounds.text(input);
    BOUNDS.hold(input, () -> requireRoundTrip(FeatureSpec.fromJson(text)));
  }

  private static void requireRoundTrip(FeatureSpec spec) {
    if (!FeatureSpec.fromJson(spec.toJson()).equals(spec)) {
      throw new AssertionError(spec.toJson() + " does not read as what it was written from");
    }
  }
}
