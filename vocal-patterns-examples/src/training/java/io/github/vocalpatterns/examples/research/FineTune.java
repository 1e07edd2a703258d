package io.github.vocalpatterns.examples.research;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.dataset.Manifest;
import io.github.vocalpatterns.dataset.Split;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.model.TrainingPlan;
import io.github.vocalpatterns.model.VocalPatternModel;
import java.io.IOException;
import java.nio.file.Path;

/** Tunes the library's own model to one's recordings, of which there may be few. */
public final class FineTune {

  private FineTune() {}

  /** Takes the folder of recordings and the {@code .vpm} file to write. */
  public static void main(String[] args) throws IOException {
    tune(Manifest.scan(Path.of(args[0])).takes(), 10, Path.of(args[1]));
  }

  static void tune(TakeSource takes, int epochs, Path out) throws IOException {
    VocalPatternModel model = VocalPatternModel.of(Classifier.pretrained().model());

    // What the convolutions hear in a sound stays; how it is judged is learnt, in small steps.
    TrainingPlan plan =
        TrainingPlan.DEFAULT.toBuilder()
            .freezeConvolutions(true)
            .learningRate(3e-4)
            .epochs(epochs)
            .build();
    Split split = Split.of(takes, 0.2, 1, takes::singer);
    System.out.println("before: " + model.evaluate(split.validation()));
    model.train(split.training(), split.validation(), plan);
    System.out.println("after: " + model.evaluate(split.validation()));
    model.save(out);
  }
}
