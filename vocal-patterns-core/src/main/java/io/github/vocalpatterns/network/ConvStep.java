package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Picture;
import java.util.Arrays;

/**
 * Convolution as a matrix product: one row of patches for every place in the kernel and input
 * channel (im2col), one row of sums for every output channel.
 */
final class ConvStep implements Step {

  private final Conv2d layer;
  private final Picture input;
  private final Picture output;

  /** One row an output channel, one column a row of patches. */
  private final float[][] weights;

  private final float[] bias;

  private ConvStep(Conv2d layer, Picture input) {
    this.layer = layer;
    this.input = input;
    this.output =
        new Picture(
            ceilDiv(input.bands(), layer.strideBands()),
            ceilDiv(input.frames(), layer.strideFrames()),
            layer.bias().size());
    this.weights = layer.kernel().columns();
    this.bias = layer.bias().toArray();
  }

  static ConvStep of(Conv2d layer, Shape input) {
    if (!(input instanceof Picture picture)) {
      throw new IllegalArgumentException("it takes a picture, it is given " + input);
    }
    if (picture.channels() != layer.kernel().length(2)) {
      throw new IllegalArgumentException(
          "it takes " + layer.kernel().length(2) + " channels, it is given " + picture);
    }
    return new ConvStep(layer, picture);
  }

  private static int ceilDiv(int length, int stride) {
    return (length - 1) / stride + 1;
  }

  @Override
  public Picture output() {
    return output;
  }

  @Override
  public long scratchSize() {
    return output.size() + (long) weights[0].length * output.columns();
  }

  @Override
  public Pass newPass() {
    // Places beyond the picture's edge are never written: they stay the zeros they start as.
    float[][] patches = new float[weights[0].length][output.columns()];
    float[][] sums = output.allocate();
    return planes -> {
      fill(patches, planes);
      for (int channel = 0; channel < sums.length; channel++) {
        Arrays.fill(sums[channel], bias[channel]);
      }
      Rows.addProduct(sums, weights, patches);
      Rows.activate(layer.activation(), sums);
      return sums;
    };
  }

  /** Rows in the order of the kernel: bands, frames, channels. */
  private void fill(float[][] patches, float[][] planes) {
    int kernelBands = layer.kernel().length(0);
    int kernelFrames = layer.kernel().length(1);
    int below = padding(input.bands(), output.bands(), kernelBands, layer.strideBands());
    int before = padding(input.frames(), output.frames(), kernelFrames, layer.strideFrames());
    int row = 0;
    for (int band = 0; band < kernelBands; band++) {
      for (int frame = 0; frame < kernelFrames; frame++) {
        for (float[] plane : planes) {
          fill(patches[row], plane, band - below, frame - before);
          row++;
        }
      }
    }
  }

  private static int padding(int inputs, int outputs, int kernel, int stride) {
    return Math.max((outputs - 1) * stride + kernel - inputs, 0) / 2;
  }

  /** Copies the values that lie a shift away from every output's place. */
  private void fill(float[] row, float[] plane, int bandShift, int frameShift) {
    int stride = layer.strideFrames();
    int frames = input.frames();
    int from = frameShift < 0 ? ceilDiv(-frameShift, stride) : 0;
    int to =
        Math.min(output.frames(), frames > frameShift ? ceilDiv(frames - frameShift, stride) : 0);
    for (int band = 0; band < output.bands(); band++) {
      int source = band * layer.strideBands() + bandShift;
      if (source < 0 || source >= input.bands()) {
        continue;
      }
      int target = band * output.frames();
      int offset = source * frames + frameShift;
      for (int frame = from; frame < to; frame++) {
        row[target + frame] = plane[offset + frame * stride];
      }
    }
  }
}
