package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.network.BatchNorm;
import io.github.vocalpatterns.network.BiLstm;
import io.github.vocalpatterns.network.Conv2d;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Lstm;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import io.github.vocalpatterns.network.ToSequence;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.preprocessors.ReshapePreprocessor;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * A network of ours in the layers that Deeplearning4j has, with the same weights. Its pictures are
 * channels × bands × frames, its sequences features × steps, and its gates stand in the order cell,
 * forget, output, input.
 */
final class Deeplearning4jNetwork {

  private static final String INPUT = "input";
  private static final int[] GATES = {3, 1, 0, 2};
  private static final IntUnaryOperator SAME = IntUnaryOperator.identity();

  private final ComputationGraph graph;
  private final int bands;
  private final int frames;

  private final GraphBuilder builder =
      new NeuralNetConfiguration.Builder().graphBuilder().addInputs(INPUT);
  private final Map<String, float[]> parameters = new LinkedHashMap<>();
  private String last = INPUT;
  private int height;
  private int width;
  private int channels = 1;

  /** Where a row of the next LSTM's kernel stands in Deeplearning4j. */
  private IntUnaryOperator rows = SAME;

  /** Takes a network whose sequence is in the order of time and ends in a softmax. */
  Deeplearning4jNetwork(Network network) {
    bands = network.bands();
    frames = network.frames();
    height = bands;
    width = frames;
    int index = 0;
    for (Layer layer : network.layers()) {
      String name = layer.getClass().getSimpleName().toLowerCase(Locale.ROOT) + index++;
      boolean isLast = index == network.layers().size();
      if (layer instanceof Conv2d conv) {
        add(conv, name);
      } else if (layer instanceof BatchNorm norm) {
        add(norm, name);
      } else if (layer instanceof ToSequence) {
        addSequence(name);
      } else if (layer instanceof BiLstm lstm) {
        add(lstm, name);
      } else if (layer instanceof Dense dense) {
        add(dense, name, isLast);
      }
    }
    graph = new ComputationGraph(builder.setOutputs(last).build());
    graph.init();
    parameters.forEach(
        (name, values) -> {
          INDArray target = graph.getParam(name);
          target.assign(Nd4j.create(values, target.shape(), 'c'));
        });
  }

  /** What the graph makes of bands × frames values. */
  float[] output(float[] picture) {
    INDArray input = Nd4j.createFromArray(picture).reshape(1, 1, bands, frames);
    return graph.outputSingle(input).toFloatVector();
  }

  private void set(String name, Tensor tensor, IntUnaryOperator order) {
    float[] source = tensor.toArray();
    float[] target = new float[source.length];
    for (int i = 0; i < target.length; i++) {
      target[order.applyAsInt(i)] = source[i];
    }
    parameters.put(name, target);
  }

  private static Activation activation(io.github.vocalpatterns.network.Activation activation) {
    return switch (activation) {
      case LINEAR -> Activation.IDENTITY;
      case RELU -> Activation.RELU;
      case SOFTMAX -> Activation.SOFTMAX;
    };
  }

  private void add(Conv2d conv, String name) {
    int[] shape = conv.kernel().shape();
    int taps = shape[0] * shape[1];
    builder.addLayer(
        name,
        new ConvolutionLayer.Builder(shape[0], shape[1])
            .stride(conv.strideBands(), conv.strideFrames())
            .convolutionMode(ConvolutionMode.Same)
            .nIn(shape[2])
            .nOut(shape[3])
            .activation(activation(conv.activation()))
            .build(),
        last);
    last = name;
    set(
        name + "_W",
        conv.kernel(),
        i -> (i % shape[3] * shape[2] + i / shape[3] % shape[2]) * taps + i / shape[3] / shape[2]);
    set(name + "_b", conv.bias(), SAME);
    channels = shape[3];
    height = (height + conv.strideBands() - 1) / conv.strideBands();
    width = (width + conv.strideFrames() - 1) / conv.strideFrames();
  }

  private void add(BatchNorm norm, String name) {
    builder.addLayer(
        name,
        new BatchNormalization.Builder()
            .useLogStd(false)
            .eps(norm.epsilon())
            .nIn(channels)
            .nOut(channels)
            .build(),
        last);
    last = name;
    set(name + "_gamma", norm.gamma(), SAME);
    set(name + "_beta", norm.beta(), SAME);
    set(name + "_mean", norm.mean(), SAME);
    set(name + "_var", norm.variance(), SAME);
  }

  private void addSequence(String name) {
    long[] picture = {channels, height, width};
    long[] sequence = {(long) channels * height, width};
    builder.addVertex(
        name, new PreprocessorVertex(new ReshapePreprocessor(picture, sequence, false)), last);
    last = name;
    int depth = channels;
    int rowsOfOne = height;
    rows = i -> i % depth * rowsOfOne + i / depth;
  }

  private void add(BiLstm lstm, String name) {
    int units = lstm.forward().units();
    LSTM layer =
        new LSTM.Builder()
            .nIn(lstm.forward().inputs())
            .nOut(units)
            .activation(Activation.TANH)
            .build();
    builder.addLayer(name, new Bidirectional(Bidirectional.Mode.CONCAT, layer), last);
    set(lstm.forward(), name + "_f");
    set(lstm.backward(), name + "_b");
    rows = SAME;
    last = name;
    if (!lstm.returnSequences()) {
      // The backward walk ends at the first step: it is turned round to take its last.
      last = name + "-ends";
      builder
          .addVertex(name + "-forward", new SubsetVertex(0, units - 1), name)
          .addVertex(name + "-forward-end", new LastTimeStepVertex(INPUT), name + "-forward")
          .addVertex(name + "-backward", new SubsetVertex(units, 2 * units - 1), name)
          .addVertex(name + "-walk", new ReverseTimeSeriesVertex(), name + "-backward")
          .addVertex(name + "-backward-end", new LastTimeStepVertex(INPUT), name + "-walk")
          .addVertex(last, new MergeVertex(), name + "-forward-end", name + "-backward-end");
    }
  }

  private void set(Lstm lstm, String name) {
    int units = lstm.units();
    set(name + "W", lstm.kernel(), gates(rows, units));
    set(name + "RW", lstm.recurrentKernel(), gates(SAME, units));
    set(name + "b", lstm.bias(), gates(SAME, units));
  }

  private static IntUnaryOperator gates(IntUnaryOperator rows, int units) {
    return i -> (rows.applyAsInt(i / (4 * units)) * 4 + GATES[i / units % 4]) * units + i % units;
  }

  private void add(Dense dense, String name, boolean isLast) {
    int[] shape = dense.kernel().shape();
    Activation activation = activation(dense.activation());
    builder.addLayer(
        name,
        isLast
            ? new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(shape[0])
                .nOut(shape[1])
                .activation(activation)
                .build()
            : new DenseLayer.Builder().nIn(shape[0]).nOut(shape[1]).activation(activation).build(),
        last);
    last = name;
    set(name + "_W", dense.kernel(), SAME);
    set(name + "_b", dense.bias(), SAME);
  }
}
