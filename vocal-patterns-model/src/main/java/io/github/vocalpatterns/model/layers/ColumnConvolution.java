package io.github.vocalpatterns.model.layers;

import java.util.Collection;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.optimize.api.TrainingListener;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Deeplearning4j's convolution with "same" padding and ReLU, computed by {@link
 * ColumnConvolutionLayer}.
 */
public final class ColumnConvolution extends ConvolutionLayer {

  private static final long serialVersionUID = 1L;

  private final boolean first;
  private final boolean frozen;

  /**
   * @param first nothing before this layer learns, so that no gradient of its input is needed
   * @param frozen neither this layer nor any before it learns
   */
  public ColumnConvolution(ConvolutionLayer.Builder builder, boolean first, boolean frozen) {
    super(builder);
    this.first = first;
    this.frozen = frozen;
  }

  boolean first() {
    return first;
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
    ColumnConvolutionLayer layer = new ColumnConvolutionLayer(conf, type);
    layer.setListeners(listeners);
    layer.setIndex(index);
    layer.setParamsViewArray(parameters);
    layer.setParamTable(initializer().init(conf, parameters, initialise));
    layer.setConf(conf);
    return layer;
  }
}
