package io.github.vocalpatterns.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Tensors and layers refuse at birth what could not work later. */
class LayerTest {

  private static final Tensor ONE = Tensor.of(new float[] {1}, 1);

  private static Tensor zeros(int... shape) {
    int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    return Tensor.of(new float[size], shape);
  }

  private static void assertRefused(String message, Executable making) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, making).getMessage());
  }

  @Test
  void aTensorSharesNoArrayWithItsCaller() {
    float[] values = {1, 2};
    int[] shape = {2, 1};
    Tensor tensor = Tensor.of(values, shape);
    values[0] = 9;
    shape[0] = 9;
    tensor.toArray()[1] = 9;
    tensor.shape()[1] = 9;
    assertArrayEquals(new float[] {1, 2}, tensor.toArray());
    assertArrayEquals(new int[] {2, 1}, tensor.shape());
    assertEquals(2, tensor.size());
    assertEquals("Tensor[2×1]", tensor.toString());
  }

  @Test
  void tensorsOfOneContentAndShapeAreEqual() {
    assertEquals(zeros(2, 3), zeros(2, 3));
    assertEquals(zeros(2, 3).hashCode(), zeros(2, 3).hashCode());
    assertNotEquals(zeros(2, 3), zeros(3, 2));
    assertNotEquals(zeros(1), ONE);
  }

  @Test
  void aTensorChecksItsShapeAndValues() {
    assertRefused("shape is [], it must have at least one axis", () -> Tensor.of(new float[1]));
    assertRefused(
        "shape is [0, 2], every length must be positive", () -> Tensor.of(new float[0], 0, 2));
    assertRefused("2 values cannot have the shape [3]", () -> Tensor.of(new float[2], 3));
    // The product is 2^64, which is 0 to a careless long.
    assertRefused(
        "1 values cannot have the shape [65536, 65536, 65536, 65536]",
        () -> Tensor.of(new float[1], 65536, 65536, 65536, 65536));
    assertRefused(
        "value 1 is NaN, every value must be finite",
        () -> Tensor.of(new float[] {0, Float.NaN}, 2));
  }

  @Test
  void aConvolutionChecksItself() {
    Tensor kernel = zeros(3, 3, 1, 2);
    Activation relu = Activation.RELU;
    assertRefused(
        "kernel has the shape 3×3, it must have 4 axes",
        () -> new Conv2d(zeros(3, 3), zeros(2), 1, 1, relu));
    assertRefused("bias has the shape 1, it must be 2", () -> new Conv2d(kernel, ONE, 1, 1, relu));
    assertRefused(
        "strideBands is 0, it must be positive", () -> new Conv2d(kernel, zeros(2), 0, 1, relu));
    assertRefused(
        "strideFrames is -1, it must be positive", () -> new Conv2d(kernel, zeros(2), 1, -1, relu));
    assertRefused(
        "activation is SOFTMAX, it must be LINEAR or RELU in a convolution",
        () -> new Conv2d(kernel, zeros(2), 1, 1, Activation.SOFTMAX));
  }

  @Test
  void aNormalisationChecksItself() {
    assertRefused(
        "mean has the shape 2, it must be 1", () -> new BatchNorm(ONE, ONE, zeros(2), ONE, 1));
    assertRefused(
        "epsilon is NaN, it must be at least 0",
        () -> new BatchNorm(ONE, ONE, ONE, ONE, Double.NaN));
    assertRefused(
        "a variance is -1.0, with epsilon added it must be positive",
        () -> new BatchNorm(ONE, ONE, ONE, Tensor.of(new float[] {-1}, 1), 2));
    assertRefused(
        "a variance is 0.0, with epsilon added it must be positive",
        () -> new BatchNorm(ONE, ONE, ONE, zeros(1), 0));
  }

  @Test
  void anLstmChecksItself() {
    assertRefused(
        "kernel has 6 columns, there must be four gates of equal width",
        () -> new Lstm(zeros(1, 6), zeros(1, 4), zeros(4)));
    assertRefused(
        "recurrentKernel has the shape 2×4, it must be 1×4",
        () -> new Lstm(zeros(1, 4), zeros(2, 4), zeros(4)));
    assertRefused(
        "bias has the shape 8, it must be 4", () -> new Lstm(zeros(1, 4), zeros(1, 4), zeros(8)));
    assertRefused(
        "the backward kernel has the shape 2×4, it must be 1×4",
        () -> new BiLstm(Weights.lstm(1, 1, 1, 1), Weights.lstm(1, 1, 2, 1), true));
  }

  @Test
  void theOtherLayersCheckThemselves() {
    assertRefused(
        "steps is 0, it must be positive", () -> new ToSequence(ToSequence.Order.TIME_MAJOR, 0));
    assertRefused(
        "bias has the shape 3, it must be 2",
        () -> new Dense(zeros(4, 2), zeros(3), Activation.LINEAR));
  }
}
