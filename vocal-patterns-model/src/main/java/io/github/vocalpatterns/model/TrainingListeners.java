package io.github.vocalpatterns.model;

import java.util.List;

/** Several listeners, told in their order. */
record TrainingListeners(List<TrainingListener> listeners) implements TrainingListener {

  @Override
  public void started(TrainingPlan plan, TrainingReport history, int batches) {
    listeners.forEach(listener -> listener.started(plan, history, batches));
  }

  @Override
  public void batchDone(BatchResult batch) {
    listeners.forEach(listener -> listener.batchDone(batch));
  }

  @Override
  public void epochDone(EpochResult epoch) {
    listeners.forEach(listener -> listener.epochDone(epoch));
  }

  @Override
  public void ended(TrainingReport report) {
    listeners.forEach(listener -> listener.ended(report));
  }
}
