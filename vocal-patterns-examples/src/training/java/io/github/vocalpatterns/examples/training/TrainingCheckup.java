package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.examples.cli.Checkup;
import io.github.vocalpatterns.model.VocalPatternModel;
import java.util.List;

/** Whether a network can be built, for which ND4J has to find its native library. */
public final class TrainingCheckup implements Checkup {

  private static final String TOPIC = "Training";

  /** For the service loader. */
  public TrainingCheckup() {}

  @Override
  public List<Finding> findings() {
    try {
      VocalPatternModel.build(FeatureSpec.DEFAULT, 1);
      return List.of(
          Finding.ok(TOPIC, "Deeplearning4j and its native library work"),
          threads(System.getenv().getOrDefault("OMP_NUM_THREADS", "")));
    } catch (IllegalStateException e) {
      return List.of(
          Finding.problem(TOPIC, "there is no native library for ND4J here", e.getMessage()));
    }
  }

  private static Finding threads(String number) {
    return number.isEmpty()
        ? Finding.hint(
            "Threads",
            "as many as ND4J likes",
            "for the same bytes on every machine, set OMP_NUM_THREADS=1")
        : Finding.ok("Threads", number + " inside ND4J: the same training gives the same bytes");
  }
}
