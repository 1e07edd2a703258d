package io.github.vocalpatterns.registry;

import io.github.vocalpatterns.Classifier;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The classifier that a reference names, following its alias while the application runs.
 *
 * <pre>{@code
 * ReloadingClassifier champion =
 *     ReloadingClassifier.of(registry, ModelReference.parse("voice@champion"));
 * champion.refreshEvery(Duration.ofMinutes(1));
 * Classification c = champion.get().classify(Path.of("take.wav"));
 * }</pre>
 *
 * <p>Safe for use by any number of threads. {@link #get} never waits: a new model is loaded beside
 * the old one and takes its place whole, and if anything goes wrong with it the old one stays. A
 * classifier in use is not disturbed.
 */
public final class ReloadingClassifier implements Supplier<Classifier>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ReloadingClassifier.class);

  private record Loaded(ModelVersion version, Classifier classifier) {

    static Loaded of(StoredModel model) {
      return new Loaded(model.version(), Classifier.of(model.file()));
    }
  }

  private final ModelRegistry registry;
  private final ModelReference reference;
  private final ReentrantLock refreshing = new ReentrantLock();
  private volatile Loaded loaded;
  private volatile @Nullable Exception failure;
  private @Nullable ScheduledExecutorService timer;

  private ReloadingClassifier(ModelRegistry registry, ModelReference reference, Loaded loaded) {
    this.registry = registry;
    this.reference = reference;
    this.loaded = loaded;
  }

  /**
   * Loads the model for the first time.
   *
   * @throws IOException if the registry cannot load it
   * @throws IllegalArgumentException if it is no model for a {@link Classifier}
   */
  public static ReloadingClassifier of(ModelRegistry registry, ModelReference reference)
      throws IOException {
    return new ReloadingClassifier(registry, reference, Loaded.of(registry.load(reference)));
  }

  /** The classifier as of the last successful refresh. */
  @Override
  public Classifier get() {
    return loaded.classifier();
  }

  /** The version that {@link #get} judges with. */
  public ModelVersion version() {
    return loaded.version();
  }

  /** Why the last refresh failed; empty if it did not. */
  public Optional<Exception> lastFailure() {
    return Optional.ofNullable(failure);
  }

  /**
   * Asks the registry now, and swaps the classifier if the reference names another version.
   *
   * @return whether it was swapped
   * @throws IOException if the registry cannot tell or load it; the old one stays
   * @throws IllegalArgumentException if it is no model for a {@link Classifier}; the old one stays
   */
  public boolean refresh() throws IOException {
    refreshing.lock();
    try {
      boolean swapped = swapIfMoved();
      failure = null;
      return swapped;
    } catch (IOException | RuntimeException e) {
      failure = e;
      throw e;
    } finally {
      refreshing.unlock();
    }
  }

  private boolean swapIfMoved() throws IOException {
    if (registry.get(reference).isSameAs(loaded.version())) {
      return false;
    }
    StoredModel model = registry.load(reference);
    if (model.version().isSameAs(loaded.version())) {
      return false; // The server went away in between, and the cache served what is loaded.
    }
    Loaded next = Loaded.of(model);
    LOG.info("{} is now {}, was {}", reference, next.version().version(), version().version());
    loaded = next;
    return true;
  }

  /**
   * Refreshes again and again on a thread of its own until {@link #close}; failures are logged.
   *
   * @param interval from the end of one refresh to the next, at least 10 ms
   * @throws IllegalArgumentException if the interval is shorter
   * @throws IllegalStateException if it was called before
   */
  public synchronized void refreshEvery(Duration interval) {
    if (interval.toMillis() < 10) {
      throw new IllegalArgumentException(
          "the interval is " + interval + ", it must be at least 10 ms");
    }
    if (timer != null) {
      throw new IllegalStateException("it refreshes by itself already");
    }
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "refresh of " + reference);
              thread.setDaemon(true);
              return thread;
            });
    started.scheduleWithFixedDelay(
        this::refreshOrLog, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    timer = started;
  }

  private void refreshOrLog() {
    try {
      refresh();
    } catch (IOException | RuntimeException e) {
      LOG.warn("{} stays at version {}: {}", reference, version().version(), String.valueOf(e));
    }
  }

  /** Ends {@link #refreshEvery}. The classifier goes on working. */
  @Override
  public synchronized void close() {
    if (timer != null) {
      timer.shutdownNow();
    }
  }

  /** For example {@code ReloadingClassifier[voice@champion, now 3]}. */
  @Override
  public String toString() {
    return "ReloadingClassifier[" + reference + ", now " + version().version() + "]";
  }
}
