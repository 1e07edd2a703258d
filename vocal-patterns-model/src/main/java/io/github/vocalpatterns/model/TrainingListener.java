package io.github.vocalpatterns.model;

import java.util.List;

/** Is told how training goes, on the thread that trains. */
public interface TrainingListener {

  /** Hears nothing. */
  TrainingListener NONE = new TrainingListener() {};

  /** Tells all of these, one after the other. */
  static TrainingListener all(TrainingListener... listeners) {
    return new TrainingListeners(List.of(listeners));
  }

  /**
   * Training starts, or continues from a checkpoint.
   *
   * @param plan what is to be done
   * @param history the epochs that are done already
   * @param batches batches of an epoch
   */
  default void started(TrainingPlan plan, TrainingReport history, int batches) {}

  /** A batch has been learnt from. */
  default void batchDone(BatchResult batch) {}

  /** An epoch has been validated. */
  default void epochDone(EpochResult epoch) {}

  /** Training has ended, by plan or because its patience did. */
  default void ended(TrainingReport report) {}
}
