package io.github.vocalpatterns.model.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Batch normalisation (Ioffe and Szegedy, "Batch Normalization: Accelerating Deep Network Training
 * by Reducing Internal Covariate Shift", 2015) of pictures with the channels last.
 */
final class RowNormLayer extends BatchNormalization {

  private static final long serialVersionUID = 1L;

  private float[] normalised = {};
  private float[] batchMean = {};
  private float[] batchVariance = {};

  RowNormLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  private boolean frozen() {
    return ((RowNorm) conf().getLayer()).frozen();
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr manager) {
    assertInputSet(false);
    float[] values = Floats.read(input, 0, 2, 3, 1);
    int channels = (int) input.size(1);
    float[] mean;
    float[] variance;
    if (training && !frozen()) {
      mean = Channels.sums(values, channels);
      scale(mean, (float) channels / values.length);
      Channels.centre(values, mean);
      variance = Channels.sumsOfProducts(values, values, channels);
      scale(variance, (float) channels / values.length);
      batchMean = mean;
      batchVariance = variance;
    } else {
      mean = parameter(BatchNormalizationParamInitializer.GLOBAL_MEAN);
      variance = parameter(BatchNormalizationParamInitializer.GLOBAL_VAR);
      Channels.centre(values, mean);
    }
    Channels.multiply(values, inverseDeviation(variance));
    normalised = values;
    float[] result = values.clone();
    Channels.multiply(result, parameter(BatchNormalizationParamInitializer.GAMMA));
    float[] beta = parameter(BatchNormalizationParamInitializer.BETA);
    Channels.add(result, beta);
    return Floats.write(result, ArrayType.ACTIVATIONS, manager, shape(input)).permute(0, 3, 1, 2);
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr manager) {
    assertInputSet(true);
    if (frozen()) {
      Gradient none = new DefaultGradient();
      gradientViews.forEach((name, view) -> none.setGradientFor(name, view.assign(0)));
      // Nothing before it learns either: no slope, of the shape that is expected.
      return new Pair<>(
          none,
          manager.create(ArrayType.ACTIVATION_GRAD, epsilon.dataType(), epsilon.shape(), 'c'));
    }
    float[] delta = Floats.read(epsilon, 0, 2, 3, 1);
    int channels = (int) epsilon.size(1);
    float places = (float) delta.length / channels;
    float[] gradBeta = Channels.sums(delta, channels);
    float[] gradGamma = Channels.sumsOfProducts(delta, normalised, channels);
    // dx = γ/σ · (δ − mean δ − x̂ · mean(δ · x̂))
    float[] meanDelta = gradBeta.clone();
    float[] slope = gradGamma.clone();
    float[] factor = inverseDeviation(batchVariance);
    float[] gamma = parameter(BatchNormalizationParamInitializer.GAMMA);
    for (int i = 0; i < channels; i++) {
      meanDelta[i] /= places;
      slope[i] /= places;
      factor[i] *= gamma[i];
    }
    Channels.combine(delta, normalised, meanDelta, slope, factor);
    INDArray result =
        Floats.write(delta, ArrayType.ACTIVATION_GRAD, manager, shape(epsilon)).permute(0, 3, 1, 2);
    return new Pair<>(gradients(gradGamma, gradBeta), result);
  }

  /** The running statistics move by what Deeplearning4j then subtracts from them. */
  private Gradient gradients(float[] gradGamma, float[] gradBeta) {
    float step = (float) (1 - layerConf().getDecay());
    float[] mean = parameter(BatchNormalizationParamInitializer.GLOBAL_MEAN);
    float[] variance = parameter(BatchNormalizationParamInitializer.GLOBAL_VAR);
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (mean[i] - batchMean[i]) * step;
      variance[i] = (variance[i] - batchVariance[i]) * step;
    }
    Gradient gradient = new DefaultGradient();
    set(gradient, BatchNormalizationParamInitializer.GAMMA, gradGamma);
    set(gradient, BatchNormalizationParamInitializer.BETA, gradBeta);
    set(gradient, BatchNormalizationParamInitializer.GLOBAL_MEAN, mean);
    set(gradient, BatchNormalizationParamInitializer.GLOBAL_VAR, variance);
    return gradient;
  }

  private void set(Gradient gradient, String name, float[] values) {
    INDArray view = gradientViews.get(name);
    view.assign(Nd4j.create(values, view.shape(), 'c'));
    gradient.setGradientFor(name, view);
  }

  private float[] parameter(String name) {
    return Floats.read(getParam(name));
  }

  private float[] inverseDeviation(float[] variance) {
    float[] result = new float[variance.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (1 / Math.sqrt(variance[i] + layerConf().getEps()));
    }
    return result;
  }

  private static long[] shape(INDArray picture) {
    return new long[] {picture.size(0), picture.size(2), picture.size(3), picture.size(1)};
  }

  private static void scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  @Override
  public void clear() {
    super.clear();
    normalised = new float[0];
  }
}
