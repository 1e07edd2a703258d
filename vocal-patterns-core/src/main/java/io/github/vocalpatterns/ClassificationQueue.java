package io.github.vocalpatterns;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Files judged several at a time, a few ahead of the one that is waited for. */
final class ClassificationQueue {

  private static final int AHEAD = 2;

  private final Classifier classifier;
  private final List<Path> files;

  ClassificationQueue(Classifier classifier, List<Path> files) {
    this.classifier = classifier;
    this.files = List.copyOf(files);
  }

  void run(int maxThreads, Consumer<FileClassification> sink) throws InterruptedException {
    int threads = Math.max(1, Math.min(maxThreads, files.size()));
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<FileClassification>> ahead = new ArrayDeque<>();
      int next = 0;
      while (next < files.size() || !ahead.isEmpty()) {
        while (next < files.size() && ahead.size() < AHEAD * threads) {
          int index = next++;
          ahead.add(executor.submit(() -> judge(index)));
        }
        sink.accept(result(ahead.remove()));
      }
    } finally {
      executor.shutdownNow();
      executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
  }

  private static FileClassification result(Future<FileClassification> future)
      throws InterruptedException {
    // A result that is there already would be given out all the same.
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      return future.get();
    } catch (ExecutionException e) {
      // Exceptions are in the result: what is left is an error of the machine.
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Any exception is this file's alone: what a decoder trips over must not stop the others. */
  private FileClassification judge(int index) {
    Path file = files.get(index);
    try {
      return new FileClassification(file, index + 1, files.size(), classifier.classify(file), null);
    } catch (Exception e) {
      return new FileClassification(file, index + 1, files.size(), null, e);
    }
  }
}
