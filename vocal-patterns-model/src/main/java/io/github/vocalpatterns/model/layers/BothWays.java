package io.github.vocalpatterns.model.layers;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.recurrent.Bidirectional;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * Deeplearning4j's bidirectional LSTM, both halves concatenated, computed by {@link BothWaysLayer}.
 */
public final class BothWays extends Bidirectional {

  private static final long serialVersionUID = 1L;

  private final boolean sequences;

  /**
   * @param sequences true for an output at every step, false for the last state of each walk alone:
   *     the backward walk's is the one at the first step
   */
  public BothWays(LSTM lstm, boolean sequences) {
    super(Mode.CONCAT, lstm);
    this.sequences = sequences;
  }

  boolean sequences() {
    return sequences;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    INDArray flat = parameters.reshape(parameters.length());
    long half = flat.length() / 2;
    BothWaysLayer layer =
        new BothWaysLayer(
            conf,
            lstm(getFwd(), conf, index, flat.get(NDArrayIndex.interval(0, half)), initialise, type),
            lstm(
                getBwd(),
                conf,
                index,
                flat.get(NDArrayIndex.interval(half, 2 * half)),
                initialise,
                type),
            parameters);
    layer.setListeners(listeners);
    layer.setParamTable(initializer().init(conf, parameters, initialise));
    layer.setConf(conf);
    return layer;
  }

  private static Layer lstm(
      org.deeplearning4j.nn.conf.layers.Layer settings,
      NeuralNetConfiguration conf,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    NeuralNetConfiguration own = conf.clone();
    own.setLayer(settings);
    return settings.instantiate(own, java.util.List.of(), index, parameters, initialise, type);
  }
}
