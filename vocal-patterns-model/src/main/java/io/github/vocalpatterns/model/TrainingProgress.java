package io.github.vocalpatterns.model;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * Shows training to a person: on a terminal a bar for the batches of an epoch, and a line for each
 * epoch that is done.
 */
public final class TrainingProgress implements TrainingListener {

  private final PrintStream out;
  private final int columns;
  private @Nullable ProgressBar bar;

  private TrainingProgress(PrintStream out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  /**
   * Writes to {@code out}.
   *
   * @param columns width of the terminal; 0 if it is none, where a line an epoch is all
   * @throws IllegalArgumentException if the width is negative
   */
  public static TrainingProgress on(PrintStream out, int columns) {
    if (columns < 0) {
      throw new IllegalArgumentException("columns is " + columns + ", it must be at least 0");
    }
    return new TrainingProgress(out, columns);
  }

  @Override
  public void started(TrainingPlan plan, TrainingReport history, int batches) {
    if (!history.epochs().isEmpty()) {
      out.printf("continuing after epoch %d%n", history.epochs().size());
    }
  }

  @Override
  public void batchDone(BatchResult batch) {
    if (columns == 0) {
      return;
    }
    ProgressBar current = bar;
    if (current == null) {
      current =
          new ProgressBarBuilder()
              .setTaskName("epoch " + batch.epoch())
              .setInitialMax(batch.batches())
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(500)
              .setConsumer(new ConsoleProgressBarConsumer(out, columns))
              .build();
      bar = current;
    }
    current.setExtraMessage(
        String.format(Locale.ROOT, "loss %.3f, %.1f %%", batch.loss(), 100 * batch.accuracy()));
    current.stepTo(batch.batch());
    if (batch.batch() == batch.batches()) {
      close();
    }
  }

  private void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }

  @Override
  public void epochDone(EpochResult epoch) {
    out.printf(
        Locale.ROOT,
        "epoch %d: training loss %.4f, accuracy %.2f %%; validation loss %.4f, accuracy %.2f %%;"
            + " %.0f s%n",
        epoch.epoch(),
        epoch.trainingLoss(),
        100 * epoch.trainingAccuracy(),
        epoch.validationLoss(),
        100 * epoch.validationAccuracy(),
        epoch.seconds());
  }

  @Override
  public void ended(TrainingReport report) {
    report
        .best()
        .ifPresent(
            best ->
                out.printf(
                    Locale.ROOT,
                    "best epoch %d: validation loss %.4f, accuracy %.2f %%%n",
                    best.epoch(),
                    best.validationLoss(),
                    100 * best.validationAccuracy()));
  }
}
