package io.github.vocalpatterns.interchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.ToSequence;
import io.github.vocalpatterns.network.ToSequence.Order;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden values: Keras 2 and Keras 3 themselves, through {@code tools/keras_fixtures.py}. */
class KerasImportTest {

  private static final double TOLERANCE = 1e-5;

  @TempDir private Path folder;

  static Stream<String> fixtures() throws IOException {
    return KerasFixtures.answers().keySet().stream();
  }

  private ModelFile imported(String name) throws IOException {
    Path file = Files.write(folder.resolve(name), KerasFixtures.bytes(name));
    return KerasImport.read(file, KerasFixtures.SPEC, KerasImport.PROTOTYPE_LABELS, Map.of());
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void anImportedModelAnswersAsKerasDoes(String name) throws IOException {
    float[] outputs = imported(name).network().forward(KerasFixtures.input());
    assertArrayEquals(KerasFixtures.answers().get(name), outputs, (float) TOLERANCE);
  }

  @ParameterizedTest
  @MethodSource("fixtures")
  void anImportedModelIsKeptAsModelFileAndClassifies(String name) throws IOException {
    ModelFile model = imported(name);
    Path kept = folder.resolve("kept.vpm");
    model.write(kept);
    assertArrayEquals(
        model.network().forward(KerasFixtures.input()),
        ModelFile.read(kept).network().forward(KerasFixtures.input()));
    assertEquals(List.of("arpeggio", "other", "scale"), model.card().labels());
    assertEquals(name, model.card().provenance().get("importedFrom"));
    assertEquals(64, model.card().provenance().get("importedSha256").length());
    assertTrue(
        model.card().provenance().get("kerasVersion").startsWith(name.substring(5, 6) + "."),
        model.card().provenance().toString());
    assertEquals(model, Classifier.of(model).model());
  }

  private Order order(String name) throws IOException {
    for (Layer layer : imported(name).network().layers()) {
      if (layer instanceof ToSequence sequence) {
        return sequence.order();
      }
    }
    throw new AssertionError("no sequence in " + name);
  }

  @Test
  void aReshapeAloneStaysPlainAndOneAfterPermuteWalksOverTime() throws IOException {
    assertEquals(Order.PLAIN_RESHAPE, order("keras2-prototype.h5"));
    assertEquals(Order.TIME_MAJOR, order("keras3-time-major.keras"));
  }

  /** Without a specification it is the prototype's, whose pictures are larger. */
  @Test
  void anInputThatTheSpecificationDoesNotGiveIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("m.h5"), KerasFixtures.bytes("keras3-prototype.h5"));
    String message =
        assertThrows(KerasFileException.class, () -> KerasImport.read(file)).getMessage();
    assertEquals(
        file
            + ": the network takes 16 bands × 22 frames, the feature specification gives 128 × 302",
        message);
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.h5");
    assertEquals(
        file + ": there is no such file",
        assertThrows(KerasFileException.class, () -> KerasImport.read(file)).getMessage());
  }
}
