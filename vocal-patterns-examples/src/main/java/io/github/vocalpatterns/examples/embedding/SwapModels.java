package io.github.vocalpatterns.examples.embedding;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.registry.FolderRegistry;
import io.github.vocalpatterns.registry.MlflowRegistry;
import io.github.vocalpatterns.registry.MlflowSettings;
import io.github.vocalpatterns.registry.ModelReference;
import io.github.vocalpatterns.registry.ModelRegistry;
import io.github.vocalpatterns.registry.ModelVersion;
import io.github.vocalpatterns.registry.ReloadingClassifier;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Registers models in MLflow, or in a folder where there is no server, and lets a running
 * application change from one to the next without a pause.
 */
public final class SwapModels {

  private SwapModels() {}

  /**
   * Takes a recording and a better model than the library's, a {@code .vpm} file. The variable
   * {@code MLFLOW_TRACKING_URI} names the server; without it, models are kept in {@code models}.
   */
  public static void main(String[] args) throws IOException {
    ModelRegistry registry = registry(MlflowSettings.fromEnvironment(), Path.of("models"));
    swap(registry, Path.of(args[0]), ModelFile.read(Path.of(args[1])));
  }

  static ModelRegistry registry(Optional<MlflowSettings> server, Path folder) {
    return server.<ModelRegistry>map(MlflowRegistry::of).orElseGet(() -> FolderRegistry.at(folder));
  }

  static void swap(ModelRegistry registry, Path recording, ModelFile better) throws IOException {
    // Whoever trains registers a version and promotes it to champion.
    ModelVersion first = registry.add("voice", Classifier.pretrained().model());
    registry.setAlias("voice", "champion", first.version());

    // The application follows the champion. It asks again every minute by itself.
    try (ReloadingClassifier champion =
        ReloadingClassifier.of(registry, ModelReference.parse("voice@champion"))) {
      champion.refreshEvery(Duration.ofMinutes(1));
      tell(champion, recording);

      // Some day a better model is promoted. What is being judged meanwhile is not disturbed.
      ModelVersion second = registry.add("voice", better);
      registry.setAlias("voice", "champion", second.version());
      champion.refresh(); // Instead of a minute's patience.
      tell(champion, recording);
    }
  }

  private static void tell(ReloadingClassifier champion, Path recording) throws IOException {
    Classification result = champion.get().classify(recording);
    System.out.println("version " + champion.version().version() + ": " + result);
  }
}
