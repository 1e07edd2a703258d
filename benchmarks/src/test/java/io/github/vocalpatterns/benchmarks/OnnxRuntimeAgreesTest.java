package io.github.vocalpatterns.benchmarks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.onnxruntime.OrtException;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.WindowPlan;
import io.github.vocalpatterns.interchange.OnnxExport;
import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.BatchNorm;
import io.github.vocalpatterns.network.BiLstm;
import io.github.vocalpatterns.network.Conv2d;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Lstm;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import io.github.vocalpatterns.network.ToSequence;
import io.github.vocalpatterns.network.ToSequence.Order;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code OnnxExport} writes, in a runtime that others wrote. */
class OnnxRuntimeAgreesTest {

  private static final float TOLERANCE = 1e-5f;

  private final Random random = new Random(1);

  @BeforeEach
  void requireOnnxRuntime() {
    assumeTrue(OnnxRuntimeNetwork.isAvailable(), "ONNX Runtime has no code for this machine");
  }

  private Tensor tensor(double scale, int... shape) {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    return Tensor.of(values(scale, size), shape);
  }

  private float[] values(double scale, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (scale * random.nextGaussian());
    }
    return values;
  }

  private BatchNorm norm(int channels) {
    float[] variance = values(1, channels);
    for (int i = 0; i < channels; i++) {
      variance[i] = 0.5f + Math.abs(variance[i]);
    }
    return new BatchNorm(
        tensor(1, channels),
        tensor(1, channels),
        tensor(1, channels),
        Tensor.of(variance, channels),
        1e-3);
  }

  private Lstm lstm(int inputs, int units) {
    return new Lstm(
        tensor(0.3, inputs, 4 * units), tensor(0.3, units, 4 * units), tensor(0.3, 4 * units));
  }

  /** Every kind of layer in every place that it may have, over sizes that nothing divides. */
  private ModelFile model(Order order) {
    int steps = order == Order.TIME_MAJOR ? 4 : 3;
    int features = 3 * 4 * 5 / steps;
    List<Layer> layers =
        List.of(
            norm(1),
            new Conv2d(tensor(0.5, 5, 4, 1, 3), tensor(0.1, 3), 2, 3, Activation.RELU),
            norm(3),
            new Conv2d(tensor(0.5, 2, 3, 3, 5), tensor(0.1, 5), 2, 1, Activation.LINEAR),
            new ToSequence(order, steps),
            norm(features),
            new BiLstm(lstm(features, 7), lstm(features, 7), true),
            norm(14),
            new BiLstm(lstm(14, 3), lstm(14, 3), false),
            norm(6),
            new Dense(tensor(0.5, 6, 4), tensor(0.1, 4), Activation.RELU),
            new Dense(tensor(0.5, 4, 4), tensor(0.1, 4), Activation.LINEAR),
            new Dense(tensor(0.5, 4, 3), tensor(0.1, 3), Activation.SOFTMAX));
    FeatureSpec spec =
        FeatureSpec.DEFAULT.toBuilder()
            .bands(11)
            .frames(10)
            .windowPlan(new WindowPlan.WholeTake(35, 20, 12, 4))
            .build();
    return ModelFile.of(
        spec,
        new ModelCard(List.of("arpeggio", "other", "scale"), Map.of("seed", "1"), Map.of()),
        Network.of(11, 10, layers));
  }

  private void assertAgrees(ModelFile model, int batch) {
    Network network = model.network();
    float[][] pictures = new float[batch][];
    for (int i = 0; i < batch; i++) {
      pictures[i] = values(1, network.bands() * network.frames());
    }
    float[][] theirs = new OnnxRuntimeNetwork(model, batch).forward(pictures);
    for (int i = 0; i < batch; i++) {
      assertArrayEquals(theirs[i], network.forward(pictures[i]), TOLERANCE);
    }
  }

  @ParameterizedTest
  @CsvSource({"TIME_MAJOR, 1", "TIME_MAJOR, 16", "PLAIN_RESHAPE, 1", "PLAIN_RESHAPE, 16"})
  void everyKindOfLayerGivesTheSameOutputs(Order order, int batch) {
    assertAgrees(model(order), batch);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16})
  void theShippedModelGivesTheSameOutputs(int batch) {
    assertAgrees(Classifier.pretrained().model(), batch);
  }

  @Test
  void theMetadataSayWhatGoesInAndWhatComesOut() throws OrtException {
    ModelFile model = model(Order.TIME_MAJOR);
    OnnxRuntimeNetwork onnx = new OnnxRuntimeNetwork(model, 1);
    assertEquals("[\"arpeggio\",\"other\",\"scale\"]", onnx.metadata("labels"));
    assertEquals(model.featureSpec(), FeatureSpec.fromJson(onnx.metadata("feature_spec")));
    assertEquals("1", onnx.metadata("provenance.seed"));
  }

  @Test
  void equalModelsGiveEqualBytes() {
    ModelFile model = model(Order.PLAIN_RESHAPE);
    ModelFile again = ModelFile.of(model.featureSpec(), model.card(), model.network());
    assertArrayEquals(OnnxExport.toBytes(model), OnnxExport.toBytes(again));
  }
}
