package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Picture;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Convolution as one product over shifted {@link Planes}, with the normalisation that follows. */
final class ConvStep implements Step {

  private final Conv2d layer;
  private final Planes planes;
  private final NetworkKernels.Convolution convolution;
  private final float[] bias;
  private final @Nullable Affine norm;

  private ConvStep(
      Conv2d layer,
      Planes planes,
      NetworkKernels.Convolution convolution,
      float[] bias,
      @Nullable Affine norm) {
    this.layer = layer;
    this.planes = planes;
    this.convolution = convolution;
    this.bias = bias;
    this.norm = norm;
  }

  static ConvStep of(Conv2d layer, Shape input, NetworkKernels kernels) {
    if (!(input instanceof Picture picture)) {
      throw new IllegalArgumentException("it takes a picture, it is given " + input);
    }
    if (picture.channels() != layer.kernel().length(2)) {
      throw new IllegalArgumentException(
          "it takes " + layer.kernel().length(2) + " channels, it is given " + picture);
    }
    Planes planes = new Planes(layer, picture);
    return new ConvStep(
        layer,
        planes,
        kernels.convolution(layer.kernel().columns(), planes.shifts(), planes.output().columns()),
        layer.bias().toArray(),
        null);
  }

  /** This step with a normalisation of its output. */
  ConvStep normalised(BatchNorm following) {
    return new ConvStep(layer, planes, convolution, bias, Affine.of(following, output()));
  }

  boolean isNormalised() {
    return norm != null;
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
    float[][] sums = output().allocate(1);
    NetworkKernels.Convolution.Pass pass = convolution.newPass();
    int columns = output().columns();
    Affine affine = norm == null ? Affine.identity(bias.length) : norm;
    float floor = layer.activation() == Activation.RELU ? 0 : Float.NEGATIVE_INFINITY;
    return (picture, items) -> {
      planes.fill(input, picture);
      for (int channel = 0; channel < sums.length; channel++) {
        Arrays.fill(sums[channel], bias[channel]);
      }
      pass.addTo(sums, input);
      for (int channel = 0; channel < sums.length; channel++) {
        Arithmetic.rectifyAndScale(
            sums[channel], columns, floor, affine.scale()[channel], affine.shift()[channel]);
      }
      return sums;
    };
  }
}
