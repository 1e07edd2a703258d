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
  private final float[] bias;
  private final NetworkKernels.Product forward;
  private final NetworkKernels.Product backward;

  private LstmStep(BiLstm layer, Sequence input, NetworkKernels kernels) {
    this.input = input;
    this.returnSequences = layer.returnSequences();
    this.units = layer.forward().units();
    this.output =
        returnSequences ? new Sequence(input.steps(), 2 * units) : new Features(2 * units);
    float[][] both =
        sideBySide(layer.forward().kernel().rows(), layer.backward().kernel().rows(), units);
    this.projection = kernels.product(both);
    this.bias = sideBySide(layer.forward().bias().rows(), layer.backward().bias().rows(), units)[0];
    this.forward = kernels.product(halved(layer.forward().recurrentKernel().rows(), units));
    this.backward = kernels.product(halved(layer.backward().recurrentKernel().rows(), units));
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

  private static float[][] sideBySide(float[][] left, float[][] right, int units) {
    halved(left, units);
    halved(right, units);
    float[][] rows = new float[left.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOf(left[i], left[i].length + right[i].length);
      System.arraycopy(right[i], 0, rows[i], left[i].length, right[i].length);
    }
    return rows;
  }

  /** Halves the columns of all gates but the candidate, in place. */
  private static float[][] halved(float[][] rows, int units) {
    for (float[] row : rows) {
      for (int i = 0; i < 2 * units; i++) {
        row[i] *= 0.5f;
      }
      for (int i = 3 * units; i < 4 * units; i++) {
        row[i] *= 0.5f;
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
        + 2 * forward.scratchSize(maxItems)
        + 2L * maxItems * (NetworkKernels.padded(4 * units) + 2L * units)
        + 5L * units;
  }

  @Override
  public Pass newPass(int maxItems) {
    NetworkKernels.Product.Pass pass = projection.newPass(maxItems * input.steps());
    float[][] gates = new Sequence(input.steps(), 8 * units).allocate(maxItems);
    float[][] states = output.allocate(maxItems);
    Walk there = new Walk(forward, maxItems, gates, states);
    Walk back = new Walk(backward, maxItems, gates, states);
    return (sequence, items) -> {
      for (int row = 0; row < items * input.steps(); row++) {
        System.arraycopy(bias, 0, gates[row], 0, bias.length);
      }
      pass.addTo(gates, sequence, items * input.steps());
      there.run(items, false);
      back.run(items, true);
      return states;
    };
  }

  /** One direction of all items. */
  private final class Walk {
    private final NetworkKernels.Product.Pass recurrence;
    private final float[][] gates;
    private final float[][] states;
    private final float[][] sums;
    private final LstmCell[] cells;
    private final float[][] hidden;

    Walk(NetworkKernels.Product recurrent, int maxItems, float[][] gates, float[][] states) {
      this.recurrence = recurrent.newPass(maxItems);
      this.gates = gates;
      this.states = states;
      this.sums = new float[maxItems][NetworkKernels.padded(4 * units)];
      this.cells = new LstmCell[maxItems];
      this.hidden = new float[maxItems][];
      for (int item = 0; item < maxItems; item++) {
        cells[item] = new LstmCell(units);
        hidden[item] = cells[item].state();
      }
    }

    void run(int items, boolean reversed) {
      int steps = input.steps();
      int place = reversed ? units : 0;
      for (int item = 0; item < items; item++) {
        cells[item].reset();
      }
      for (int i = 0; i < steps; i++) {
        int step = reversed ? steps - 1 - i : i;
        for (int item = 0; item < items; item++) {
          System.arraycopy(gates[item * steps + step], 4 * place, sums[item], 0, 4 * units);
        }
        recurrence.addTo(sums, hidden, items);
        for (int item = 0; item < items; item++) {
          cells[item].advance(sums[item]);
          if (returnSequences) {
            System.arraycopy(hidden[item], 0, states[item * steps + step], place, units);
          }
        }
      }
      if (!returnSequences) {
        for (int item = 0; item < items; item++) {
          System.arraycopy(hidden[item], 0, states[item], place, units);
        }
      }
    }
  }
}
