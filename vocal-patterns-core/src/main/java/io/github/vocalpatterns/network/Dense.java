package io.github.vocalpatterns.network;

/**
 * Fully connected layer: activation(x · kernel + bias).
 *
 * @param kernel inputs × outputs
 * @param bias one value an output
 * @param activation of each output, or of all together for {@link Activation#SOFTMAX}
 */
public record Dense(Tensor kernel, Tensor bias, Activation activation) implements Layer {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if one does not fit the other, naming it and the rule
   */
  public Dense {
    kernel.requireAxes("kernel", 2);
    bias.requireShape("bias", kernel.length(1));
  }
}
