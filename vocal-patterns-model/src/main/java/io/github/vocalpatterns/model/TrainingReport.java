package io.github.vocalpatterns.model;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The course of a training.
 *
 * @param epochs in order
 */
public record TrainingReport(List<EpochResult> epochs) {

  /** Keeps a copy of the epochs. */
  public TrainingReport {
    epochs = List.copyOf(epochs);
  }

  /**
   * The epoch of the lowest validation loss, whose weights the model keeps; the first of equals;
   * empty before the first epoch.
   */
  public Optional<EpochResult> best() {
    EpochResult best = null;
    for (EpochResult epoch : epochs) {
      if (best == null || epoch.validationLoss() < best.validationLoss()) {
        best = epoch;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Epochs since {@link #best()}. */
  int sinceBest() {
    return best().map(best -> epochs.get(epochs.size() - 1).epoch() - best.epoch()).orElse(0);
  }

  /** One line an epoch under a header, fields divided by commas, lines ended by {@code \n}. */
  public String csv() {
    StringBuilder csv =
        new StringBuilder(
            "epoch,learning_rate,training_loss,training_accuracy,"
                + "validation_loss,validation_accuracy,seconds\n");
    for (EpochResult epoch : epochs) {
      csv.append(
          String.format(
              Locale.ROOT,
              "%d,%.6g,%.6f,%.6f,%.6f,%.6f,%.2f%n",
              epoch.epoch(),
              epoch.learningRate(),
              epoch.trainingLoss(),
              epoch.trainingAccuracy(),
              epoch.validationLoss(),
              epoch.validationAccuracy(),
              epoch.seconds()));
    }
    return csv.toString().replace(System.lineSeparator(), "\n");
  }
}
