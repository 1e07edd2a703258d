package io.github.vocalpatterns.network;

/**
 * Weights of one direction of a {@link BiLstm}, as Keras lays them out: along the last axis, u
 * columns each for the gates input, forget, cell, output. There are no peepholes; a bias kept in
 * two parts elsewhere (PyTorch) is their sum here.
 *
 * @param kernel input features × 4u
 * @param recurrentKernel u × 4u
 * @param bias 4u
 */
public record Lstm(Tensor kernel, Tensor recurrentKernel, Tensor bias) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if one does not fit the others, naming it and the rule
   */
  public Lstm {
    kernel.requireAxes("kernel", 2);
    int columns = kernel.length(1);
    if (columns % 4 != 0) {
      throw new IllegalArgumentException(
          "kernel has " + columns + " columns, there must be four gates of equal width");
    }
    recurrentKernel.requireShape("recurrentKernel", columns / 4, columns);
    bias.requireShape("bias", columns);
  }

  /** Number of input features. */
  public int inputs() {
    return kernel.length(0);
  }

  /** Width of the state, u. */
  public int units() {
    return recurrentKernel.length(0);
  }
}
