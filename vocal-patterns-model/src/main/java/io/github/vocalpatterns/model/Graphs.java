package io.github.vocalpatterns.model;

import io.github.vocalpatterns.model.layers.BothWays;
import io.github.vocalpatterns.model.layers.ColumnConvolution;
import io.github.vocalpatterns.model.layers.FramesToSteps;
import io.github.vocalpatterns.model.layers.PlainReshape;
import io.github.vocalpatterns.model.layers.RowNorm;
import io.github.vocalpatterns.model.layers.SeededDropout;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The CNN-BiLSTM as a Deeplearning4j graph, input {@code [batch, 1, bands, frames]}.
 *
 * <p>The layers that take the time are our own; they keep Deeplearning4j's settings, parameters and
 * shapes, so that its layers can stand in for them, which is how they are tested.
 *
 * <p>Some of Deeplearning4j's constructions look right and are wrong. {@code CnnToRnnPreProcessor}
 * takes every picture for one moment of a film; {@link FramesToSteps} makes every frame a moment.
 * {@code LastTimeStep(Bidirectional)} hands on the backward walk's first step, which has seen one
 * frame; {@link BothWays} hands on its last. {@code dropOut(x)} is the probability to keep.
 */
final class Graphs {

  /** What the epsilon of the normalisation is in the prototype's framework, Keras. */
  static final double EPSILON = 1e-3;

  static final String INPUT = "input";
  static final String LSTM1 = "lstm1";
  static final String LSTM2 = "lstm2";
  static final String DENSE = "dense";
  static final String OUTPUT = "output";

  private static final double NORM_DECAY = 0.95;
  private static final double DROPOUT = 0.25;

  private Graphs() {}

  static String convolution(int index) {
    return "conv" + (index + 1);
  }

  static String norm(int index) {
    return "norm" + (index + 1);
  }

  /**
   * What of a training the graph has to know.
   *
   * @param seed of fresh weights and of dropout
   * @param frozen whether the convolutions and their normalisations stay as they are
   * @param weighted whether the values of a row of labels may add up to something else than 1
   */
  record Settings(long seed, ISchedule learningRate, boolean frozen, boolean weighted) {}

  /** A graph with fresh weights that learns everything from every take alike. */
  static ComputationGraph create(Geometry geometry, long seed, ISchedule learningRate) {
    return create(geometry, new Settings(seed, learningRate, false, false));
  }

  /** A graph with fresh weights. */
  static ComputationGraph create(Geometry geometry, Settings settings) {
    Nd4jBackend.require();
    ComputationGraph graph = new ComputationGraph(configuration(geometry, settings));
    graph.init();
    return graph;
  }

  private static ComputationGraphConfiguration configuration(Geometry geometry, Settings settings) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(settings.seed())
            .updater(new Adam(settings.learningRate()))
            .weightInit(WeightInit.XAVIER)
            .graphBuilder()
            .addInputs(INPUT);
    String last = addConvolutions(builder, geometry, settings.frozen());
    InputPreProcessor steps =
        switch (geometry.order()) {
          case TIME_MAJOR -> new FramesToSteps(geometry.channels(), geometry.lastBands());
          case PLAIN_RESHAPE -> new PlainReshape(geometry.channels(), geometry.lastBands());
        };
    builder.addVertex("sequence", new PreprocessorVertex(steps), last);
    int units = geometry.lstmUnits();
    builder
        .addLayer(LSTM1, bothWays(geometry.features(), units, true), "sequence")
        .addLayer(
            "dropout",
            new DropoutLayer.Builder(new SeededDropout(settings.seed(), DROPOUT))
                .nIn(2 * units)
                .nOut(2 * units)
                .build(),
            LSTM1)
        .addLayer(LSTM2, bothWays(2 * units, units, false), "dropout")
        .addLayer(
            DENSE,
            new DenseLayer.Builder()
                .nIn(2 * units)
                .nOut(geometry.denseUnits())
                .activation(Activation.RELU)
                .weightInit(WeightInit.RELU)
                .build(),
            LSTM2)
        .addLayer(
            OUTPUT,
            new OutputLayer.Builder(loss(settings.weighted(), geometry.outputs()))
                .nIn(geometry.denseUnits())
                .nOut(geometry.outputs())
                .activation(Activation.SOFTMAX)
                .build(),
            DENSE)
        .setOutputs(OUTPUT);
    return builder.build();
  }

  private static String addConvolutions(GraphBuilder builder, Geometry geometry, boolean frozen) {
    String last = INPUT;
    int channels = 1;
    for (int i = 0; i < geometry.convolutions().size(); i++) {
      Layout.Convolution convolution = geometry.convolutions().get(i);
      ConvolutionLayer.Builder settings =
          new ConvolutionLayer.Builder(convolution.kernel(), convolution.kernel())
              .stride(convolution.strideBands(), convolution.strideFrames())
              .convolutionMode(ConvolutionMode.Same)
              .nIn(channels)
              .nOut(convolution.channels())
              .activation(Activation.RELU)
              .weightInit(WeightInit.RELU);
      channels = convolution.channels();
      builder
          .addLayer(convolution(i), new ColumnConvolution(settings, i == 0, frozen), last)
          .addLayer(norm(i), new RowNorm(channels, NORM_DECAY, EPSILON, frozen), convolution(i));
      last = norm(i);
    }
    return last;
  }

  /**
   * Deeplearning4j takes a row of labels to add up to 1 unless there are weights of outputs: with
   * weights of 1, the row itself may carry the weight of its take.
   */
  private static ILossFunction loss(boolean weighted, int outputs) {
    return weighted ? new LossMCXENT(Nd4j.ones(DataType.FLOAT, outputs)) : new LossMCXENT();
  }

  private static BothWays bothWays(int inputs, int units, boolean sequences) {
    LSTM lstm = new LSTM.Builder().nIn(inputs).nOut(units).activation(Activation.TANH).build();
    return new BothWays(lstm, sequences);
  }
}
