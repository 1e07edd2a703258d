package io.github.vocalpatterns.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vocalpatterns.network.Shape.Picture;
import io.github.vocalpatterns.network.Shape.Sequence;
import io.github.vocalpatterns.network.ToSequence.Order;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Layers against Keras in float32, whose own rounding is what the tolerance leaves room for.
 * Catches what an oracle written by the same hand cannot: a wrong order of gates, kernel axes or
 * padding.
 */
class KerasGoldenTest {

  private static final float TOLERANCE = 2e-6f;

  private static final Map<String, float[]> GOLDEN = read();

  private static Map<String, float[]> read() {
    Map<String, float[]> golden = new HashMap<>();
    try (InputStream in = KerasGoldenTest.class.getResourceAsStream("keras.csv")) {
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(","))
          .forEach(fields -> golden.put(fields[0], floats(fields)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return golden;
  }

  private static float[] floats(String[] fields) {
    float[] values = new float[fields.length - 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = Float.parseFloat(fields[i + 1]);
    }
    return values;
  }

  private static void assertGolden(String name, Shape input, Layer... layers) {
    float[] values = Weights.values(1, 1, input.rows() * input.columns());
    assertArrayEquals(GOLDEN.get(name), Weights.run(input, values, layers), TOLERANCE, name);
  }

  private static Conv2d conv(int[] kernel, int[] strides, Activation activation) {
    return Weights.conv(10, 0.5, kernel, strides, activation);
  }

  @Test
  void oddKernelsAndUnequalStridesPadLikeTensorFlow() {
    assertGolden(
        "conv-odd-strides",
        new Picture(7, 11, 3),
        conv(new int[] {3, 2, 3, 4}, new int[] {2, 3}, Activation.RELU));
  }

  @Test
  void anEvenKernelPutsTheLargerHalfOfItsPaddingLast() {
    assertGolden(
        "conv-even-kernel",
        new Picture(5, 4, 2),
        conv(new int[] {2, 4, 2, 3}, new int[] {1, 1}, Activation.LINEAR));
  }

  @Test
  void aStrideBeyondTheKernelPadsNothing() {
    assertGolden(
        "conv-stride-beyond-kernel",
        new Picture(6, 9, 1),
        conv(new int[] {1, 2, 1, 2}, new int[] {4, 5}, Activation.LINEAR));
  }

  /** Folding the shift of the normalisation into the second kernel would spoil the border. */
  @Test
  void zerosArePaddedAfterNormalisation() {
    assertGolden(
        "conv-norm-conv",
        new Picture(6, 5, 1),
        conv(new int[] {3, 3, 1, 3}, new int[] {1, 1}, Activation.RELU),
        Weights.norm(12, 3),
        Weights.conv(20, 0.5, new int[] {3, 3, 3, 2}, new int[] {2, 2}, Activation.RELU));
  }

  @Test
  void aBidirectionalLstmGivesBothStatesOfEveryStep() {
    assertGolden("bilstm-sequence", new Sequence(5, 3), Weights.bilstm(50, 2, 3, 2, true));
  }

  @Test
  void aBidirectionalLstmEndsBackwardsAtTheFirstStep() {
    assertGolden("bilstm-last", new Sequence(5, 3), Weights.bilstm(50, 2, 3, 2, false));
  }

  @Test
  void thePrototypesNetworkGivesKerasProbabilities() {
    float[] input = Weights.values(1, 1, 128 * 302);
    Map.of("prototype-plain-reshape", Order.PLAIN_RESHAPE, "prototype-time-major", Order.TIME_MAJOR)
        .forEach(
            (name, order) ->
                assertArrayEquals(
                    GOLDEN.get(name), Weights.prototype(order).forward(input), TOLERANCE, name));
  }

  /** Else the order of the sequence could be swapped unnoticed. */
  @Test
  void theTwoOrdersDiffer() {
    float[] plain = GOLDEN.get("prototype-plain-reshape");
    assertEquals(false, Arrays.equals(plain, GOLDEN.get("prototype-time-major")));
  }
}
