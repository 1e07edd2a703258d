package io.github.vocalpatterns.network;

import java.util.Arrays;

/** A {@link BatchNorm} as x · scale + shift, one of each a channel. */
record Affine(float[] scale, float[] shift) {

  static Affine of(BatchNorm layer, Shape input) {
    int channels = input.channels();
    if (channels != layer.gamma().size()) {
      throw new IllegalArgumentException(
          "it takes " + layer.gamma().size() + " channels, it is given " + input);
    }
    float[] gamma = layer.gamma().toArray();
    float[] beta = layer.beta().toArray();
    float[] mean = layer.mean().toArray();
    float[] variance = layer.variance().toArray();
    float[] scale = new float[channels];
    float[] shift = new float[channels];
    for (int i = 0; i < channels; i++) {
      double factor = gamma[i] / Math.sqrt(variance[i] + layer.epsilon());
      scale[i] = (float) factor;
      shift[i] = (float) (beta[i] - mean[i] * factor);
    }
    return new Affine(scale, shift);
  }

  static Affine identity(int channels) {
    float[] ones = new float[channels];
    Arrays.fill(ones, 1);
    return new Affine(ones, new float[channels]);
  }
}
