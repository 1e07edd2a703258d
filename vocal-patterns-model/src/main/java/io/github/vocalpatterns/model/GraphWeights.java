package io.github.vocalpatterns.model;

import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.BatchNorm;
import io.github.vocalpatterns.network.BiLstm;
import io.github.vocalpatterns.network.Conv2d;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Lstm;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import io.github.vocalpatterns.network.ToSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Carries weights between a Deeplearning4j graph of {@link Graphs} and the runtime's {@link
 * Network}, both ways without loss.
 *
 * <p>What differs: convolution kernels are [out][in][bands][frames] there and
 * [bands][frames][in][out] here; a step of the sequence is ordered by channel, then band there and
 * by band, then channel here; the blocks of an LSTM are candidate, forget, output, input there and
 * input, forget, candidate, output here.
 */
final class GraphWeights {

  /** Where the runtime's block of an LSTM stands in Deeplearning4j. */
  private static final int[] BLOCKS = {3, 1, 0, 2};

  private static final IntUnaryOperator SAME = IntUnaryOperator.identity();

  private final ComputationGraph graph;
  private final Geometry geometry;

  GraphWeights(ComputationGraph graph, Geometry geometry) {
    this.graph = graph;
    this.geometry = geometry;
  }

  /** Where the weights of a network come from. */
  interface Source {
    /** The tensor whose value i is value {@code order(i)} of a parameter. */
    Tensor read(String parameter, IntUnaryOperator order, int... shape);
  }

  /** The runtime's network with the weights of the graph. */
  Network toNetwork() {
    return assemble(geometry, this::read);
  }

  /** A network of a geometry. */
  static Network assemble(Geometry geometry, Source source) {
    List<Layer> layers = new ArrayList<>();
    int inputs = 1;
    for (int i = 0; i < geometry.convolutions().size(); i++) {
      addConvolution(layers, geometry.convolutions().get(i), i, inputs, source);
      inputs = geometry.convolutions().get(i).channels();
    }
    layers.add(new ToSequence(geometry.order(), geometry.steps()));
    int units = geometry.lstmUnits();
    int features = geometry.features();
    IntUnaryOperator order = featureOrder(geometry);
    layers.add(
        new BiLstm(
            lstm(Graphs.LSTM1 + "_f", features, units, order, source),
            lstm(Graphs.LSTM1 + "_b", features, units, order, source),
            true));
    layers.add(
        new BiLstm(
            lstm(Graphs.LSTM2 + "_f", 2 * units, units, SAME, source),
            lstm(Graphs.LSTM2 + "_b", 2 * units, units, SAME, source),
            false));
    int hidden = geometry.denseUnits();
    layers.add(dense(Graphs.DENSE, 2 * units, hidden, Activation.RELU, source));
    layers.add(dense(Graphs.OUTPUT, hidden, geometry.outputs(), Activation.SOFTMAX, source));
    return Network.of(geometry.bands(), geometry.frames(), layers);
  }

  private static void addConvolution(
      List<Layer> layers, Layout.Convolution convolution, int index, int inputs, Source source) {
    int outputs = convolution.channels();
    int size = convolution.kernel();
    String name = Graphs.convolution(index);
    String norm = Graphs.norm(index);
    IntUnaryOperator order = kernelOrder(size * size, inputs, outputs);
    layers.add(
        new Conv2d(
            source.read(name + "_W", order, size, size, inputs, outputs),
            source.read(name + "_b", SAME, outputs),
            convolution.strideBands(),
            convolution.strideFrames(),
            Activation.RELU));
    layers.add(
        new BatchNorm(
            source.read(norm + "_gamma", SAME, outputs),
            source.read(norm + "_beta", SAME, outputs),
            source.read(norm + "_mean", SAME, outputs),
            source.read(norm + "_var", SAME, outputs),
            Graphs.EPSILON));
  }

