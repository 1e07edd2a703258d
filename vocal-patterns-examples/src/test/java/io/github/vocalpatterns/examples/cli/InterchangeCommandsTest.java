package io.github.vocalpatterns.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.WindowPlan;
import io.github.vocalpatterns.modelfile.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterchangeCommandsTest {

  private static final Path KERAS =
      Path.of("..", "vocal-patterns-core", "src", "test", "resources")
          .resolve("io/github/vocalpatterns/interchange/keras3-prototype.h5");

  @TempDir private Path folder;

  @Test
  void aKerasModelIsImportedClassifiesAndIsExported() throws IOException {
    FeatureSpec small =
        FeatureSpec.PROTOTYPE.toBuilder()
            .bands(16)
            .frames(22)
            .windowPlan(new WindowPlan.WholeTake(35, 20, 12, 4))
            .build();
    Path spec = Files.writeString(folder.resolve("spec.json"), small.toJson());
    Path model = folder.resolve("m.vpm");
    Path settings = Files.writeString(folder.resolve("s.json"), "{\"noise\": 0.001}");
    CommandRun.succeeding(
        "import-keras", KERAS, "--spec", spec, "--augmentations", settings, "--out", model);
    assertEquals(small, ModelFile.read(model).featureSpec());
    assertEquals(
        "{\"noise\":0.001}", ModelFile.read(model).card().provenance().get("augmentations"));

    Path take = Path.of("..", "samples", "scale.wav");
    CommandRun.succeeding("classify", "--model", model, take);
    Path onnx = folder.resolve("m.onnx");
    CommandRun.succeeding("export-onnx", model, "--out", onnx);
    assertTrue(Files.size(onnx) > 1000, "an ONNX file of some size");
  }

  @Test
  void whatCannotBeImportedIsSaidInASentenceAndLeavesNothing() {
    Path model = folder.resolve("m.vpm");
    CommandRun run = CommandRun.of("import-keras", KERAS, "--out", model);
    assertEquals(1, run.status());
    assertTrue(run.err().contains("the network takes 16 bands × 22 frames"), run.err());
    assertFalse(Files.exists(model));
  }
}
