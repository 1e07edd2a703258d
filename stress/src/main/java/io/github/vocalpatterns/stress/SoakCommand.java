package io.github.vocalpatterns.stress;

import io.github.vocalpatterns.Classifier;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Command {@code soak COUNT THREADS}: classifies, and prints a row of CSV for each twentieth of the
 * way. Ends with an error if an answer differs from the serial one, or if resident memory grows by
 * more than a tenth after the first fifth.
 */
public final class SoakCommand {

  private static final int RECORDINGS = 64;
  private static final int ROWS = 20;
  private static final double MOST_GROWTH = 1.1;

  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  private final long count;
  private final long start = System.nanoTime();
  private final List<Double> resident = Collections.synchronizedList(new ArrayList<>());

  private SoakCommand(long count) {
    this.count = count;
  }

  /** Runs the command. */
  public static void main(String[] args) throws InterruptedException {
    long count = Long.parseLong(args[0]);
    if (count < ROWS) {
      throw new IllegalArgumentException("COUNT is " + count + ", it must be at least " + ROWS);
    }
    new SoakCommand(count).run(Integer.parseInt(args[1]));
  }

  private void run(int threads) throws InterruptedException {
    Soak soak = new Soak(Classifier.pretrained(), Recordings.mixed(RECORDINGS));
    OUT.println("classifications,seconds,resident_mib");
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      soak.run(executor, threads, count, this::report);
    } finally {
      executor.shutdownNow();
    }
    requireFlat();
  }

  private void report(long done) {
    long step = count / ROWS;
    if (done % step != 0) {
      return;
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double mebibytes = mebibytes();
    resident.add(mebibytes);
    OUT.println(String.format(Locale.ROOT, "%d,%.0f,%.1f", done, seconds, mebibytes));
  }

  private static double mebibytes() {
    try {
      return ResidentMemory.isKnown() ? ResidentMemory.mebibytes() : Double.NaN;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireFlat() {
    double warm = Collections.max(resident.subList(0, ROWS / 5));
    double most = Collections.max(resident);
    if (most > MOST_GROWTH * warm) {
      throw new AssertionError(
          String.format(Locale.ROOT, "resident memory grew from %.1f MiB to %.1f MiB", warm, most));
    }
  }
}
