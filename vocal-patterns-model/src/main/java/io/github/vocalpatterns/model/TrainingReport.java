package io.github.vocalpatterns.model;

import io.github.vocalpatterns.plot.Plot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

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

  /**
   * Loss and accuracy of both kinds of takes over the epochs, as a picture.
   *
   * @throws IllegalArgumentException if there is no epoch yet
   */
  public Plot plot() {
    Map<String, double[]> losses = new LinkedHashMap<>();
    losses.put("training", values(EpochResult::trainingLoss));
    losses.put("validation", values(EpochResult::validationLoss));
    Map<String, double[]> accuracies = new LinkedHashMap<>();
    accuracies.put("training", values(EpochResult::trainingAccuracy));
    accuracies.put("validation", values(EpochResult::validationAccuracy));
    int[] numbers = epochs.stream().mapToInt(EpochResult::epoch).toArray();
    return Plot.trainingCurves(numbers, losses, accuracies);
  }

  private double[] values(ToDoubleFunction<EpochResult> value) {
    return epochs.stream().mapToDouble(value).toArray();
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
