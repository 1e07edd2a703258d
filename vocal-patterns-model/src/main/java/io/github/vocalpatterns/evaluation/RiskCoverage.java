package io.github.vocalpatterns.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What abstaining buys: how often answers are wrong if only the most confident are given (Y.
 * Geifman and R. El-Yaniv, Selective Classification for Deep Neural Networks, 2017). Among takes of
 * one confidence, each is as likely to be answered as another. Takes that could not be judged come
 * last.
 *
 * @param coverage shares of the takes that are answered, ascending: 1/n, 2/n, … 1
 * @param risk share of the answers that is wrong, one a coverage
 * @param area the mean risk over all coverages, 0 to 1: less is better
 */
public record RiskCoverage(List<Double> coverage, List<Double> risk, double area) {

  /** Keeps copies of the lists. */
  public RiskCoverage {
    coverage = List.copyOf(coverage);
    risk = List.copyOf(risk);
  }

  static RiskCoverage of(List<Judgement> judgements) {
    List<Judgement> sorted = new ArrayList<>(judgements);
    sorted.sort(Comparator.comparingDouble(Judgement::confidence).reversed());
    int size = sorted.size();
    List<Double> coverage = new ArrayList<>();
    List<Double> risk = new ArrayList<>();
    double sum = 0;
    double wrong = 0;
    for (int from = 0; from < size; ) {
      int to = from;
      int wrongHere = 0;
      double confidence = sorted.get(from).confidence();
      while (to < size && sorted.get(to).confidence() == confidence) {
        wrongHere += sorted.get(to).right() ? 0 : 1;
        to++;
      }
      for (int k = from + 1; k <= to; k++) {
        double expected = (wrong + (double) wrongHere * (k - from) / (to - from)) / k;
        coverage.add((double) k / size);
        risk.add(expected);
        sum += expected;
      }
      wrong += wrongHere;
      from = to;
    }
    return new RiskCoverage(coverage, risk, sum / size);
  }
}
