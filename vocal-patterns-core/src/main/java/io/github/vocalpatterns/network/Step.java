package io.github.vocalpatterns.network;

/** A layer made ready for one input shape. Immutable: what changes while running is in a pass. */
interface Step {

  Shape output();

  /** Floats that one pass over at most so many items holds. */
  long scratchSize(int maxItems);

  /** Memory to run this step in, for one thread at a time. */
  Pass newPass(int maxItems);

  /** One thread's buffers of a step. */
  interface Pass {

    /**
     * Evaluates the step on the rows of some items, item after item. Pictures come one at a time.
     * The result is the same arrays each time, valid until the next call.
     */
    float[][] run(float[][] input, int items);
  }

  /**
   * Readies a layer.
   *
   * @throws IllegalArgumentException if the layer cannot follow such an input
   */
  static Step of(Layer layer, Shape input, NetworkKernels kernels) {
    if (layer instanceof Conv2d conv) {
      return ConvStep.of(conv, input, kernels);
    }
    if (layer instanceof BatchNorm norm) {
      return NormStep.of(norm, input);
    }
    if (layer instanceof ToSequence sequence) {
      return SequenceStep.of(sequence, input);
    }
    if (layer instanceof BiLstm lstm) {
      return LstmStep.of(lstm, input, kernels);
    }
    return DenseStep.of((Dense) layer, input, kernels);
  }
}
