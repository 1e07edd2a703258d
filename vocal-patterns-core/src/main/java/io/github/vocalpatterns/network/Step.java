package io.github.vocalpatterns.network;

/** A layer made ready for one input shape. Immutable: what changes while running is in a pass. */
interface Step {

  Shape output();

  /** Floats that one pass holds. */
  long scratchSize();

  /** Memory to run this step in, for one thread at a time. */
  Pass newPass();

  /** One thread's buffers of a step. */
  interface Pass {

    /**
     * Evaluates the step. The result is valid until the next call; it may be {@code input} itself,
     * overwritten.
     */
    float[][] run(float[][] input);
  }

  /**
   * Readies a layer.
   *
   * @throws IllegalArgumentException if the layer cannot follow such an input
   */
  static Step of(Layer layer, Shape input) {
    if (layer instanceof Conv2d conv) {
      return ConvStep.of(conv, input);
    }
    if (layer instanceof BatchNorm norm) {
      return NormStep.of(norm, input);
    }
    if (layer instanceof ToSequence sequence) {
      return SequenceStep.of(sequence, input);
    }
    if (layer instanceof BiLstm lstm) {
      return LstmStep.of(lstm, input);
    }
    return DenseStep.of((Dense) layer, input);
  }
}
