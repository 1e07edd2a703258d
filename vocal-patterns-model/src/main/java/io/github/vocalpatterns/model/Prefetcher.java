package io.github.vocalpatterns.model;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Computes numbered items on other threads, ahead of one thread that takes them in order. At most
 * {@code ahead} items wait or are under way.
 */
final class Prefetcher<T> implements AutoCloseable {

  /** Computes item {@code number}; the answer must depend on nothing else. */
  interface Source<T> {
    T get(int number) throws IOException;
  }

  private final ExecutorService executor;
  private final Source<T> source;
  private final int count;
  private final Deque<Future<T>> pending = new ArrayDeque<>();
  private int submitted;

  Prefetcher(ExecutorService executor, int ahead, int count, Source<T> source) {
    this.executor = executor;
    this.source = source;
    this.count = count;
    for (int i = 0; i < ahead; i++) {
      submit();
    }
  }

  private void submit() {
    if (submitted < count) {
      int number = submitted++;
      pending.add(executor.submit(() -> source.get(number)));
    }
  }

  /**
   * The next item.
   *
   * @throws IOException if it could not be computed
   * @throws java.util.NoSuchElementException after the last
   */
  T next() throws IOException {
    Future<T> future = pending.remove();
    submit();
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("interrupted while waiting").initCause(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private static IOException failure(Throwable cause) {
    if (cause instanceof IOException e) {
      return e;
    }
    if (cause instanceof RuntimeException e) {
      throw e;
    }
    if (cause instanceof Error e) {
      throw e;
    }
    return new IOException(cause);
  }

  /** Gives up the items that were not taken. */
  @Override
  public void close() {
    pending.forEach(future -> future.cancel(true));
  }
}
