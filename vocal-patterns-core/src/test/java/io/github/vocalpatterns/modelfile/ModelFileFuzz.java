package io.github.vocalpatterns.modelfile;

import io.github.vocalpatterns.fuzzing.Bounds;
import java.io.ByteArrayInputStream;

/** Any bytes as a model file, and as the description within one, see docs/reliability.md. */
public final class ModelFileFuzz {

  private static final Bounds BOUNDS = new Bounds(ModelFileException.class, 4 << 20, 200);
  private static final byte[] WEIGHTS = ModelJson.write(TinyModels.model()).weights();

  private ModelFileFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    hold(input);
    if (input.length > 0 && input[0] == '{' && input.length <= Container.MAX_JSON) {
      // Mutations would not get past the checksum of the entry.
      hold(new Container(input, WEIGHTS).toBytes());
    }
  }

  private static void hold(byte[] file) {
    BOUNDS.hold(file, () -> ModelFile.read(new ByteArrayInputStream(file), "input"));
  }
}
