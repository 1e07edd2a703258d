package io.github.vocalpatterns.model.layers;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * From [batch, channels, bands, frames], the pictures of a convolution, to [batch, channels ·
 * bands, frames], what a recurrent layer walks over. Where a value goes is for subclasses to say.
 * Deeplearning4j's own {@code ReshapePreprocessor} goes by a batch size that is stale when a graph
 * is asked for another one than it was trained with.
 */
abstract class PictureToSequence implements InputPreProcessor {

  private static final long serialVersionUID = 1L;

  final int channels;
  final int bands;

  PictureToSequence(int channels, int bands) {
    this.channels = channels;
    this.bands = bands;
  }

  /**
   * Lays pictures out as a sequence.
   *
   * @param pictures by example, band, frame and channel
   * @param sequence to fill, by step, example and feature
   */
  abstract void toSequence(float[] pictures, float[] sequence, int examples, int steps);

  /** The way back. */
  abstract void toPictures(float[] sequence, float[] pictures, int examples, int steps);

  @Override
  public final INDArray preProcess(INDArray input, int staleBatchSize, LayerWorkspaceMgr manager) {
    int examples = (int) input.size(0);
    int steps = (int) input.size(3);
    float[] pictures = Floats.read(input, 0, 2, 3, 1);
    float[] sequence = new float[pictures.length];
    toSequence(pictures, sequence, examples, steps);
    long features = (long) channels * bands;
    return Floats.write(sequence, ArrayType.ACTIVATIONS, manager, steps, examples, features)
        .permute(1, 2, 0);
  }

  @Override
  public final INDArray backprop(INDArray gradient, int staleBatchSize, LayerWorkspaceMgr manager) {
    int examples = (int) gradient.size(0);
    int steps = (int) gradient.size(2);
    float[] sequence = Floats.read(gradient, 2, 0, 1);
    float[] pictures = new float[sequence.length];
    toPictures(sequence, pictures, examples, steps);
    return Floats.write(
            pictures, ArrayType.ACTIVATION_GRAD, manager, examples, bands, steps, channels)
        .permute(0, 3, 1, 2);
  }

  /** Immutable, so that one serves all. */
  @Override
  public final InputPreProcessor clone() {
    return this;
  }

  @Override
  public final InputType getOutputType(InputType inputType) {
    InputType.InputTypeConvolutional picture = (InputType.InputTypeConvolutional) inputType;
    return InputType.recurrent((long) channels * bands, picture.getWidth());
  }

  @Override
  public final Pair<@Nullable INDArray, MaskState> feedForwardMaskArray(
      @Nullable INDArray mask, MaskState state, int batchSize) {
    return new Pair<>(mask, state);
  }
}