  private static Lstm lstm(
      String name, int inputs, int units, IntUnaryOperator rows, Source source) {
    return new Lstm(
        source.read(name + "W", gateOrder(rows, units), inputs, 4 * units),
        source.read(name + "RW", gateOrder(SAME, units), units, 4 * units),
        source.read(name + "b", gateOrder(SAME, units), 4 * units));
  }

  private static Dense dense(
      String name, int inputs, int outputs, Activation activation, Source source) {
    return new Dense(
        source.read(name + "_W", SAME, inputs, outputs),
        source.read(name + "_b", SAME, outputs),
        activation);
  }

  /** Gives the graph the weights of a network of this geometry. */
  void copyFrom(Network network) {
    int convolution = 0;
    int norm = 0;
    int lstm = 0;
    int dense = 0;
    for (Layer layer : network.layers()) {
      if (layer instanceof Conv2d conv) {
        int[] shape = conv.kernel().shape();
        String name = Graphs.convolution(convolution++);
        write(name + "_W", kernelOrder(shape[0] * shape[1], shape[2], shape[3]), conv.kernel());
        write(name + "_b", SAME, conv.bias());
      } else if (layer instanceof BatchNorm batchNorm) {
        String name = Graphs.norm(norm++);
        write(name + "_gamma", SAME, batchNorm.gamma());
        write(name + "_beta", SAME, batchNorm.beta());
        write(name + "_mean", SAME, batchNorm.mean());
        write(name + "_var", SAME, batchNorm.variance());
      } else if (layer instanceof BiLstm both) {
        IntUnaryOperator rows = lstm == 0 ? featureOrder(geometry) : SAME;
        String name = lstm++ == 0 ? Graphs.LSTM1 : Graphs.LSTM2;
        writeLstm(name + "_f", rows, both.forward());
        writeLstm(name + "_b", rows, both.backward());
      } else if (layer instanceof Dense full) {
        String name = dense++ == 0 ? Graphs.DENSE : Graphs.OUTPUT;
        write(name + "_W", SAME, full.kernel());
        write(name + "_b", SAME, full.bias());
      }
    }
  }

  private void writeLstm(String name, IntUnaryOperator rows, Lstm lstm) {
    int units = geometry.lstmUnits();
    write(name + "W", gateOrder(rows, units), lstm.kernel());
    write(name + "RW", gateOrder(SAME, units), lstm.recurrentKernel());
    write(name + "b", gateOrder(SAME, units), lstm.bias());
  }

  /** From [bands · frames][in][out] to [out][in][bands · frames]. */
  private static IntUnaryOperator kernelOrder(int taps, int inputs, int outputs) {
    return i -> {
      int out = i % outputs;
      int in = i / outputs % inputs;
      int tap = i / outputs / inputs;
      return (out * inputs + in) * taps + tap;
    };
  }

  /** From band, then channel to channel, then band, unless the steps are no frames. */
  private static IntUnaryOperator featureOrder(Geometry geometry) {
    if (geometry.order() == ToSequence.Order.PLAIN_RESHAPE) {
      return SAME;
    }
    int channels = geometry.channels();
    return i -> i % channels * geometry.lastBands() + i / channels;
  }

  private static IntUnaryOperator gateOrder(IntUnaryOperator rows, int units) {
    return i -> {
      int row = rows.applyAsInt(i / (4 * units));
      int block = BLOCKS[i / units % 4];
      return (row * 4 + block) * units + i % units;
    };
  }

  private Tensor read(String parameter, IntUnaryOperator order, int... shape) {
    float[] source = graph.getParam(parameter).dup('c').data().asFloat();
    float[] target = new float[source.length];
    for (int i = 0; i < target.length; i++) {
      target[i] = source[order.applyAsInt(i)];
    }
    return Tensor.of(target, shape);
  }

  private void write(String parameter, IntUnaryOperator order, Tensor tensor) {
    float[] source = tensor.toArray();
    float[] target = new float[source.length];
    for (int i = 0; i < target.length; i++) {
      target[order.applyAsInt(i)] = source[i];
    }
    INDArray values = graph.getParam(parameter);
    values.assign(Nd4j.create(target, values.shape(), 'c'));
  }
}
