package io.github.vocalpatterns.model.layers;

import java.util.Arrays;

/**
 * One direction of an LSTM over a batch of sequences, and its backpropagation through time
 * (Hochreiter and Schmidhuber 1997; Werbos, "Backpropagation Through Time", 1990).
 *
 * <p>Matrices are row-major, with one row for each example of each step: step · examples + example.
 * The four blocks of a row of gates are Deeplearning4j's: candidate, forget, output, input.
 */
final class LstmWalk {

  private final int steps;
  private final int examples;
  private final int features;
  private final int units;
  private final boolean reversed;

  private final MatrixProduct project;
  private final MatrixProduct kernelProduct;
  private final MatrixProduct recurrentProduct;
  private final MatrixProduct inputProduct;

  private final float[] gates;
  private final float[] cells;
  private final float[] squashed;
  private final float[] states;
  private final float[] formerStates;
  private final float[] kernelGradient;
  private final float[] recurrentGradient;
  private final float[] biasGradient;
  private float[] recurrentKernel = {};

  LstmWalk(int steps, int examples, int features, int units, boolean reversed) {
    this.steps = steps;
    this.examples = examples;
    this.features = features;
    this.units = units;
    this.reversed = reversed;
    int rows = steps * examples;
    int width = 4 * units;
    project = new MatrixProduct(rows, features, width, false, true);
    kernelProduct = new MatrixProduct(width, rows, features, true, false);
    recurrentProduct = new MatrixProduct(units, rows, width, true, false);
    inputProduct = new MatrixProduct(rows, width, features, false, false);
    gates = new float[rows * width];
    cells = new float[rows * units];
    squashed = new float[rows * units];
    states = new float[rows * units];
    formerStates = new float[rows * units];
    kernelGradient = new float[width * features];
    recurrentGradient = new float[units * width];
    biasGradient = new float[width];
  }

  boolean fits(int otherSteps, int otherExamples, int otherFeatures) {
    return steps == otherSteps && examples == otherExamples && features == otherFeatures;
  }

  /** The step that the walk reaches as number {@code i}, from 0. */
  private int step(int i) {
    return reversed ? steps - 1 - i : i;
  }

  /**
   * Walks.
   *
   * @param sequence (steps · examples) × features
   * @param kernel (4 · units) × features
   * @param recurrentKernel units × (4 · units)
   * @param bias 4 · units
   * @return the states, (steps · examples) × units, the walk's own array
   */
  float[] forward(float[] sequence, float[] kernel, float[] recurrentKernel, float[] bias) {
    this.recurrentKernel = recurrentKernel;
    project.left(sequence, 0).right(kernel, 0).multiply().result(gates, 0);
    kernelProduct.right(sequence, 0);
    inputProduct.right(kernel, 0);
    float[][] recurrentRows = rows(recurrentKernel, 4 * units);
    float[] sums = new float[4 * units];
    float[] state = new float[units];
    for (int i = 0; i < steps; i++) {
      for (int example = 0; example < examples; example++) {
        int row = step(i) * examples + example;
        int before = i == 0 ? -1 : step(i - 1) * examples + example;
        System.arraycopy(gates, row * sums.length, sums, 0, sums.length);
        add(sums, bias);
        if (before >= 0) {
          System.arraycopy(states, before * units, state, 0, units);
          System.arraycopy(state, 0, formerStates, row * units, units);
          addProduct(sums, state, recurrentRows);
        } else {
          Arrays.fill(formerStates, row * units, (row + 1) * units, 0);
        }
        activate(sums, row, before);
        System.arraycopy(sums, 0, gates, row * sums.length, sums.length);
      }
    }
    return states;
  }

  private void activate(float[] sums, int row, int before) {
    for (int u = 0; u < units; u++) {
      float candidate = tanh(sums[u]);
      float forget = sigmoid(sums[units + u]);
      float output = sigmoid(sums[2 * units + u]);
      float input = sigmoid(sums[3 * units + u]);
      float former = before >= 0 ? cells[before * units + u] : 0;
      float cell = forget * former + input * candidate;
      sums[u] = candidate;
      sums[units + u] = forget;
      sums[2 * units + u] = output;
      sums[3 * units + u] = input;
      cells[row * units + u] = cell;
      squashed[row * units + u] = tanh(cell);
      states[row * units + u] = output * squashed[row * units + u];
    }
  }

