package io.github.vocalpatterns.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A bar on standard error while something lasts, for people only: nothing is shown unless the
 * launcher has found a terminal there, which Java cannot see once standard output is redirected.
 *
 * <p>May be stepped by any number of threads.
 */
public final class Progress implements AutoCloseable {

  /** The width of the terminal at standard error; set by the launcher if there is one. */
  static final String COLUMNS = "io.github.vocalpatterns.cli.columns";

  /** Set by the launcher if standard output is a terminal. */
  static final String OUTPUT = "io.github.vocalpatterns.cli.output";

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** A bar from 0 to {@code steps}. */
  public static Progress of(String task, long steps) {
    return of(task, steps, standardError());
  }

  /**
   * Likewise for what prints as it goes: nothing where the bar would stand between its lines, which
   * show on the terminal how far it is.
   */
  static Progress besideOutput(String task, long steps) {
    return System.getProperty(OUTPUT) == null ? of(task, steps) : new Progress(null);
  }

  static Progress of(String task, long steps, PrintStream terminal) {
    int columns = columns();
    if (columns == 0 || steps < 2) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(steps)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(terminal, columns))
            .build());
  }

  /** Standard error for what draws by itself, in the encoding that bars are drawn in. */
  public static PrintStream standardError() {
    return new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
  }

  /** The width of the terminal at standard error; 0 if there is none. */
  public static int columns() {
    return Math.max(0, Integer.getInteger(COLUMNS, 0));
  }

  /** The same for standard output. */
  static int outputColumns() {
    return System.getProperty(OUTPUT) == null ? 0 : columns();
  }

  /** One more is done. */
  public void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
