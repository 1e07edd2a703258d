package io.github.vocalpatterns.model;

import io.github.vocalpatterns.registry.MlflowRun;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a run of MLflow how training goes: the plan as parameters, each epoch as a step of metrics.
 *
 * <pre>{@code
 * MlflowRun run = mlflow.startRun("my takes");
 * VocalPatternModel model = VocalPatternModel.build(FeatureSpec.DEFAULT, seed);
 * model.train(training, validation, TrainingPlan.DEFAULT, MlflowTraining.in(run));
 * run.add("voice", model.export(), model.export().card().metrics(), Map.of());
 * run.finish();
 * }</pre>
 *
 * <p>A server that is away does not stop training: a warning is logged, and epochs that it missed
 * are sent with the next. The run stays open, for the model to be added.
 */
public final class MlflowTraining implements TrainingListener {

  private static final Logger LOG = LoggerFactory.getLogger(MlflowTraining.class);

  private final MlflowRun run;
  private final List<EpochResult> unsent = new ArrayList<>();

  private MlflowTraining(MlflowRun run) {
    this.run = run;
  }

  /** A listener for one training. */
  public static MlflowTraining in(MlflowRun run) {
    return new MlflowTraining(run);
  }

  @Override
  public void started(TrainingPlan plan, TrainingReport history, int batches) {
    unsent.addAll(history.epochs());
    try {
      run.params(
          Map.of(
              "epochs", Integer.toString(plan.epochs()),
              "batchSize", Integer.toString(plan.batchSize()),
              "learningRate", Double.toString(plan.learningRate()),
              "seed", Long.toString(plan.seed()),
              "plan", plan.toString()));
    } catch (IOException e) {
      LOG.warn("The parameters are not in {}: {}", run, e.getMessage());
    }
    send();
  }

  @Override
  public void epochDone(EpochResult epoch) {
    unsent.add(epoch);
    send();
  }

  @Override
  public void ended(TrainingReport report) {
    send();
  }

  private void send() {
    try {
      while (!unsent.isEmpty()) {
        EpochResult epoch = unsent.get(0);
        run.metrics(
            epoch.epoch(),
            Map.of(
                "learning_rate", epoch.learningRate(),
                "training.loss", epoch.trainingLoss(),
                "training.accuracy", epoch.trainingAccuracy(),
                "validation.loss", epoch.validationLoss(),
                "validation.accuracy", epoch.validationAccuracy(),
                "seconds", epoch.seconds()));
        unsent.remove(0);
      }
    } catch (IOException e) {
      LOG.warn("{} epochs are not yet in {}: {}", unsent.size(), run, e.getMessage());
    }
  }
}
