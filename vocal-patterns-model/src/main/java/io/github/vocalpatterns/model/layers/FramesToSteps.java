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
 * Lays [batch, channels, bands, frames] out as [batch, channels · bands, frames], so that a
 * recurrent layer walks over time. Deeplearning4j's {@code ReshapePreprocessor} does the same, but
 * goes by a batch size that is stale when a graph is asked for another one than it was trained
 * with.
 */
public final class FramesToSteps implements InputPreProcessor {

  private static final long serialVersionUID = 1L;

  private final int channels;
  private final int bands;

  public FramesToSteps(int channels, int bands) {
    this.channels = channels;
    this.bands = bands;
  }

  @Override
  public INDArray preProcess(INDArray input, int staleBatchSize, LayerWorkspaceMgr manager) {
    int examples = (int) input.size(0);
    int steps = (int) input.size(3);
    float[] pictures = Floats.read(input, 0, 2, 3, 1);
    float[] sequence = new float[pictures.length];
    for (int example = 0; example < examples; example++) {
      for (int band = 0; band < bands; band++) {
        for (int step = 0; step < steps; step++) {
          int from = ((example * bands + band) * steps + step) * channels;
          int to = (step * examples + example) * channels * bands + band;
          for (int channel = 0; channel < channels; channel++) {
            sequence[to + channel * bands] = pictures[from + channel];
          }
        }
      }
    }
    long features = (long) channels * bands;
    return Floats.write(sequence, ArrayType.ACTIVATIONS, manager, steps, examples, features)
        .permute(1, 2, 0);
  }

  @Override
  public INDArray backprop(INDArray gradient, int staleBatchSize, LayerWorkspaceMgr manager) {
    int examples = (int) gradient.size(0);
    int steps = (int) gradient.size(2);
    float[] sequence = Floats.read(gradient, 2, 0, 1);
    float[] pictures = new float[sequence.length];
    for (int example = 0; example < examples; example++) {
      for (int band = 0; band < bands; band++) {
        for (int step = 0; step < steps; step++) {
          int to = ((example * bands + band) * steps + step) * channels;
          int from = (step * examples + example) * channels * bands + band;
          for (int channel = 0; channel < channels; channel++) {
            pictures[to + channel] = sequence[from + channel * bands];
          }
        }
      }
    }
    return Floats.write(
            pictures, ArrayType.ACTIVATION_GRAD, manager, examples, bands, steps, channels)
        .permute(0, 3, 1, 2);
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
