package io.github.vocalpatterns.model;

import io.github.vocalpatterns.network.BatchNorm;
import io.github.vocalpatterns.network.BiLstm;
import io.github.vocalpatterns.network.Conv2d;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import io.github.vocalpatterns.network.ToSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Recognises the sizes of a network. */
final class Geometries {

  private Geometries() {}

  /**
   * The sizes of a network that {@link Graphs} could have built.
   *
   * @throws IllegalArgumentException if it could not
   */
  static Geometry of(Network network) {
    List<Layer> layers = network.layers();
    List<Layout.Convolution> convolutions = new ArrayList<>();
    int at = 0;
    while (at + 1 < layers.size()
        && layers.get(at) instanceof Conv2d convolution
        && layers.get(at + 1) instanceof BatchNorm) {
      int[] kernel = convolution.kernel().shape();
      convolutions.add(
          new Layout.Convolution(
              kernel[3], kernel[0], convolution.strideBands(), convolution.strideFrames()));
      at += 2;
    }
    if (convolutions.isEmpty()
        || layers.size() != at + 5
        || !(layers.get(at) instanceof ToSequence sequence)
        || !(layers.get(at + 1) instanceof BiLstm first)
        || !(layers.get(at + 2) instanceof BiLstm)
        || !(layers.get(at + 3) instanceof Dense dense)) {
      throw unknown();
    }
    int units = first.forward().recurrentKernel().shape()[0];
    Layout layout = new Layout(convolutions, sequence.order(), units, dense.bias().size());
    Geometry geometry = new Geometry(network.bands(), network.frames(), layout, network.outputs());
    // Layers print their shapes and settings, but no weights.
    Network expected = GraphWeights.assemble(geometry, Geometries::zeros);
    if (!expected.layers().toString().equals(layers.toString())) {
      throw unknown();
    }
    return geometry;
  }

  private static Tensor zeros(String parameter, IntUnaryOperator order, int... shape) {
    return Tensor.of(new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)], shape);
  }

  private static IllegalArgumentException unknown() {
    return new IllegalArgumentException(
        "the network is not the CNN-BiLSTM that VocalPatternModel.build makes, it cannot be trained"
            + " further");
  }
}
