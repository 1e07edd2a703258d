package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.modelfile.SecondOpinion;
import io.github.vocalpatterns.music.MelodicMotion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;

/**
 * Finds out how much the notes should count beside the network.
 *
 * <p>The factors of a {@link SecondOpinion} are how often each motion was heard among the takes of
 * each pattern (one added to every count, Laplace's rule of succession), to a power from 0, the
 * notes count for nothing, to 1, naive Bayes. Network and rules do not err independently, so that
 * one number is fitted: the one of the least log loss.
 */
public final class SecondOpinions {

  private static final VocalPattern[] PATTERNS = VocalPattern.values();

  private SecondOpinions() {}

  /**
   * The second opinion of the least log loss on takes that training has not seen, for a model whose
   * labels are those of {@link VocalPattern}, in its order. Takes that could not be judged play no
   * part.
   *
   * @param temperature by which the model's is going to be divided; see {@link TemperatureScaling}
   * @param looks what says when the network is not sure, and how it looks again; the judgements
   *     must have been made with it ({@link SecondOpinion#looksOnly})
   * @throws IllegalArgumentException if no take could be judged
   */
  public static SecondOpinion fit(
      List<Judgement> judgements, double temperature, SecondOpinion looks) {
    List<Judgement> judged =
        judgements.stream().filter(judgement -> judgement.classification().isPresent()).toList();
    if (judged.isEmpty()) {
      throw new IllegalArgumentException(
          "0 takes could be judged, a second opinion needs 1 at least");
    }
    double[][] likelihoods = likelihoods(judged);
    List<double[]> probabilities =
        judged.stream()
            .map(judgement -> TemperatureScaling.logarithms(judgement.classification().get()))
            .map(windows -> TemperatureScaling.probabilities(windows, temperature))
            .toList();
    double power =
        new BrentOptimizer(1e-9, 1e-12)
            .optimize(
                new MaxEval(1000),
                new UnivariateObjectiveFunction(
                    x -> logLoss(judged, probabilities, opinion(likelihoods, x, looks))),
                GoalType.MINIMIZE,
                new SearchInterval(0, 1))
            .getPoint();
    return opinion(likelihoods, power, looks);
  }

  /** One row a motion: the share of each pattern's takes that move so. */
  private static double[][] likelihoods(List<Judgement> judged) {
    double[][] counts = new double[MelodicMotion.Kind.values().length][PATTERNS.length];
    double[] takes = new double[PATTERNS.length];
    Arrays.fill(takes, counts.length);
    for (double[] row : counts) {
      Arrays.fill(row, 1);
    }
    for (Judgement judgement : judged) {
      counts[kind(judgement).ordinal()][judgement.truth().ordinal()]++;
      takes[judgement.truth().ordinal()]++;
    }
    for (double[] row : counts) {
      for (int i = 0; i < row.length; i++) {
        row[i] /= takes[i];
      }
    }
    return counts;
  }

  private static MelodicMotion.Kind kind(Judgement judgement) {
    return switch (judgement.musical()) {
      case SCALE -> MelodicMotion.Kind.STEPS;
      case ARPEGGIO -> MelodicMotion.Kind.LEAPS;
      case OTHER -> MelodicMotion.Kind.FREE;
    };
  }

  private static SecondOpinion opinion(double[][] likelihoods, double power, SecondOpinion looks) {
    Map<MelodicMotion.Kind, List<Double>> factors = new EnumMap<>(MelodicMotion.Kind.class);
    for (MelodicMotion.Kind kind : MelodicMotion.Kind.values()) {
      List<Double> row = new ArrayList<>();
      for (double likelihood : likelihoods[kind.ordinal()]) {
        row.add(Math.pow(likelihood, power));
      }
      factors.put(kind, row);
    }
    return new SecondOpinion(looks.ceiling(), looks.shiftBands(), factors);
  }

  private static double logLoss(
      List<Judgement> judged, List<double[]> probabilities, SecondOpinion opinion) {
    double sum = 0;
    for (int i = 0; i < judged.size(); i++) {
      double[] network = probabilities.get(i);
      boolean sure = Arrays.stream(network).max().orElseThrow() >= opinion.ceiling();
      double[] all = sure ? network : opinion.weigh(network, kind(judged.get(i)));
      sum -= Math.log(Math.max(Double.MIN_NORMAL, all[judged.get(i).truth().ordinal()]));
    }
    return sum / judged.size();
  }
}
