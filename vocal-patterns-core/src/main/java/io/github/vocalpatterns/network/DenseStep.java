package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Features;

/** Fully connected layer. */
final class DenseStep implements Step {

  private final Dense layer;
  private final Features output;
  private final NetworkKernels.Product product;

  private DenseStep(Dense layer, NetworkKernels kernels) {
    this.layer = layer;
    this.output = new Features(layer.bias().size());
    this.product = kernels.product(layer.kernel().rows(), layer.bias().toArray());
  }

  static DenseStep of(Dense layer, Shape input, NetworkKernels kernels) {
    if (!(input instanceof Features features)) {
      throw new IllegalArgumentException("it takes features, it is given " + input);
    }
    if (features.count() != layer.kernel().length(0)) {
      throw new IllegalArgumentException(
          "it takes " + layer.kernel().length(0) + " features, it is given " + features.count());
    }
    return new DenseStep(layer, kernels);
  }

  @Override
  public Features output() {
    return output;
  }

  @Override
  public long scratchSize(int maxItems) {
    return output.size(maxItems) + product.scratchSize(maxItems) + 2L * output.count();
  }

  @Override
  public Pass newPass(int maxItems) {
    float[][] sums = output.allocate(maxItems);
    NetworkKernels.Product.Pass pass = product.newPass(maxItems);
    double[] powers = new double[output.count()];
    return (rows, items) -> {
      pass.run(sums, rows, items);
      for (int item = 0; item < items; item++) {
        activate(sums[item], powers);
      }
      return sums;
    };
  }

  private void activate(float[] sums, double[] powers) {
    switch (layer.activation()) {
      case LINEAR -> {}
      case RELU -> Arithmetic.rectifyAndScale(sums, output.count(), 0, 1, 0);
      case SOFTMAX -> softmax(sums, powers);
    }
  }

  private static void softmax(float[] sums, double[] powers) {
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < powers.length; i++) {
      max = Math.max(max, sums[i]);
    }
    double total = 0;
    for (int i = 0; i < powers.length; i++) {
      powers[i] = StrictMath.exp(sums[i] - (double) max);
      total += powers[i];
    }
    for (int i = 0; i < powers.length; i++) {
      sums[i] = (float) (powers[i] / total);
    }
  }
}
