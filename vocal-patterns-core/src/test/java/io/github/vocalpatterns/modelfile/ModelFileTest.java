package io.github.vocalpatterns.modelfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

  @TempDir Path folder;

  private Path write(String name, ModelFile model) throws IOException {
    Path path = folder.resolve(name);
    model.write(path);
    return path;
  }

  @Test
  void aModelComesBackAsItWas() throws IOException {
    ModelFile written = TinyModels.model();
    ModelFile read = ModelFile.read(write("tiny.vpm", written));
    assertEquals(TinyModels.SPEC, read.featureSpec());
    assertEquals(TinyModels.CARD, read.card());
    assertEquals(written.network().layers(), read.network().layers());
    float[] input = new float[24];
    input[5] = 1;
    assertArrayEquals(written.network().forward(input), read.network().forward(input));
  }

  @Test
  void bothPresetsOfTheFeaturesComeBack() throws IOException {
    for (FeatureSpec preset : List.of(FeatureSpec.DEFAULT, FeatureSpec.PROTOTYPE)) {
      FeatureSpec spec = preset.toBuilder().bands(4).build();
      ModelFile model = ModelFile.of(spec, TinyModels.CARD, TinyModels.network(spec.frames()));
      assertEquals(spec, ModelFile.read(write("preset.vpm", model)).featureSpec());
    }
  }

  @Test
  void equalModelsAreEqualBytes() throws IOException {
    byte[] first = Files.readAllBytes(write("first.vpm", TinyModels.model()));
    byte[] second = Files.readAllBytes(write("second.vpm", TinyModels.model()));
    assertArrayEquals(first, second);
    ModelFile again = ModelFile.read(folder.resolve("first.vpm"));
    assertArrayEquals(first, Files.readAllBytes(write("again.vpm", again)));
  }

  /** Models in the field must stay readable, and their hashes must mean something on any JDK. */
  @Test
  void theFormatDoesNotDrift() throws IOException {
    byte[] bytes = Files.readAllBytes(write("tiny.vpm", TinyModels.model()));
    assertEquals(
        "9a8fb3d5359cf1b2d02c552fee5065288b2cc91b3c483417fc73e2b0fc1f7b31",
        Sha256.of(ByteBuffer.wrap(bytes)));
  }

  @Test
  void anyZipToolOpensAModelFile() throws IOException {
    try (ZipFile zip = new ZipFile(write("tiny.vpm", TinyModels.model()).toFile())) {
      assertEquals(
          List.of("model.json", "weights.bin"), zip.stream().map(ZipEntry::getName).toList());
      String json = new String(zip.getInputStream(zip.getEntry("model.json")).readAllBytes());
      assertTrue(json.startsWith("{\n  \"formatVersion\": 1,\n  \"labels\""), json);
      byte[] weights = zip.getInputStream(zip.getEntry("weights.bin")).readAllBytes();
      // The first weight is −3/8, least significant byte first.
      assertArrayEquals(
          new byte[] {0, 0, (byte) 0xC0, (byte) 0xBE},
          ByteBuffer.allocate(4).put(weights, 0, 4).array());
    }
  }

  @Test
  void writingReplacesAnOldFileAndLeavesNothingElse() throws IOException {
    Path path = folder.resolve("model.vpm");
    Files.writeString(path, "old");
    TinyModels.model().write(path);
    ModelFile.verify(path);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(path), files.toList());
    }
  }

  @Test
  void aFailedWriteLeavesNothing() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("model.vpm").resolve("inside"));
    assertThrows(IOException.class, () -> TinyModels.model().write(taken.getParent()));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(taken.getParent()), files.toList());
    }
    Path nowhere = folder.resolve("nowhere").resolve("model.vpm");
    assertThrows(NoSuchFileException.class, () -> TinyModels.model().write(nowhere));
  }

  @Test
  void aModelTooLargeForTheFormatIsNotWritten() {
    ModelCard chatty =
        new ModelCard(TinyModels.CARD.labels(), Map.of("log", "x".repeat(1 << 20)), Map.of());
    ModelFile model = ModelFile.of(TinyModels.SPEC, chatty, TinyModels.network());
    Path path = folder.resolve("chatty.vpm");
    Exception e = assertThrows(ModelFileException.class, () -> model.write(path));
    assertTrue(e.getMessage().startsWith(path + ": model.json would have "), e.getMessage());
    assertTrue(Files.notExists(path));
  }

  @Test
  void aMissingFileIsNamed() {
    Path path = folder.resolve("missing.vpm");
    Exception e = assertThrows(ModelFileException.class, () -> ModelFile.read(path));
    assertEquals(path + ": there is no such file", e.getMessage());
    e = assertThrows(ModelFileException.class, () -> ModelFile.verify(folder));
    assertTrue(e.getMessage().startsWith(folder + ": it cannot be read: "), e.getMessage());
  }

  @Test
  void theNetworkMustFitTheFeaturesAndTheLabels() {
    Network network = TinyModels.network();
    FeatureSpec wider = TinyModels.SPEC.toBuilder().frames(7).build();
    Exception e =
        assertThrows(
            IllegalArgumentException.class, () -> ModelFile.of(wider, TinyModels.CARD, network));
    assertEquals(
        "the network takes 4 bands × 6 frames, the feature specification gives 4 × 7",
        e.getMessage());
    List<Layer> layers = new ArrayList<>(network.layers());
    layers.set(
        4, new Dense(Tensor.of(new float[4], 2, 2), Tensor.of(new float[2], 2), Activation.LINEAR));
    Network two = Network.of(4, 6, layers);
    e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ModelFile.of(TinyModels.SPEC, TinyModels.CARD, two));
    assertEquals(
        "the network has 2 outputs, the labels are [arpeggio, other, scale]", e.getMessage());
  }

  @Test
  void aCardChecksItself() {
    assertCardRefused("labels is [], there must be one an output", List.of(), "key", 0);
    assertCardRefused("labels is [a, a], they must be distinct", List.of("a", "a"), "key", 0);
    assertCardRefused("a label is \" \", it must not be blank", List.of(" "), "key", 0);
    assertCardRefused("a key of the metrics is \"\", it must not be blank", List.of("a"), "", 0);
    assertCardRefused("the metric key is NaN, it must be finite", List.of("a"), "key", Double.NaN);
  }

  private static void assertCardRefused(
      String message, List<String> labels, String key, double metric) {
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new ModelCard(labels, Map.of(), Map.of(key, metric)));
    assertEquals(message, e.getMessage());
  }

  @Test
  void aCardIsSortedAndImmutable() {
    ModelCard card = new ModelCard(List.of("a"), Map.of("b", "1", "a", "2", "c", "3"), Map.of());
    assertEquals(List.of("a", "b", "c"), List.copyOf(card.provenance().keySet()));
    assertThrows(UnsupportedOperationException.class, () -> card.metrics().put("x", 1.0));
  }

  @Test
  void anIntendedUseIsKeptAndIsNotAskedOfOlderFiles() throws IOException {
    ModelFile plain = TinyModels.model();
    ModelCard card = TinyModels.CARD.withIntendedUse("sorting practice takes, not grading pupils");
    ModelFile model = ModelFile.of(plain.featureSpec(), card, plain.network());
    assertEquals(card, ModelFile.read(new ByteArrayInputStream(model.toBytes()), "it").card());
    assertEquals(
        "", ModelFile.read(new ByteArrayInputStream(plain.toBytes()), "it").card().intendedUse());
    // Byte for byte what was written before there was the field.
    assertFalse(new String(plain.toBytes(), StandardCharsets.ISO_8859_1).contains("intendedUse"));
  }
}
