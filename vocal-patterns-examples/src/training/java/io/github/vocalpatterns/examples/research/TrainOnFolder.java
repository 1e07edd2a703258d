package io.github.vocalpatterns.examples.research;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.dataset.Manifest;
import io.github.vocalpatterns.dataset.Split;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.model.Layout;
import io.github.vocalpatterns.model.TrainingPlan;
import io.github.vocalpatterns.model.TrainingReport;
import io.github.vocalpatterns.model.VocalPatternModel;
import java.io.IOException;
import java.nio.file.Path;

/** Trains a model on recordings that lie in folders named scales, arpeggios and others. */
public final class TrainOnFolder {

  private TrainOnFolder() {}

  /** Takes the folder and the {@code .vpm} file to write. */
  public static void main(String[] args) throws IOException {
    Path out = Path.of(args[1]);
    TrainingReport report =
        train(Path.of(args[0]), Layout.STANDARD, TrainingPlan.DEFAULT.toBuilder(), out);
    report.plot().savePng(out.resolveSibling("training.png"));
  }

  static TrainingReport train(Path folder, Layout layout, TrainingPlan.Builder plan, Path out)
      throws IOException {
    Manifest manifest = Manifest.scan(folder);
    manifest.findings().forEach(System.out::println); // Misspelt folders, files left out.
    TakeSource takes = manifest.takes();

    // A fifth of the singers for validation. Who sings in both halves would be recognised.
    Split split = Split.of(takes, 0.2, 1, takes::singer);

    // Killed at any moment, the same program goes on after the last whole epoch.
    Path checkpoint = out.resolveSibling(out.getFileName() + ".checkpoint");
    VocalPatternModel model = VocalPatternModel.build(FeatureSpec.DEFAULT, layout, 1);
    TrainingReport report =
        model.train(split.training(), split.validation(), plan.checkpoint(checkpoint).build());
    model.save(out);
    report.best().ifPresent(System.out::println);
    return report;
  }
}
