package io.github.vocalpatterns.audio.augment;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was done to a recording or a spectrogram: the steps that were drawn, in the order in which
 * they were taken. {@link AugmentationJson} writes and reads it as JSON.
 *
 * @param steps none if the dice left everything as it was
 * @param <T> what was changed
 */
public record Report<T>(List<Step<T>> steps) {

  /** Copies the list. */
  public Report {
    steps = List.copyOf(steps);
  }

  /**
   * Takes the same steps again: on the same input the result is the same, bit for bit.
   *
   * @throws java.io.UncheckedIOException if a step needs a file that cannot be read
   */
  public T replay(T input) {
    T result = input;
    for (Step<T> step : steps) {
      result = step.applyTo(result);
    }
    return result;
  }

  /** For example {@code gain{gainDb=-2.5} → shift{fraction=0.1, rollover=true}}. */
  @Override
  public String toString() {
    return steps.isEmpty()
        ? "unchanged"
        : steps.stream()
            .map(step -> step.name() + step.parameters())
            .collect(Collectors.joining(" → "));
  }
}
