package io.github.vocalpatterns.network;

/**
 * Convolution (cross-correlation, as in every deep-learning library) of a picture.
 *
 * <p>Zeros are put around the picture as TensorFlow's padding {@code "same"} does: n values become
 * ⌈n / stride⌉, of max((⌈n / stride⌉ − 1) · stride + kernel − n, 0) zeros the smaller half comes
 * first.
 *
 * @param kernel bands × frames × input channels × output channels
 * @param bias one value an output channel
 * @param strideBands bands from one output to the next, at least 1
 * @param strideFrames frames from one output to the next, at least 1
 * @param activation {@link Activation#LINEAR} or {@link Activation#RELU}
 */
public record Conv2d(
    Tensor kernel, Tensor bias, int strideBands, int strideFrames, Activation activation)
    implements Layer {

  /**
   * Checks every value.
   *
   * @throws IllegalArgumentException if one cannot work, naming it, its value and the rule
   */
  public Conv2d {
    kernel.requireAxes("kernel", 4);
    bias.requireShape("bias", kernel.length(3));
    requirePositive("strideBands", strideBands);
    requirePositive("strideFrames", strideFrames);
    if (activation == Activation.SOFTMAX) {
      throw new IllegalArgumentException(
          "activation is SOFTMAX, it must be LINEAR or RELU in a convolution");
    }
  }

  private static void requirePositive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + ", it must be positive");
    }
  }
}
