package io.github.vocalpatterns.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.network.ToSequence.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  private static final Layer SEQUENCE = new ToSequence(Order.TIME_MAJOR, 2);

  /** One unit a direction: the smallest network that ends in features. */
  private static final Layer LSTM = Weights.bilstm(1, 1, 2, 1, false);

  private static Network tiny() {
    return Network.of(2, 2, List.of(SEQUENCE, LSTM));
  }

  private static String refusal(int bands, int frames, Layer... layers) {
    return assertThrows(
            IllegalArgumentException.class, () -> Network.of(bands, frames, List.of(layers)))
        .getMessage();
  }

  /** Small enough for pencil and paper: an edge detector in time, then the first gate wide open. */
  @Test
  void aNetworkCountedByHandComesOutRight() {
    Conv2d difference =
        new Conv2d(
            Tensor.of(new float[] {-1, 1, 0}, 1, 3, 1, 1),
            Tensor.of(new float[] {0.5f}, 1),
            1,
            1,
            Activation.RELU);
    // The picture is 1 3 2; differences from the left are 1 2 −1, with the bias 1.5 2.5 and,
    // rectified, 0.
    float[] afterConv = Weights.run(new Shape.Picture(1, 3, 1), new float[] {1, 3, 2}, difference);
    assertArrayEquals(new float[] {1.5f, 2.5f, 0}, afterConv);

    // All gates but the candidate are fully open: cells add up tanh of the inputs.
    float big = 100;
    Lstm sum =
        new Lstm(
            Tensor.of(new float[] {0, 0, 1, 0}, 1, 4),
            Tensor.of(new float[4], 1, 4),
            Tensor.of(new float[] {big, big, 0, big}, 4));
    Dense readout =
        new Dense(
            Tensor.of(new float[] {1, 0, 0, 2}, 2, 2),
            Tensor.of(new float[] {0, 1}, 2),
            Activation.LINEAR);
    Network network =
        Network.of(
            1,
            3,
            List.of(
                difference,
                new ToSequence(Order.TIME_MAJOR, 3),
                new BiLstm(sum, sum, false),
                readout));
    float state = (float) Math.tanh(Math.tanh(1.5) + Math.tanh(2.5));
    float[] outputs = network.forward(new float[] {1, 3, 2});
    assertArrayEquals(new float[] {state, 2 * state + 1}, outputs, 1e-6f);
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void probabilitiesOfThePrototypesNetworkAddUpToOne(Order order) {
    float[] p = Weights.prototype(order).forward(Weights.values(5, 1, 128 * 302));
    assertEquals(3, p.length);
    assertEquals(1, p[0] + (double) p[1] + p[2], 1e-6);
    assertTrue(p[0] > 0 && p[1] > 0 && p[2] > 0);
  }

  /** The buffers of one call must not leak into another, on its own thread or a neighbour's. */
  @Test
  void manyThreadsGetTheBitsThatOneGets() throws Exception {
    Network network = Weights.prototype(Order.TIME_MAJOR);
    List<float[]> inputs =
        IntStream.range(0, 24).mapToObj(i -> Weights.values(100 + i, 1, 128 * 302)).toList();
    List<float[]> alone = new ArrayList<>();
    for (float[] input : inputs) {
      alone.add(Weights.prototype(Order.TIME_MAJOR).forward(input));
    }
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<float[]>> together = new ArrayList<>();
      for (float[] input : inputs) {
        together.add(pool.submit(() -> network.forward(input)));
      }
      for (int i = 0; i < inputs.size(); i++) {
        assertArrayEquals(alone.get(i), together.get(i).get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Normalisation works in place; as the first layer it would otherwise write to the caller. */
  @Test
  void theInputIsLeftAsItIs() {
    Network network = Network.of(2, 2, List.of(Weights.norm(3, 1), SEQUENCE, LSTM));
    float[] input = {1, 2, 3, 4};
    network.forward(input);
    assertArrayEquals(new float[] {1, 2, 3, 4}, input);
  }

  @Test
  void anInputOfTheWrongSizeIsRefused() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> tiny().forward(new float[5]));
    assertEquals("input has 5 values, it must have 2 × 2", e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void anInputThatIsNotFiniteIsRefused(float value) {
    float[] input = {0, 0, 0, value};
    Exception e = assertThrows(IllegalArgumentException.class, () -> tiny().forward(input));
    assertEquals("input value 3 is " + value + ", every value must be finite", e.getMessage());
  }

  @Test
  void anOverflowIsReportedAndSpoilsNoLaterCall() {
    Dense huge =
        new Dense(
            Tensor.of(new float[] {Float.MAX_VALUE, Float.MAX_VALUE}, 2, 1),
            Tensor.of(new float[] {0}, 1),
            Activation.LINEAR);
    Dense amplify =
        new Dense(
            Tensor.of(new float[] {8, 0, 0, 8}, 2, 2), Tensor.of(new float[2], 2), Activation.RELU);
    Layer positive = Weights.bilstm(4, 1, 2, 1, false);
    Network network = Network.of(2, 2, List.of(SEQUENCE, positive, amplify, amplify, huge));
    float[] loud = {9, 9, 9, 9};
    float[] negated = {-9, -9, -9, -9};
    int overflows = 0;
    for (float[] input : List.of(loud, negated, loud, negated)) {
      try {
        assertTrue(Float.isFinite(network.forward(input)[0]));
      } catch (ArithmeticException e) {
        assertTrue(e.getMessage().startsWith("output 0 of the network is "));
        overflows++;
      }
    }
    assertEquals(2, overflows);
  }

  @Test
  void aLayerThatDoesNotFitIsNamed() {
    Layer conv = Weights.conv(1, 1, new int[] {3, 3, 2, 4}, new int[] {1, 1}, Activation.RELU);
    assertEquals(
        "layer 0 (Conv2d): it takes 2 channels, it is given a picture of 2 bands × 2 frames × 1"
            + " channels",
        refusal(2, 2, conv));
    assertEquals(
        "layer 1 (BatchNorm): it takes 3 channels, it is given a sequence of 2 steps × 2 features",
        refusal(2, 2, SEQUENCE, Weights.norm(1, 3)));
    assertEquals(
        "layer 0 (ToSequence): TIME_MAJOR cannot make 2 steps of a picture of 2 bands × 3 frames"
            + " × 1 channels",
        refusal(2, 3, SEQUENCE));
    assertEquals(
        "layer 0 (ToSequence): PLAIN_RESHAPE cannot make 4 steps of a picture of 2 bands × 3"
            + " frames × 1 channels",
        refusal(2, 3, new ToSequence(Order.PLAIN_RESHAPE, 4)));
    assertEquals(
        "layer 1 (BiLstm): it takes 2 features a step, it is given a sequence of 2 steps × 3"
            + " features",
        refusal(3, 2, SEQUENCE, LSTM));
    assertEquals(
        "layer 2 (Dense): it takes 3 features, it is given 2",
        refusal(2, 2, SEQUENCE, LSTM, Weights.dense(1, 1, 3, 1, Activation.LINEAR)));
  }

  @Test
  void layersInAnImpossibleOrderAreRefused() {
    Layer conv = Weights.conv(1, 1, new int[] {1, 1, 1, 1}, new int[] {1, 1}, Activation.RELU);
    Layer dense = Weights.dense(1, 1, 4, 1, Activation.LINEAR);
    assertTrue(refusal(2, 2, dense).startsWith("layer 0 (Dense): it takes features"));
    assertTrue(refusal(2, 2, LSTM).startsWith("layer 0 (BiLstm): it takes a sequence"));
    assertTrue(refusal(2, 2, SEQUENCE, conv).startsWith("layer 1 (Conv2d): it takes a picture"));
    assertTrue(refusal(2, 2, SEQUENCE, SEQUENCE).startsWith("layer 1 (ToSequence): it takes a"));
    assertEquals(
        "the last layer gives a sequence of 2 steps × 2 features, not features",
        refusal(2, 2, SEQUENCE));
  }

  /** Such shapes come from files; they must not become arrays. */
  @Test
  void aNetworkThatWouldNotFitInMemoryIsRefused() {
    assertTrue(refusal(1 << 20, 1 << 20, SEQUENCE).contains("working memory"));
    Layer wide = Weights.conv(1, 1, new int[] {1, 1, 1, 1000}, new int[] {1, 1}, Activation.RELU);
    assertTrue(refusal(1000, 1000, wide).startsWith("layer 0 (Conv2d) brings the working memory"));
    assertEquals("frames is 0, it must be positive", refusal(2, 0, SEQUENCE));
  }

  @Test
  void layersKeepTheOrderTheyWereGivenIn() {
    assertEquals(List.of(SEQUENCE, LSTM), tiny().layers());
    assertEquals("Network[2 bands × 2 frames, 2 layers, 2 outputs]", tiny().toString());
  }
}
