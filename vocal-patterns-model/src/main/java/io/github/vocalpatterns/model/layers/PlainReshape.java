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
 * Cuts the values of a picture, ordered by band, frame and channel, into as many steps as there are
 * frames, as Keras' {@code Reshape((frames, -1))} does. A step is hardly ever a moment: this is for
 * the sake of models that were made so.
 */
public final class PlainReshape implements InputPreProcessor {

  private static final long serialVersionUID = 1L;

  private final int channels;
  private final int bands;

  /** For pictures of this many channels and bands. */
  public PlainReshape(int channels, int bands) {
    this.channels = channels;
    this.bands = bands;
  }

  @Override
  public INDArray preProcess(INDArray input, int staleBatchSize, LayerWorkspaceMgr manager) {
    int examples = (int) input.size(0);
    int steps = (int) input.size(3);
    int features = bands * channels;
    float[] pictures = Floats.read(input, 0, 2, 3, 1);
    float[] sequence = new float[pictures.length];
    for (int example = 0; example < examples; example++) {
      for (int step = 0; step < steps; step++) {
        int from = (example * steps + step) * features;
        System.arraycopy(
            pictures, from, sequence, (step * examples + example) * features, features);
      }
    }
    return Floats.write(sequence, ArrayType.ACTIVATIONS, manager, steps, examples, features)
        .permute(1, 2, 0);
  }

  @Override
  public INDArray backprop(INDArray gradient, int staleBatchSize, LayerWorkspaceMgr manager) {
    int examples = (int) gradient.size(0);
    int features = (int) gradient.size(1);
    int steps = (int) gradient.size(2);
    float[] sequence = Floats.read(gradient, 2, 0, 1);
    float[] pictures = new float[sequence.length];
    for (int example = 0; example < examples; example++) {
      for (int step = 0; step < steps; step++) {
        int from = (step * examples + example) * features;
        System.arraycopy(sequence, from, pictures, (example * steps + step) * features, features);
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