  /**
   * Goes back over the last walk.
   *
   * @param delta gradient of the states, (steps · examples) × units
   * @param gradient what the walk adds to the gradient of the sequence goes here
   */
  void backward(float[] delta, float[] gradient) {
    int width = 4 * units;
    float[] deltas = new float[gates.length];
    float[] sums = new float[width];
    float[] state = new float[units];
    float[] stateDeltas = new float[examples * units];
    float[] cellDeltas = new float[examples * units];
    float[][] columns = rows(transposed(recurrentKernel, units, width), units);
    Arrays.fill(biasGradient, 0);
    for (int i = steps - 1; i >= 0; i--) {
      for (int example = 0; example < examples; example++) {
        int row = step(i) * examples + example;
        int before = i == 0 ? -1 : step(i - 1) * examples + example;
        for (int u = 0; u < units; u++) {
          state[u] = delta[row * units + u] + stateDeltas[example * units + u];
        }
        gateDeltas(state, cellDeltas, example, row, before, sums);
        add(biasGradient, sums);
        System.arraycopy(sums, 0, deltas, row * width, width);
        Arrays.fill(state, 0);
        addProduct(state, sums, columns);
        System.arraycopy(state, 0, stateDeltas, example * units, units);
      }
    }
    kernelProduct.left(deltas, 0).multiply().result(kernelGradient, 0);
    recurrentProduct.left(formerStates, 0).right(deltas, 0).multiply().result(recurrentGradient, 0);
    float[] own = new float[gradient.length];
    inputProduct.left(deltas, 0).multiply().result(own, 0);
    add(gradient, own);
  }

  private void gateDeltas(
      float[] stateDelta, float[] cellDeltas, int example, int row, int before, float[] sums) {
    int at = row * 4 * units;
    for (int u = 0; u < units; u++) {
      float candidate = gates[at + u];
      float forget = gates[at + units + u];
      float output = gates[at + 2 * units + u];
      float input = gates[at + 3 * units + u];
      float squash = squashed[row * units + u];
      float former = before >= 0 ? cells[before * units + u] : 0;
      float cellDelta =
          cellDeltas[example * units + u] + stateDelta[u] * output * (1 - squash * squash);
      sums[u] = cellDelta * input * (1 - candidate * candidate);
      sums[units + u] = cellDelta * former * forget * (1 - forget);
      sums[2 * units + u] = stateDelta[u] * squash * output * (1 - output);
      sums[3 * units + u] = cellDelta * candidate * input * (1 - input);
      cellDeltas[example * units + u] = cellDelta * forget;
    }
  }

  /** (4 · units) × features. */
  float[] kernelGradient() {
    return kernelGradient;
  }

  /** units × (4 · units). */
  float[] recurrentGradient() {
    return recurrentGradient;
  }

  float[] biasGradient() {
    return biasGradient;
  }

  private static float sigmoid(float x) {
    return (float) (1 / (1 + Math.exp(-x)));
  }

  private static float tanh(float x) {
    return (float) (1 - 2 / (1 + Math.exp(2.0 * x)));
  }

  private static void add(float[] sums, float[] values) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += values[i];
    }
  }

  /** Adds weights · rows; four rows in one sweep, which HotSpot turns into vector instructions. */
  private static void addProduct(float[] sums, float[] weights, float[][] rows) {
    int k = 0;
    for (; k + 4 <= weights.length; k += 4) {
      addFour(sums, weights, rows, k);
    }
    for (; k < weights.length; k++) {
      for (int i = 0; i < sums.length; i++) {
        sums[i] += weights[k] * rows[k][i];
      }
    }
  }

  private static void addFour(float[] sums, float[] weights, float[][] rows, int k) {
    float w0 = weights[k];
    float w1 = weights[k + 1];
    float w2 = weights[k + 2];
    float w3 = weights[k + 3];
    float[] r0 = rows[k];
    float[] r1 = rows[k + 1];
    float[] r2 = rows[k + 2];
    float[] r3 = rows[k + 3];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = sums[i] + w0 * r0[i] + w1 * r1[i] + w2 * r2[i] + w3 * r3[i];
    }
  }

  private static float[][] rows(float[] matrix, int width) {
    float[][] rows = new float[matrix.length / width][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(matrix, i * width, (i + 1) * width);
    }
    return rows;
  }

  private static float[] transposed(float[] matrix, int rows, int columns) {
    float[] result = new float[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      result[i % columns * rows + i / columns] = matrix[i];
    }
    return result;
  }
}
