package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Features;
import io.github.vocalpatterns.network.Shape.Sequence;
import java.util.Arrays;

/** Bidirectional LSTM: what comes from the input is one matrix product over all steps. */
final class LstmStep implements Step {

  private final Sequence input;
  private final Shape output;
  private final boolean returnSequences;
  private final Direction forward;
  private final Direction backward;
  private final int units;

  private LstmStep(BiLstm layer, Sequence input) {
    this.input = input;
    this.returnSequences = layer.returnSequences();
    this.forward = new Direction(layer.forward());
    this.backward = new Direction(layer.backward());
    this.units = layer.forward().units();
    this.output =
        returnSequences ? new Sequence(input.steps(), 2 * units) : new Features(2 * units);
  }

  static LstmStep of(BiLstm layer, Shape input) {
    if (!(input instanceof Sequence sequence)) {
      throw new IllegalArgumentException("it takes a sequence, it is given " + input);
    }
    int inputs = layer.forward().inputs();
    if (sequence.features() != inputs) {
      throw new IllegalArgumentException(
          "it takes " + inputs + " features a step, it is given " + sequence);
    }
    return new LstmStep(layer, sequence);
  }

  @Override
  public Shape output() {
    return output;
  }

  @Override
  public long scratchSize() {
    return output.size() + 4L * units * input.steps() + 2L * units;
  }

  @Override
  public Pass newPass() {
    Walk walk = new Walk();
    return walk::run;
  }

  /** The weights of one direction. */
  private static final class Direction {
    final float[][] kernel;
    final float[][] recurrentKernel;
    final float[] bias;

    Direction(Lstm lstm) {
      kernel = lstm.kernel().rows();
      recurrentKernel = lstm.recurrentKernel().rows();
      bias = lstm.bias().toArray();
    }
  }

  private final class Walk {
    private final float[][] states = output.allocate();
    private final float[][] gates = new float[input.steps()][4 * units];
    private final float[] cell = new float[units];
    private final float[] state = new float[units];

    float[][] run(float[][] sequence) {
      walk(sequence, forward, false);
      walk(sequence, backward, true);
      return states;
    }

    private void walk(float[][] sequence, Direction direction, boolean reversed) {
      for (float[] gate : gates) {
        System.arraycopy(direction.bias, 0, gate, 0, gate.length);
      }
      Rows.addProduct(gates, sequence, direction.kernel);
      Arrays.fill(cell, 0);
      Arrays.fill(state, 0);
      int place = reversed ? units : 0;
      for (int i = 0; i < gates.length; i++) {
        int step = reversed ? gates.length - 1 - i : i;
        Rows.addProduct(gates[step], state, direction.recurrentKernel);
        advance(gates[step]);
        if (returnSequences) {
          System.arraycopy(state, 0, states[step], place, units);
        }
      }
      if (!returnSequences) {
        System.arraycopy(state, 0, states[0], place, units);
      }
    }

    private void advance(float[] gate) {
      for (int u = 0; u < units; u++) {
        double input = sigmoid(gate[u]);
        double forget = sigmoid(gate[units + u]);
        double candidate = tanh(gate[2 * units + u]);
        double output = sigmoid(gate[3 * units + u]);
        double next = forget * cell[u] + input * candidate;
        cell[u] = (float) next;
        state[u] = (float) (output * tanh(next));
      }
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + StrictMath.exp(-x));
  }

  /** By the same exponential; what it loses next to 0 lies far below a float's step at 1. */
  private static double tanh(double x) {
    return 2 * sigmoid(2 * x) - 1;
  }
}
