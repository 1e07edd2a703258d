package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.model.MlflowTraining;
import io.github.vocalpatterns.model.TrainingListener;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.registry.MlflowRegistry;
import io.github.vocalpatterns.registry.MlflowRun;
import io.github.vocalpatterns.registry.MlflowSettings;
import io.github.vocalpatterns.registry.ModelReference;
import java.io.IOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A run on an MLflow server that ends with a training, well or not. */
final class FollowedRun implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FollowedRun.class);

  private final MlflowRun run;
  private boolean added;

  private FollowedRun(MlflowRun run) {
    this.run = run;
  }

  static FollowedRun start(MlflowSettings server, String title) throws IOException {
    return new FollowedRun(MlflowRegistry.of(server).startRun(title));
  }

  TrainingListener listener() {
    return MlflowTraining.in(run);
  }

  /** Adds the model that came of it as the next version of a name, and ends the run as done. */
  ModelReference add(String name, ModelFile model) throws IOException {
    ModelReference reference = run.add(name, model, model.card().metrics(), Map.of()).reference();
    run.finish();
    added = true;
    return reference;
  }

  /** Ends the run as failed unless a model was added. */
  @Override
  public void close() {
    if (added) {
      return;
    }
    try {
      run.fail();
    } catch (IOException e) {
      // What ended the training is what to tell of.
      LOG.warn("{} stays open on the server: {}", run, e.getMessage());
    }
  }
}
