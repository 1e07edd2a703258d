package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Features;

/** Fully connected layer. */
final class DenseStep implements Step {

  private final Dense layer;
  private final Features output;
  private final float[][] kernel;
  private final float[] bias;

  private DenseStep(Dense layer) {
    this.layer = layer;
    this.output = new Features(layer.bias().size());
    this.kernel = layer.kernel().rows();
    this.bias = layer.bias().toArray();
  }

  static DenseStep of(Dense layer, Shape input) {
    if (!(input instanceof Features features)) {
      throw new IllegalArgumentException("it takes features, it is given " + input);
    }
    if (features.count() != layer.kernel().length(0)) {
      throw new IllegalArgumentException(
          "it takes " + layer.kernel().length(0) + " features, it is given " + features.count());
    }
    return new DenseStep(layer);
  }

  @Override
  public Features output() {
    return output;
  }

  @Override
  public long scratchSize() {
    return output.size();
  }

  @Override
  public Pass newPass() {
    float[][] sums = output.allocate();
    return rows -> {
      System.arraycopy(bias, 0, sums[0], 0, bias.length);
      Rows.addProduct(sums[0], rows[0], kernel);
      Rows.activate(layer.activation(), sums);
      return sums;
    };
  }
}
