package io.github.vocalpatterns.network;

import java.util.List;

/** The buffers of one thread at a time to run a {@link Plan} on some items at once. */
final class Workspace {

  private final Step.Pass[] pictures;
  private final Step.Pass[] toSequence;
  private final Step.Pass[] sequences;
  private final float[][] input = new float[1][];
  private final float[][] steps;

  Workspace(Plan plan, int maxItems) {
    this.pictures = passes(plan.pictures(), 1);
    this.toSequence = new Step.Pass[maxItems];
    for (int item = 0; item < maxItems; item++) {
      toSequence[item] = plan.toSequence().newPass(1);
    }
    this.sequences = passes(plan.sequences(), maxItems);
    this.steps = new float[maxItems * plan.toSequence().output().steps()][];
  }

  private static Step.Pass[] passes(List<Step> steps, int maxItems) {
    Step.Pass[] passes = new Step.Pass[steps.size()];
    for (int i = 0; i < passes.length; i++) {
      passes[i] = steps.get(i).newPass(maxItems);
    }
    return passes;
  }

  /** Rows of outputs of some inputs, valid until the next call. */
  float[][] run(float[][] inputs, int first, int items) {
    for (int item = 0; item < items; item++) {
      input[0] = inputs[first + item];
      float[][] rows = input;
      for (Step.Pass pass : pictures) {
        rows = pass.run(rows, 1);
      }
      rows = toSequence[item].run(rows, 1);
      System.arraycopy(rows, 0, steps, item * rows.length, rows.length);
    }
    input[0] = null;
    float[][] rows = steps;
    for (Step.Pass pass : sequences) {
      rows = pass.run(rows, items);
    }
    return rows;
  }
}
