package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.dataset.SynthesizedTakes;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Trains on synthesised takes: takes an epoch, epochs, seed, model file to write. */
final class TrainSynthesized {

  private TrainSynthesized() {}

  public static void main(String[] args) throws IOException {
    int takes = Integer.parseInt(args[0]);
    int epochs = Integer.parseInt(args[1]);
    long seed = Long.parseLong(args[2]);
    Path file = Path.of(args[3]);
    VocalPatternModel model = VocalPatternModel.build(FeatureSpec.DEFAULT, seed);
    TrainingPlan plan =
        TrainingPlan.DEFAULT.toBuilder()
            .epochs(epochs)
            .decay(TrainingPlan.Decay.COSINE)
            .patience(epochs)
            .seed(seed)
            .checkpoint(file.resolveSibling(file.getFileName() + ".checkpoint"))
            .build();
    TrainingReport report =
        model.train(
            SynthesizedTakes.fresh(seed, takes),
            SynthesizedTakes.fixed(seed + 1, Math.max(30, takes / 10)),
            plan,
            TrainingProgress.on(new PrintStream(new FileOutputStream(FileDescriptor.out)), 100));
    model.save(file);
    Files.writeString(file.resolveSibling(file.getFileName() + ".csv"), report.csv());
  }
}
