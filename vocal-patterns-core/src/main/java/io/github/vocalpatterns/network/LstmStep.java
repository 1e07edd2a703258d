package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Features;
import io.github.vocalpatterns.network.Shape.Sequence;
import java.util.Arrays;

/**
 * Bidirectional LSTM. What comes from the input is one product over all steps and both directions;
 * then each direction walks, all items side by side.
 *
 * <p>The logistic function is ½ + ½ tanh(x / 2). The halves of x are in the weights, which a power
 * of two leaves exact, so that one sweep of tanh serves all four gates.
 */
final class LstmStep implements Step {

  private final Sequence input;
  private final Shape output;
  private final boolean returnSequences;
  private final int units;
  private final NetworkKernels.Product projection;
  private final NetworkKernels.Recurrence forward;
  private final NetworkKernels.Recurrence backward;

  private LstmStep(BiLstm layer, Sequence input, NetworkKernels kernels) {
    this.input = input;
    this.returnSequences = layer.returnSequences();
    this.units = layer.forward().units();
    this.output =
        returnSequences ? new Sequence(input.steps(), 2 * units) : new Features(2 * units);
    Lstm there = layer.forward();
    Lstm back = layer.backward();
    this.projection =
        kernels.product(
            sideBySide(there.kernel(), back.kernel()), sideBySide(there.bias(), back.bias())[0]);
    this.forward = kernels.recurrence(halved(there.recurrentKernel().rows()));
    this.backward = kernels.recurrence(halved(back.recurrentKernel().rows()));
  }

  static LstmStep of(BiLstm layer, Shape input, NetworkKernels kernels) {
    if (!(input instanceof Sequence sequence)) {
      throw new IllegalArgumentException("it takes a sequence, it is given " + input);
    }
    int inputs = layer.forward().inputs();
    if (sequence.features() != inputs) {
      throw new IllegalArgumentException(
          "it takes " + inputs + " features a step, it is given " + sequence);
    }
    return new LstmStep(layer, sequence, kernels);
  }

  private static float[][] sideBySide(Tensor there, Tensor back) {
    float[][] left = halved(there.rows());
    float[][] right = halved(back.rows());
    float[][] rows = new float[left.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOf(left[i], left[i].length + right[i].length);
      System.arraycopy(right[i], 0, rows[i], left[i].length, right[i].length);
    }
    return rows;
  }

  /** Halves the columns of all gates but the candidate, in place. */
  private static float[][] halved(float[][] rows) {
    for (float[] row : rows) {
      int units = row.length / 4;
      for (int i = 0; i < row.length; i++) {
        row[i] *= i / units == 2 ? 1 : 0.5f;
      }
    }
    return rows;
  }

  @Override
  public Shape output() {
    return output;
  }

  @Override
  public long scratchSize(int maxItems) {
    return output.size(maxItems)
        + new Sequence(input.steps(), 8 * units).size(maxItems)
        + projection.scratchSize(maxItems * input.steps())
        + 2 * forward.scratchSize(maxItems);
  }

  @Override
  public Pass newPass(int maxItems) {
    NetworkKernels.Product.Pass pass = projection.newPass(maxItems * input.steps());
    float[][] gates = new Sequence(input.steps(), 8 * units).allocate(maxItems);
    float[][] states = output.allocate(maxItems);
    NetworkKernels.Recurrence.Pass there = forward.newPass(maxItems);
    NetworkKernels.Recurrence.Pass back = backward.newPass(maxItems);
    return (sequence, items) -> {
      pass.run(gates, sequence, items * input.steps());
      walk(there, gates, states, items, false);
      walk(back, gates, states, items, true);
      return states;
    };
  }

  /** One direction of all items. */
  private void walk(
      NetworkKernels.Recurrence.Pass pass,
      float[][] gates,
      float[][] states,
      int items,
      boolean reversed) {
    int steps = input.steps();
    int place = reversed ? units : 0;
    pass.reset(items);
    for (int i = 0; i < steps; i++) {
      int step = reversed ? steps - 1 - i : i;
      pass.advance(gates, step, steps, 4 * place, items);
      if (returnSequences) {
        copyStates(pass, states, step, steps, place, items);
      }
    }
    if (!returnSequences) {
      copyStates(pass, states, 0, 1, place, items);
    }
  }

  private void copyStates(
      NetworkKernels.Recurrence.Pass pass,
      float[][] states,
      int first,
      int stride,
      int place,
      int items) {
    for (int item = 0; item < items; item++) {
      System.arraycopy(pass.state(item), 0, states[first + item * stride], place, units);
    }
  }
}
