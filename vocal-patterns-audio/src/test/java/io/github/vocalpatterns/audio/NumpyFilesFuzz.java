package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.fuzzing.Bounds;
import java.io.ByteArrayInputStream;
import java.nio.channels.Channels;

/** Any bytes as an NPY file, see docs/reliability.md. */
public final class NumpyFilesFuzz {

  private static final Bounds BOUNDS = new Bounds(IllegalArgumentException.class, 1 << 20, 100);

  private NumpyFilesFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    BOUNDS.hold(
        input,
        () -> NumpyFiles.read(Channels.newChannel(new ByteArrayInputStream(input)), input.length));
  }
}
