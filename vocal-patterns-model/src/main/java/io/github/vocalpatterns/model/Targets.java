package io.github.vocalpatterns.model;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.dataset.TakeSource;
import java.util.Arrays;

/**
 * What the network is to answer: rows of a batch's labels. A row is smoothed (Szegedy et al.,
 * "Rethinking the Inception Architecture for Computer Vision", 2016), which takes s of the
 * certainty and shares it out among all patterns alike, and multiplied by the weight of its take.
 */
final class Targets {

  private final double smoothing;
  private final double[] weights;

  private Targets(double smoothing, double[] weights) {
    this.smoothing = smoothing;
    this.weights = weights;
  }

  static Targets of(TrainingPlan plan, TakeSource training) {
    return new Targets(plan.labelSmoothing(), weights(plan.classWeights(), counts(training)));
  }

  /** Takes of every pattern. */
  static int[] counts(TakeSource takes) {
    int[] counts = new int[VocalPattern.values().length];
    for (int i = 0; i < takes.size(); i++) {
      counts[takes.pattern(i).ordinal()]++;
    }
    return counts;
  }

  private static double[] weights(ClassWeights weights, int[] counts) {
    double all = Arrays.stream(counts).sum();
    if (weights instanceof ClassWeights.Balanced) {
      return Arrays.stream(counts).mapToDouble(count -> all / counts.length / count).toArray();
    }
    if (weights instanceof ClassWeights.Explicit explicit) {
      return Arrays.stream(VocalPattern.values()).mapToDouble(explicit.weights()::get).toArray();
    }
    return Arrays.stream(counts).mapToDouble(count -> 1).toArray();
  }

  /** One row for each of the labels. */
  float[] rows(int[] labels) {
    int outputs = weights.length;
    float[] rows = new float[labels.length * outputs];
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < outputs; j++) {
        double target = smoothing / outputs + (j == labels[i] ? 1 - smoothing : 0);
        rows[i * outputs + j] = (float) (weights[labels[i]] * target);
      }
    }
    return rows;
  }
}
