package io.github.vocalpatterns.model.layers;

import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BidirectionalLayer;
import org.deeplearning4j.nn.params.LSTMParamInitializer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Two {@link LstmWalk}s over one sequence. Deeplearning4j runs a few dozen native operations a step
 * and copies the sequence to turn it round; a walk is one matrix product for all steps and plain
 * loops for the rest, and starts at either end.
 */
final class BothWaysLayer extends BidirectionalLayer {

  private static final long serialVersionUID = 1L;

  private final Layer forward;
  private final Layer backward;
  private @Nullable INDArray input;
  private @Nullable LstmWalk forwardWalk;
  private @Nullable LstmWalk backwardWalk;
  private INDArray gradientView = Nd4j.empty();

  BothWaysLayer(NeuralNetConfiguration conf, Layer forward, Layer backward, INDArray parameters) {
    super(conf, forward, backward, parameters);
    this.forward = forward;
    this.backward = backward;
  }

  /** Deeplearning4j would turn a copy round here. */
  @Override
  public void setInput(INDArray input, LayerWorkspaceMgr manager) {
    this.input = manager.leverageTo(ArrayType.INPUT, input);
  }

  @Override
  public INDArray input() {
    return Objects.requireNonNull(input, "setInput comes first");
  }

  @Override
  public int batchSize() {
    return (int) input().size(0);
  }

  private BothWays settings() {
    return (BothWays) conf().getLayer();
  }

  @Override
  public void setBackpropGradientsViewArray(INDArray gradients) {
    super.setBackpropGradientsViewArray(gradients);
    gradientView = gradients;
  }

  @Override
  public INDArray activate(boolean training, LayerWorkspaceMgr manager) {
    int examples = (int) input().size(0);
    int features = (int) input().size(1);
    int steps = (int) input().size(2);
    int units = (int) settings().getNOut() / 2;
    LstmWalk first = forwardWalk;
    LstmWalk second = backwardWalk;
    if (first == null || second == null || !first.fits(steps, examples, features)) {
      first = new LstmWalk(steps, examples, features, units, false);
      second = new LstmWalk(steps, examples, features, units, true);
      forwardWalk = first;
      backwardWalk = second;
    }
    float[] sequence = Floats.read(input(), 2, 0, 1);
    float[] ahead = walk(first, forward, sequence);
    float[] behind = walk(second, backward, sequence);
    if (settings().sequences()) {
      float[] both = interleave(ahead, behind, units);
      return Floats.write(both, ArrayType.ACTIVATIONS, manager, steps, examples, 2L * units)
          .permute(1, 2, 0);
    }
    float[] ends = new float[2 * examples * units];
    int last = (steps - 1) * examples * units;
    for (int i = 0; i < examples; i++) {
      System.arraycopy(ahead, last + i * units, ends, 2 * i * units, units);
      System.arraycopy(behind, i * units, ends, (2 * i + 1) * units, units);
    }
    return Floats.write(ends, ArrayType.ACTIVATIONS, manager, examples, 2L * units);
  }

  private static float[] walk(LstmWalk walk, Layer half, float[] sequence) {
    return walk.forward(
        sequence,
        columnMajor(half.getParam(LSTMParamInitializer.INPUT_WEIGHT_KEY)),
        Floats.read(half.getParam(LSTMParamInitializer.RECURRENT_WEIGHT_KEY)),
        Floats.read(half.getParam(LSTMParamInitializer.BIAS_KEY)));
  }

  /** A matrix as its transpose, row by row, which is how Deeplearning4j keeps it. */
  private static float[] columnMajor(INDArray matrix) {
    return Floats.read(matrix.transpose());
  }

  /** Rows of {@code units} from both, side by side. */
  private static float[] interleave(float[] left, float[] right, int units) {
    float[] both = new float[2 * left.length];
    for (int row = 0; row * units < left.length; row++) {
      System.arraycopy(left, row * units, both, 2 * row * units, units);
      System.arraycopy(right, row * units, both, (2 * row + 1) * units, units);
    }
    return both;
  }

  @Override
  public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr manager) {
    LstmWalk first = Objects.requireNonNull(forwardWalk);
    LstmWalk second = Objects.requireNonNull(backwardWalk);
    int examples = (int) input().size(0);
    int features = (int) input().size(1);
    int steps = (int) input().size(2);
    int units = (int) settings().getNOut() / 2;
    float[] delta = settings().sequences() ? Floats.read(epsilon, 2, 0, 1) : Floats.read(epsilon);
    float[] ahead = new float[steps * examples * units];
    float[] behind = new float[ahead.length];
    int rows = delta.length / (2 * units);
    int last = settings().sequences() ? 0 : (steps - 1) * examples * units;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(delta, 2 * row * units, ahead, last + row * units, units);
      System.arraycopy(delta, (2 * row + 1) * units, behind, row * units, units);
    }
    float[] gradient = new float[steps * examples * features];
    Gradient result = new DefaultGradient(gradientView);
    back(first, forward, "f", ahead, gradient, result);
    back(second, backward, "b", behind, gradient, result);
    INDArray before =
        Floats.write(gradient, ArrayType.ACTIVATION_GRAD, manager, steps, examples, features)
            .permute(1, 2, 0);
    return new Pair<>(result, before);
  }

  private static void back(
      LstmWalk walk, Layer half, String prefix, float[] delta, float[] gradient, Gradient result) {
    walk.backward(delta, gradient);
    var views =
        LSTMParamInitializer.getInstance()
            .getGradientsFromFlattened(half.conf(), half.getGradientsViewArray());
    set(views.get(LSTMParamInitializer.INPUT_WEIGHT_KEY), walk.kernelGradient(), 'f');
    set(views.get(LSTMParamInitializer.RECURRENT_WEIGHT_KEY), walk.recurrentGradient(), 'c');
    set(views.get(LSTMParamInitializer.BIAS_KEY), walk.biasGradient(), 'c');
    views.forEach((name, view) -> result.setGradientFor(prefix + name, view));
  }

  private static void set(INDArray view, float[] values, char order) {
    view.assign(Nd4j.create(values, view.shape(), order));
  }

  @Override
  public void clear() {
    super.clear();
    input = null;
  }
}
