package io.github.vocalpatterns.model;

import io.github.vocalpatterns.VocalPattern;
import java.util.EnumMap;
import java.util.Map;

/** How much a take counts in training, by its pattern. Immutable. */
public sealed interface ClassWeights {

  /** Every take counts as much as any other. */
  ClassWeights EQUAL = new Equal();

  /**
   * Every pattern counts as much as any other: n / (k · n_c) for each of n_c takes of a pattern,
   * with n takes of k patterns in all (King and Zeng, "Logistic Regression in Rare Events Data",
   * 2001).
   */
  ClassWeights BALANCED = new Balanced();

  /**
   * Weights of one's own.
   *
   * @param weights of every pattern
   * @throws IllegalArgumentException if one is missing, not positive or not finite
   */
  static ClassWeights of(Map<VocalPattern, Double> weights) {
    return new Explicit(weights);
  }

  /** See {@link #EQUAL}. */
  record Equal() implements ClassWeights {

    @Override
    public String toString() {
      return "equal";
    }
  }

  /** See {@link #BALANCED}. */
  record Balanced() implements ClassWeights {

    @Override
    public String toString() {
      return "balanced";
    }
  }

  /**
   * See {@link #of}.
   *
   * @param weights of every pattern
   */
  record Explicit(Map<VocalPattern, Double> weights) implements ClassWeights {

    /** Copies and checks the weights. */
    public Explicit {
      weights = Map.copyOf(weights);
      for (VocalPattern pattern : VocalPattern.values()) {
        Double weight = weights.get(pattern);
        if (weight == null || !(weight > 0) || weight.isInfinite()) {
          throw new IllegalArgumentException(
              "the weight of "
                  + pattern.label()
                  + " is "
                  + weight
                  + ", it must be positive and finite");
        }
      }
    }

    /** In the order of the patterns, so that equal weights are equal text. */
    @Override
    public String toString() {
      return new EnumMap<>(weights).toString();
    }
  }
}
