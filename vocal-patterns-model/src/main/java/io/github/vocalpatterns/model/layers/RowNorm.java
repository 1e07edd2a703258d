package io.github.vocalpatterns.model.layers;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Deeplearning4j's batch normalisation of pictures, computed by {@link RowNormLayer}. */
public final class RowNorm extends BatchNormalization {

  private static final long serialVersionUID = 1L;

  private final boolean frozen;

  /**
   * @param frozen normalises by the running statistics in training, too, and learns nothing; nor
   *     does any layer before it
   */
  public RowNorm(int channels, double decay, double epsilon, boolean frozen) {
    this.frozen = frozen;
    setNIn(channels);
    setNOut(channels);
    setDecay(decay);
    setEps(epsilon);
    // The variance as it is, not as the logarithm of its root.
    setUseLogStd(false);
  }

  boolean frozen() {
    return frozen;
  }

  @Override
  public Layer instantiate(
      NeuralNetConfiguration conf,
      Collection<TrainingListener> listeners,
      int index,
      INDArray parameters,
      boolean initialise,
      DataType type) {
    RowNormLayer layer = new RowNormLayer(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(conf, parameters, initialise));
    layer.setConf(conf);
    return layer;
  }
}
