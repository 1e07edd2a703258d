package io.github.vocalpatterns.evaluation;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/**
 * A share, and the interval that holds the true one with 95 % confidence (Wilson, "Probable
 * Inference, the Law of Succession, and Statistical Inference", 1927).
 *
 * @param value successes by trials
 * @param low lower end of the interval
 * @param high upper end of the interval
 */
public record Proportion(double value, double low, double high) {

  /**
   * A share of takes.
   *
   * @param trials at least 1
   * @throws IllegalArgumentException if there are no trials or more successes than trials
   */
  static Proportion of(int successes, int trials) {
    if (trials < 1 || successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " of " + trials + " is no share");
    }
    ConfidenceInterval interval = new WilsonScoreInterval().createInterval(trials, successes, 0.95);
    double value = (double) successes / trials;
    // At the ends the interval's rounding would leave the value outside.
    return new Proportion(
        value,
        Math.max(0, Math.min(value, interval.getLowerBound())),
        Math.min(1, Math.max(value, interval.getUpperBound())));
  }
}
