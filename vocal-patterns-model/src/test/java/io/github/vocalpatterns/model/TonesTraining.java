package io.github.vocalpatterns.model;

import io.github.vocalpatterns.processes.Children;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A training long enough to be killed in, which says where it is. */
final class TonesTraining {

  private TonesTraining() {}

  /** Trains on, or from the start, and saves the model. */
  public static void main(String[] args) throws IOException {
    PrintStream out = Children.out();
    VocalPatternModel model = Tones.model(1);
    train(
        model,
        Path.of(args[0]),
        new TrainingListener() {
          @Override
          public void batchDone(BatchResult batch) {
            out.println("batch " + batch.batch() + " of epoch " + batch.epoch());
          }

          @Override
          public void epochDone(EpochResult epoch) {
            out.println("epoch " + epoch.epoch());
          }
        });
    model.save(Path.of(args[1]));
  }

  static TrainingReport train(
      VocalPatternModel model, @Nullable Path checkpoint, TrainingListener listener)
      throws IOException {
    TrainingPlan plan =
        TrainingPlan.DEFAULT.toBuilder()
            .epochs(5)
            .patience(5)
            .batchSize(8)
            .learningRate(5e-3)
            .decay(TrainingPlan.Decay.COSINE)
            .threads(2)
            .augmentation(new FeatureAugmentation(1, 1, 2, 1, 2))
            .labelSmoothing(0.05)
            .checkpoint(checkpoint)
            .build();
    return model.train(new Tones(1, 44), new Tones(2, 15), plan, listener);
  }
}
