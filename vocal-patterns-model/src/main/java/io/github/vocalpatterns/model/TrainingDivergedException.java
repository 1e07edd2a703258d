package io.github.vocalpatterns.model;

/**
 * Training came to a loss that is no number. The model keeps its best weights so far: those of
 * {@link TrainingReport#best()}, or those it started from if no epoch was finished.
 */
public final class TrainingDivergedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient TrainingReport report;

  TrainingDivergedException(String message, TrainingReport report) {
    super(message);
    this.report = report;
  }

  /** The epochs before. */
  public TrainingReport report() {
    return report;
  }
}
