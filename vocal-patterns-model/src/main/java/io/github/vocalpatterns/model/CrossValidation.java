package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.dataset.Grouping;
import io.github.vocalpatterns.dataset.Split;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.evaluation.Evaluation;
import io.github.vocalpatterns.evaluation.Judgement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * How well a way of training does on takes that it never heard: a new model for every fold, each
 * take judged once, by the model that was trained without it.
 */
public final class CrossValidation {

  /** Of the training part of a fold, to choose the epoch by. */
  private static final double INNER_SHARE = 0.15;

  private CrossValidation() {}

  /**
   * Trains a new model for every fold and judges the fold's validation part with it, which has no
   * influence on the training: the epoch is chosen by takes taken from the training part.
   *
   * @param folds as {@link Split#folds} makes them
   * @param grouping by which takes are set aside to choose the epoch
   * @param plan of every training; a checkpoint in it is not used
   * @return what was made of the validation parts of all folds together
   * @throws IOException if a take cannot be read
   * @throws IllegalArgumentException if there is no fold, or one with fewer than two takes to train
   */
  public static Evaluation of(
      FeatureSpec spec,
      List<Split> folds,
      Grouping grouping,
      TrainingPlan plan,
      TrainingListener listener)
      throws IOException {
    List<Judgement> judgements = new ArrayList<>();
    TrainingPlan afresh = plan.toBuilder().checkpoint(null).build();
    for (Split fold : folds) {
      Split inner = inner(fold.training(), grouping, plan.seed());
      VocalPatternModel model = VocalPatternModel.build(spec, plan.seed());
      model.train(inner.training(), inner.validation(), afresh, listener);
      judgements.addAll(model.evaluate(fold.validation()).judgements());
    }
    return Evaluation.of(judgements);
  }

  /** By file where there is but one singer left: the takes judged are in neither part anyway. */
  private static Split inner(TakeSource takes, Grouping grouping, long seed) {
    var groups = new TreeSet<String>();
    for (int i = 0; i < takes.size(); i++) {
      groups.add(grouping.of(takes).apply(i));
    }
    Grouping possible = groups.size() < 2 ? Grouping.FILE : grouping;
    return Split.of(takes, INNER_SHARE, seed, possible.of(takes));
  }
}
