package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Picture;
import org.jspecify.annotations.Nullable;

/** Convolution as one product over shifted {@link Planes}, with the normalisation that follows. */
final class ConvStep implements Step {

  private final Conv2d layer;
  private final Planes planes;
  private final NetworkKernels kernels;
  private final boolean normalised;
  private final NetworkKernels.Convolution convolution;

  private ConvStep(Conv2d layer, Planes planes, @Nullable Affine norm, NetworkKernels kernels) {
    this.layer = layer;
    this.planes = planes;
    this.kernels = kernels;
    this.normalised = norm != null;
    float[] bias = layer.bias().toArray();
    this.convolution =
        kernels.convolution(
            layer.kernel().columns(),
            new NetworkKernels.Channels(
                bias,
                layer.activation() == Activation.RELU,
                norm == null ? Affine.identity(bias.length) : norm),
            planes.shifts(),
            planes.output().columns());
  }

  static ConvStep of(Conv2d layer, Shape input, NetworkKernels kernels) {
    if (!(input instanceof Picture picture)) {
      throw new IllegalArgumentException("it takes a picture, it is given " + input);
    }
    if (picture.channels() != layer.kernel().length(2)) {
      throw new IllegalArgumentException(
          "it takes " + layer.kernel().length(2) + " channels, it is given " + picture);
    }
    return new ConvStep(layer, new Planes(layer, picture), null, kernels);
  }

  /** This step with a normalisation of its output. */
  ConvStep normalised(BatchNorm following) {
    return new ConvStep(layer, planes, Affine.of(following, output()), kernels);
  }

  boolean isNormalised() {
    return normalised;
  }

  @Override
  public Picture output() {
    return planes.output();
  }

  @Override
  public long scratchSize(int maxItems) {
    return output().size(1) + planes.size() + convolution.scratchSize();
  }

  @Override
  public Pass newPass(int maxItems) {
    float[] input = new float[planes.size()];
    float[][] outputs = output().allocate(1);
    NetworkKernels.Convolution.Pass pass = convolution.newPass();
    return (picture, items) -> {
      planes.fill(input, picture, kernels);
      pass.run(outputs, input);
      return outputs;
    };
  }
}
