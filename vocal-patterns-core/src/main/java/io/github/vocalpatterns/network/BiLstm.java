package io.github.vocalpatterns.network;

/**
 * Two LSTMs that walk a sequence from its first step to its last and from its last to its first
 * (Hochreiter and Schmidhuber, "Long Short-Term Memory", 1997; Schuster and Paliwal, "Bidirectional
 * Recurrent Neural Networks", 1997). With σ the logistic function, every step computes i = σ(z_i),
 * f = σ(z_f), c ← f · c + i · tanh(z_c), h ← σ(z_o) · tanh(c), where z = x · kernel + h ·
 * recurrentKernel + bias.
 *
 * <p>The output is the forward state followed by the backward state: at every step, or where each
 * walk ends, which for the backward one is the first step.
 *
 * @param forward walks from the first step to the last
 * @param backward walks from the last step to the first, of the same shape
 * @param returnSequences true for one output a step, false for the last state of each walk alone
 */
public record BiLstm(Lstm forward, Lstm backward, boolean returnSequences) implements Layer {

  /**
   * Checks that both directions have one shape.
   *
   * @throws IllegalArgumentException if they do not
   */
  public BiLstm {
    int[] expected = forward.kernel().shape();
    backward.kernel().requireShape("the backward kernel", expected);
  }
}
