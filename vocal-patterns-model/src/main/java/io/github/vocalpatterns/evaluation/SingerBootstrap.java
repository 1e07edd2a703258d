package io.github.vocalpatterns.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * Percentile intervals by the bootstrap over singers (A. Davison and D. Hinkley, Bootstrap Methods
 * and their Application, 1997, section 3.8): takes of one singer are right or wrong together, so
 * singers are drawn, not takes, each with all takes.
 */
final class SingerBootstrap {

  private static final int DRAWS = 2000;
  private static final long SEED = 20_170_807;

  private final List<ConfusionMatrix> singers;
  private final boolean known;

  SingerBootstrap(List<Judgement> judgements) {
    Map<String, List<Judgement>> takes = new TreeMap<>();
    for (Judgement judgement : judgements) {
      takes.computeIfAbsent(judgement.singer(), singer -> new ArrayList<>()).add(judgement);
    }
    known = !takes.containsKey("") && takes.size() > 1;
    singers = takes.values().stream().map(of -> ConfusionMatrix.of(of, Judgement::answer)).toList();
  }

  /** Number of singers; 0 unless all are known and there are two at least. */
  int singers() {
    return known ? singers.size() : 0;
  }

  /** The same seed in every call. */
  Optional<Interval> interval(ToDoubleFunction<ConfusionMatrix> score) {
    if (!known) {
      return Optional.empty();
    }
    Random random = new Random(SEED);
    double[] scores = new double[DRAWS];
    List<ConfusionMatrix> drawn = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      drawn.clear();
      for (int j = 0; j < singers.size(); j++) {
        drawn.add(singers.get(random.nextInt(singers.size())));
      }
      scores[i] = score.applyAsDouble(ConfusionMatrix.sum(drawn));
    }
    Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
    percentile.setData(scores);
    return Optional.of(new Interval(percentile.evaluate(2.5), percentile.evaluate(97.5)));
  }
}
