package io.github.vocalpatterns.model.layers;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.convolution.ConvolutionLayer;
import org.deeplearning4j.nn.params.ConvolutionParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A convolution as one matrix product an example. Deeplearning4j takes a whole batch at once and
 * the channels first, which is the same sum but spends most of its time on laying out the matrix.
 */
final class ColumnConvolutionLayer extends ConvolutionLayer {

  private static final long serialVersionUID = 1L;

  private @Nullable Work work;
  private float[] seen = {};
  private float[] output = {};

  /** What depends on the size of the pictures, kept from batch to batch. */
  private record Work(
      Columns columns,
      float[] rows,
      MatrixProduct forward,
      MatrixProduct kernelGradient,
      MatrixProduct rowGradient) {

    static Work of(Columns columns, int outputs) {
      int places = columns.rows();
      int width = columns.width();
      return new Work(
          columns,
          new float[places * width],
          new MatrixProduct(places, width, outputs, false, false),
          new MatrixProduct(width, places, outputs, true, false),
          new MatrixProduct(places, outputs, width, false, true));
    }
  }

  ColumnConvolutionLayer(NeuralNetConfiguration conf, DataType type) {
    super(conf, type);
  }

  private ColumnConvolution settings() {
    return (ColumnConvolution) conf().getLayer();
  }

  private Work work(int bands, int frames) {
    Work current = work;
    if (current == null || !current.columns().fits(bands, frames)) {
      int channels = (int) settings().getNIn();
      int kernel = settings().getKernelSize()[0];
      int[] stride = settings().getStride();
      Columns columns = new Columns(bands, frames, channels, kernel, stride[0], stride[1]);
      current = Work.of(columns, (int) settings().getNOut());
      work = current;
    }
    return current;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr manager) {
    assertInputSet(false);
    Work now = work((int) input.size(2), (int) input.size(3));
    Columns columns = now.columns();
    int examples = (int) input.size(0);
    int outputs = (int) settings().getNOut();
    seen = Floats.read(input, 0, 2, 3, 1);
    output = new float[examples * columns.rows() * outputs];
    now.forward().right(kernel(columns, outputs), 0);
    for (int i = 0; i < examples; i++) {
      columns.lay(seen, i * columns.pictureSize(), now.rows());
      now.forward().left(now.rows(), 0).multiply().result(output, i * columns.rows() * outputs);
    }
    Channels.add(output, Floats.read(getParam(ConvolutionParamInitializer.BIAS_KEY)));
    for (int i = 0; i < output.length; i++) {
      output[i] = Math.max(output[i], 0);
    }
    long[] shape = {examples, columns.outBands, columns.outFrames, outputs};
    return Floats.write(output, ArrayType.ACTIVATIONS, manager, shape).permute(0, 3, 1, 2);
  }

  @Override
  public Pair<Gradient, @Nullable INDArray> backpropGradient(
      INDArray epsilon, LayerWorkspaceMgr manager) {
    assertInputSet(true);
    if (settings().frozen()) {
      return nothing(manager);
    }
    Work now = work((int) input.size(2), (int) input.size(3));
    Columns columns = now.columns();
    int examples = (int) epsilon.size(0);
    int outputs = (int) settings().getNOut();
    float[] delta = Floats.read(epsilon, 0, 2, 3, 1);
    for (int i = 0; i < delta.length; i++) {
      // A branch would be mispredicted half of the time.
      delta[i] *= Math.signum(output[i]);
    }
    float[] bias = Channels.sums(delta, outputs);
    float[] gradient = settings().first() ? new float[0] : new float[seen.length];
    now.rowGradient().right(kernel(columns, outputs), 0);
    for (int i = 0; i < examples; i++) {
      int from = i * columns.rows() * outputs;
      columns.lay(seen, i * columns.pictureSize(), now.rows());
      now.kernelGradient().left(now.rows(), 0).right(delta, from);
      if (i == 0) {
        now.kernelGradient().multiply();
      } else {
        now.kernelGradient().multiplyAndAdd();
      }
      if (!settings().first()) {
        now.rowGradient().left(delta, from).multiply().result(now.rows(), 0);
        columns.gather(now.rows(), gradient, i * columns.pictureSize());
      }
    }
    return new Pair<>(gradients(now, bias), epsilonOf(gradient, columns, examples, manager));
  }

  private Gradient gradients(Work now, float[] bias) {
    Columns columns = now.columns();
    int size = columns.kernel;
    float[] kernel = new float[columns.width() * bias.length];
    now.kernelGradient().result(kernel, 0);
    INDArray kernelView = gradientViews.get(ConvolutionParamInitializer.WEIGHT_KEY);
    INDArray biasView = gradientViews.get(ConvolutionParamInitializer.BIAS_KEY);
    kernelView.assign(
        Nd4j.create(kernel, new long[] {size, size, columns.channels, bias.length}, 'c')
            .permute(3, 2, 0, 1));
    biasView.assign(Nd4j.create(bias, biasView.shape(), 'c'));
    Gradient result = new DefaultGradient();
    result.setGradientFor(ConvolutionParamInitializer.BIAS_KEY, biasView);
    result.setGradientFor(ConvolutionParamInitializer.WEIGHT_KEY, kernelView, 'c');
    return result;
  }

  /** No step for the optimiser, and no slope to layers that are frozen, too. */
  private Pair<Gradient, @Nullable INDArray> nothing(LayerWorkspaceMgr manager) {
    Gradient result = new DefaultGradient();
    gradientViews.forEach((name, view) -> result.setGradientFor(name, view.assign(0)));
    return new Pair<>(
        result,
        settings().first()
            ? null
            : manager.create(ArrayType.ACTIVATION_GRAD, input.dataType(), input.shape(), 'c'));
  }

  private @Nullable INDArray epsilonOf(
      float[] gradient, Columns columns, int examples, LayerWorkspaceMgr manager) {
    if (settings().first()) {
      return null;
    }
    long[] shape = {examples, columns.bands, columns.frames, columns.channels};
    return Floats.write(gradient, ArrayType.ACTIVATION_GRAD, manager, shape).permute(0, 3, 1, 2);
  }

  /** The kernel as [bands · frames · in][out]. */
  private float[] kernel(Columns columns, int outputs) {
    return Floats.read(getParam(ConvolutionParamInitializer.WEIGHT_KEY), 2, 3, 1, 0);
  }

  @Override
  public void clear() {
    super.clear();
    seen = new float[0];
    output = new float[0];
  }
}
