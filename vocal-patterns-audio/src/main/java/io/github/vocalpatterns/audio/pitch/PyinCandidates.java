package io.github.vocalpatterns.audio.pitch;

import java.util.Arrays;

/**
 * pYIN's candidates of one frame: the local minima ("troughs") of d′ and their probabilities. Each
 * of 100 thresholds in (0, 1] has a probability by the beta distribution with shapes 2 and 18; it
 * shares it among the troughs below it, the n-th of N getting a part in proportion to exp(−2n). The
 * deepest trough also gets a hundredth of the probability of all thresholds that it does not lie
 * below.
 *
 * <p>Holds scratch memory: for one thread at a time.
 */
final class PyinCandidates {

  private static final int THRESHOLDS = 100;
  private static final double DECAY = 2;
  private static final double NO_TROUGH_PROBABILITY = 0.01;

  /** Probability of threshold (n + 1) / 100 at n. */
  private static final double[] PRIOR = prior();

  private final double[] share;
  private final double[] total;
  private final int[] indices;
  private final double[] probabilities;
  private int count;

  PyinCandidates(int lags) {
    int most = lags / 2 + 1;
    indices = new int[most];
    probabilities = new double[most];
    share = new double[most];
    total = new double[most + 1];
    for (int n = 0; n < most; n++) {
      share[n] = Math.exp(-DECAY * n);
      total[n + 1] = total[n] + share[n];
    }
  }

  private static double[] prior() {
    double[] prior = new double[THRESHOLDS];
    for (int n = 0; n < THRESHOLDS; n++) {
      prior[n] = betaCdf((n + 1.0) / THRESHOLDS) - betaCdf((double) n / THRESHOLDS);
    }
    return prior;
  }

  /** The chance that at least 2 of 19 uniform numbers lie below x. */
  private static double betaCdf(double x) {
    double above = 1 - x;
    return 1 - Math.pow(above, 19) - 19 * x * Math.pow(above, 18);
  }

  /** Replaces the candidates by those of d′, in order of rising period. */
  void find(DifferenceFunction function, double[] values) {
    count = 0;
    for (int i = 0; i < values.length; i++) {
      if (function.isTrough(values, i)) {
        indices[count++] = i;
      }
    }
    if (count == 0) {
      return;
    }
    Arrays.fill(probabilities, 0, count, 0);
    int deepest = 0;
    for (int c = 1; c < count; c++) {
      deepest = values[indices[c]] < values[indices[deepest]] ? c : deepest;
    }
    double missed = 0;
    for (int n = 0; n < THRESHOLDS; n++) {
      double threshold = (n + 1.0) / THRESHOLDS;
      if (values[indices[deepest]] < threshold) {
        distribute(values, threshold, PRIOR[n]);
      } else {
        missed += PRIOR[n];
      }
    }
    probabilities[deepest] += NO_TROUGH_PROBABILITY * missed;
  }

  private void distribute(double[] values, double threshold, double probability) {
    int below = 0;
    for (int c = 0; c < count; c++) {
      below += values[indices[c]] < threshold ? 1 : 0;
    }
    double unit = probability / total[below];
    int n = 0;
    for (int c = 0; c < count; c++) {
      if (values[indices[c]] < threshold) {
        probabilities[c] += unit * share[n++];
      }
    }
  }

  int count() {
    return count;
  }

  /** Index into d′ of candidate {@code c}. */
  int index(int c) {
    return indices[c];
  }

  double probability(int c) {
    return probabilities[c];
  }
}
