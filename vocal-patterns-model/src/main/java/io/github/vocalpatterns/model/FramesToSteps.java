package io.github.vocalpatterns.model;

import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.shape.Shape;

/**
 * Lays [batch, channels, bands, frames] out as [batch, channels · bands, frames], so that a
 * recurrent layer walks over time. Deeplearning4j's {@code ReshapePreprocessor} does the same, but
 * goes by a batch size that is stale when a graph is asked for another one than it was trained
 * with.
 */
final class FramesToSteps implements InputPreProcessor {

  private static final long serialVersionUID = 1L;

  private final int channels;
  private final int bands;

  FramesToSteps(int channels, int bands) {
    this.channels = channels;
    this.bands = bands;
  }

  @Override
  public INDArray preProcess(INDArray input, int staleBatchSize, LayerWorkspaceMgr manager) {
    INDArray reshaped =
        plain(input, ArrayType.ACTIVATIONS, manager)
            .reshape('c', input.size(0), (long) channels * bands, input.size(3));
    return manager.leverageTo(ArrayType.ACTIVATIONS, reshaped);
  }

  @Override
  public INDArray backprop(INDArray gradient, int staleBatchSize, LayerWorkspaceMgr manager) {
    INDArray reshaped =
        plain(gradient, ArrayType.ACTIVATION_GRAD, manager)
            .reshape('c', gradient.size(0), channels, bands, gradient.size(2));
    return manager.leverageTo(ArrayType.ACTIVATION_GRAD, reshaped);
  }

  private static INDArray plain(INDArray array, ArrayType type, LayerWorkspaceMgr manager) {
    boolean rowMajor = array.ordering() == 'c' && Shape.hasDefaultStridesForShape(array);
    return rowMajor ? array : manager.dup(type, array, 'c');
  }

  @Override
  public InputPreProcessor clone() {
    return this;
  }

  @Override
  public InputType getOutputType(InputType inputType) {
    InputType.InputTypeConvolutional picture = (InputType.InputTypeConvolutional) inputType;
    return InputType.recurrent((long) channels * bands, picture.getWidth());
  }

  @Override
  public Pair<@Nullable INDArray, MaskState> feedForwardMaskArray(
      @Nullable INDArray mask, MaskState state, int batchSize) {
    return new Pair<>(mask, state);
  }
}
