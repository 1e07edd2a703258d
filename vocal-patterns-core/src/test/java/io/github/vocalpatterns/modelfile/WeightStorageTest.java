package io.github.vocalpatterns.modelfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightStorageTest {

  @TempDir private Path folder;

  private static ModelFile halved() {
    return TinyModels.model().withStorage(WeightStorage.FLOAT16);
  }

  @Test
  void aModelKeepsItsStorageThroughFiles() throws IOException {
    Path first = folder.resolve("first.vpm");
    Path second = folder.resolve("second.vpm");
    halved().write(first);
    ModelFile read = ModelFile.read(first);
    assertEquals(WeightStorage.FLOAT16, read.storage());
    read.write(second);
    assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    assertEquals(WeightStorage.FLOAT32, TinyModels.model().storage());
  }

  /** A model that is tried out must be the one that is saved. */
  @Test
  void whatIsStoredAnswersAsWhatWasInMemory() throws IOException {
    Path path = folder.resolve("half.vpm");
    ModelFile model = halved();
    model.write(path);
    assertEquals(model.network().layers(), ModelFile.read(path).network().layers());
    assertEquals(
        model.network().layers(), model.withStorage(WeightStorage.FLOAT32).network().layers());
  }

  @Test
  void kernelsTakeHalfTheBytesAndLoseLittle() {
    byte[] whole = ModelJson.write(TinyModels.model()).weights();
    byte[] half = ModelJson.write(halved()).weights();
    assertTrue(half.length < 0.7 * whole.length, half.length + " of " + whole.length);
    float[] input = new float[24];
    input[5] = 1;
    assertArrayEquals(
        TinyModels.model().network().forward(input), halved().network().forward(input), 1e-3f);
  }

  @Test
  void aWeightBeyondTheRangeIsRefused() {
    ModelFile model = TinyModels.model();
    List<Layer> layers = new ArrayList<>(model.network().layers());
    Dense last = (Dense) layers.remove(layers.size() - 1);
    float[] kernel = last.kernel().toArray();
    kernel[1] = 70000;
    layers.add(
        new Dense(Tensor.of(kernel, last.kernel().shape()), last.bias(), Activation.SOFTMAX));
    Network network = Network.of(model.network().bands(), model.network().frames(), layers);
    ModelFile loud = ModelFile.of(model.featureSpec(), model.card(), network);
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> loud.withStorage(WeightStorage.FLOAT16));
    assertTrue(
        e.getMessage().endsWith(".kernel has the value 70000.0, float16 ends at 65504"),
        e.getMessage());
  }

  private static String refusal(Container container) {
    return assertThrows(
            ModelFileException.class,
            () -> ModelFile.read(new ByteArrayInputStream(container.toBytes()), "x.vpm"))
        .getMessage();
  }

  @Test
  void aTypeThatDoesNotBelongIsRefused() {
    Container sound = ModelJson.write(halved());
    String json = new String(sound.json(), StandardCharsets.UTF_8);
    String swapped = json.replaceFirst("\"float16\"", "\"float32\"");
    assertEquals(
        "x.vpm: layer 0: the tensor 0.kernel has the wrong type, it must be float16",
        refusal(new Container(swapped.getBytes(StandardCharsets.UTF_8), sound.weights())));
    String unknown = json.replaceFirst("\"float16\"", "\"int8\"");
    assertEquals(
        "x.vpm: layer 0: type is \"int8\", it must be one of float32, float16",
        refusal(new Container(unknown.getBytes(StandardCharsets.UTF_8), sound.weights())));
  }

  @Test
  void anInfiniteHalfIsRefused() {
    Container sound = ModelJson.write(halved());
    byte[] weights = sound.weights();
    String before = Sha256.of(java.nio.ByteBuffer.wrap(weights, 0, 36).slice());
    weights[0] = 0;
    weights[1] = 0x7C;
    String after = Sha256.of(java.nio.ByteBuffer.wrap(weights, 0, 36).slice());
    String json = new String(sound.json(), StandardCharsets.UTF_8).replace(before, after);
    assertEquals(
        "x.vpm: layer 0: the tensor 0.kernel: value 0 is Infinity, every value must be finite",
        refusal(new Container(json.getBytes(StandardCharsets.UTF_8), weights)));
  }
}
