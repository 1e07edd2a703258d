package io.github.vocalpatterns.model;

/** Is told how training goes, on the thread that trains. */
public interface TrainingListener {

  /** Hears nothing. */
  TrainingListener NONE = new TrainingListener() {};

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
