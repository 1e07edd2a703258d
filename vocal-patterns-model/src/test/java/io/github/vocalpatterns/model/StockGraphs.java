package io.github.vocalpatterns.model;

import io.github.vocalpatterns.model.layers.FramesToSteps;
import io.github.vocalpatterns.model.layers.PlainReshape;
import io.github.vocalpatterns.model.layers.SeededDropout;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.graph.rnn.LastTimeStepVertex;
import org.deeplearning4j.nn.conf.graph.rnn.ReverseTimeSeriesVertex;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.ISchedule;

/**
 * The CNN-BiLSTM as a Deeplearning4j graph, input {@code [batch, 1, bands, frames]}.
 *
 * <p>Three of Deeplearning4j's constructions would look right and be wrong. {@code
 * CnnToRnnPreProcessor} takes every picture for one moment of a film; here frames are moments, so a
 * plain reshape of [channels, bands, frames] to [channels · bands, frames] does. {@code
 * LastTimeStep(Bidirectional)} hands the backward walk's first step on, which has seen one frame;
 * here each half is cut out and its own last state taken. {@code dropOut(x)} is the probability to
 * keep.
 */
final class StockGraphs {

  /** What the epsilon of the normalisation is in the prototype's framework, Keras. */
  static final double EPSILON = 1e-3;

  static final String INPUT = "input";
  static final String LSTM1 = "lstm1";
  static final String LSTM2 = "lstm2";
  static final String ENDS = "ends";
  static final String DENSE = "dense";
  static final String OUTPUT = "output";

  private static final double NORM_DECAY = 0.95;
  private static final double DROPOUT = 0.25;

  private StockGraphs() {}

  static String convolution(int index) {
    return "conv" + (index + 1);
  }

  static String norm(int index) {
    return "norm" + (index + 1);
  }

  /** A graph with fresh weights, drawn from {@code seed}. */
  static ComputationGraph create(Geometry geometry, long seed, ISchedule learningRate) {
    Nd4jBackend.require();
    ComputationGraph graph = new ComputationGraph(configuration(geometry, seed, learningRate));
    graph.init();
    return graph;
  }

  private static ComputationGraphConfiguration configuration(
      Geometry geometry, long seed, ISchedule learningRate) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .updater(new Adam(learningRate))
            .weightInit(WeightInit.XAVIER)
            .graphBuilder()
            .addInputs(INPUT);
    String last = addConvolutions(builder, geometry);
    InputPreProcessor steps =
        switch (geometry.order()) {
          case TIME_MAJOR -> new FramesToSteps(geometry.channels(), geometry.lastBands());
          case PLAIN_RESHAPE -> new PlainReshape(geometry.channels(), geometry.lastBands());
        };
    builder.addVertex("sequence", new PreprocessorVertex(steps), last);
    int units = geometry.lstmUnits();
    builder
        .addLayer(LSTM1, bidirectional(geometry.features(), units), "sequence")
        .addLayer(
            "dropout",
            new DropoutLayer.Builder(new SeededDropout(seed, DROPOUT))
                .nIn(2 * units)
                .nOut(2 * units)
                .build(),
            LSTM1)
        .addLayer(LSTM2, bidirectional(2 * units, units), "dropout")
        .addVertex("forward", new SubsetVertex(0, units - 1), LSTM2)
        .addVertex("forwardEnd", new LastTimeStepVertex(INPUT), "forward")
        .addVertex("backward", new SubsetVertex(units, 2 * units - 1), LSTM2)
        .addVertex("backwardWalk", new ReverseTimeSeriesVertex(), "backward")
        .addVertex("backwardEnd", new LastTimeStepVertex(INPUT), "backwardWalk")
        .addVertex(ENDS, new MergeVertex(), "forwardEnd", "backwardEnd")
        .addLayer(
            DENSE,
            new DenseLayer.Builder()
                .nIn(2 * units)
                .nOut(geometry.denseUnits())
                .activation(Activation.RELU)
                .weightInit(WeightInit.RELU)
                .build(),
            ENDS)
        .addLayer(
            OUTPUT,
            new OutputLayer.Builder(LossFunction.MCXENT)
                .nIn(geometry.denseUnits())
                .nOut(geometry.outputs())
                .activation(Activation.SOFTMAX)
                .build(),
            DENSE)
        .setOutputs(OUTPUT);
    return builder.build();
  }

  private static String addConvolutions(GraphBuilder builder, Geometry geometry) {
    String last = INPUT;
    int channels = 1;
    for (int i = 0; i < geometry.convolutions().size(); i++) {
      Layout.Convolution convolution = geometry.convolutions().get(i);
      builder.addLayer(
          convolution(i),
          new ConvolutionLayer.Builder(convolution.kernel(), convolution.kernel())
              .stride(convolution.strideBands(), convolution.strideFrames())
              .convolutionMode(ConvolutionMode.Same)
              .nIn(channels)
              .nOut(convolution.channels())
              .activation(Activation.RELU)
              .weightInit(WeightInit.RELU)
              .build(),
          last);
      channels = convolution.channels();
      builder.addLayer(
          norm(i),
          new BatchNormalization.Builder(NORM_DECAY, false)
              .useLogStd(false)
              .eps(EPSILON)
              .nIn(channels)
              .nOut(channels)
              .build(),
          convolution(i));
      last = norm(i);
    }
    return last;
  }

  private static Bidirectional bidirectional(int inputs, int units) {
    LSTM lstm = new LSTM.Builder().nIn(inputs).nOut(units).activation(Activation.TANH).build();
    return new Bidirectional(Bidirectional.Mode.CONCAT, lstm);
  }
}
