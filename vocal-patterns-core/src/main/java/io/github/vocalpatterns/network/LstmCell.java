package io.github.vocalpatterns.network;

import static io.github.vocalpatterns.audio.kernels.MultiplyAdd.multiplyAdd;

import java.util.Arrays;

/** What one LSTM carries from step to step. Gates have arrays of their own, as loops want them. */
final class LstmCell {

  private final int units;
  private final float[] input;
  private final float[] forget;
  private final float[] candidate;
  private final float[] output;
  private final float[] cell;
  private final float[] squashed;
  private final float[] state;

  LstmCell(int units) {
    this.units = units;
    this.input = new float[units];
    this.forget = new float[units];
    this.candidate = new float[units];
    this.output = new float[units];
    this.cell = new float[units];
    this.squashed = new float[units];
    this.state = new float[units];
  }

  /** Floats that a cell holds. */
  static long size(int units) {
    return 7L * units;
  }

  /** The live state: what the next step's gates see. */
  float[] state() {
    return state;
  }

  void reset() {
    Arrays.fill(cell, 0);
    Arrays.fill(state, 0);
  }

  /** Takes one step with the sums of the gates, halved but for the candidate; they are lost. */
  void advance(float[] sums) {
    Arithmetic.tanh(sums, 4 * units);
    System.arraycopy(sums, 0, input, 0, units);
    System.arraycopy(sums, units, forget, 0, units);
    System.arraycopy(sums, 2 * units, candidate, 0, units);
    System.arraycopy(sums, 3 * units, output, 0, units);
    gate(cell, forget, cell);
    gate(candidate, input, candidate);
    add(cell, candidate);
    System.arraycopy(cell, 0, squashed, 0, units);
    Arithmetic.tanh(squashed, units);
    gate(state, output, squashed);
  }

  /** The logistic function from the tangent of half its argument, times the values. */
  private void gate(float[] target, float[] gates, float[] values) {
    for (int i = 0; i < units; i++) {
      target[i] = multiplyAdd(0.5f, gates[i], 0.5f) * values[i];
    }
  }

  private void add(float[] sums, float[] values) {
    for (int i = 0; i < units; i++) {
      sums[i] += values[i];
    }
  }
}
