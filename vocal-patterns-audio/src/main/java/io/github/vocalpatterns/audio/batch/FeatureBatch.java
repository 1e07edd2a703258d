package io.github.vocalpatterns.audio.batch;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureKind;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.DecodeLimits;
import java.io.IOException;
import java.nio.file.Files;
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
import org.jspecify.annotations.Nullable;

/**
 * Features of many files, several at a time, remembered in a folder if one is given.
 *
 * <pre>{@code
 * FeatureBatch.of(AudioFeatures.of(FeatureSpec.DEFAULT), FeatureKind.MEL_DB)
 *     .withCache(Path.of("cache"))
 *     .run(files, result -> show(result.done(), result.total(), result.require()));
 * }</pre>
 *
 * <p>Results are the same bits on any number of threads, with a cache and without. Immutable and
 * safe for use by any number of threads; several batches may share a cache, and so may processes.
 */
public final class FeatureBatch {

  /** Files ahead of the one that is waited for, for each thread. */
  private static final int AHEAD = 2;

  private final AudioFeatures features;
  private final FeatureKind kind;
  private final int threads;
  private final @Nullable FeatureCache cache;

  private FeatureBatch(
      AudioFeatures features, FeatureKind kind, int threads, @Nullable FeatureCache cache) {
    this.features = features;
    this.kind = kind;
    this.threads = threads;
    this.cache = cache;
  }

  /** One kind of features, on as many threads as there are processors, without a cache. */
  public static FeatureBatch of(AudioFeatures features, FeatureKind kind) {
    return new FeatureBatch(features, kind, Runtime.getRuntime().availableProcessors(), null);
  }

  /**
   * The same on so many threads.
   *
   * @throws IllegalArgumentException if there is not at least one
   */
  public FeatureBatch withThreads(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("threads is " + count + ", it must be at least 1");
    }
    return new FeatureBatch(features, kind, count, cache);
  }

  /**
   * The same with a cache: what the folder has of a file is not computed again. Entries are found
   * by the SHA-256 of the file's content, the specification and the kind of features, so a renamed
   * file is found and a changed one is not; a damaged entry is computed anew. The folder is made if
   * there is none; nothing in it is ever deleted.
   */
  public FeatureBatch withCache(Path folder) {
    return new FeatureBatch(
        features, kind, threads, new FeatureCache(folder, features.spec(), kind));
  }

  /**
   * Computes the features of all files and hands each result, failures too, to {@code sink}: in the
   * order of the files, on the calling thread. Only a few results are held at a time.
   *
   * <p>To cancel, interrupt the calling thread or throw from {@code sink}; files in work are still
   * finished before this method ends, none is begun.
   *
   * @throws IOException if the folder of the cache cannot be made
   * @throws InterruptedException if the calling thread is interrupted
   */
  public void run(List<Path> files, Consumer<FileFeatures> sink)
      throws IOException, InterruptedException {
    if (cache != null) {
      cache.open();
    }
    List<Path> all = List.copyOf(files);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      Deque<Future<FileFeatures>> ahead = new ArrayDeque<>();
      int next = 0;
      while (next < all.size() || !ahead.isEmpty()) {
        while (next < all.size() && ahead.size() < AHEAD * threads) {
          int index = next++;
          ahead.add(executor.submit(() -> featuresOf(all.get(index), index + 1, all.size())));
        }
        sink.accept(result(ahead.remove()));
      }
    } finally {
      executor.shutdownNow();
      executor.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
  }

  private static FileFeatures result(Future<FileFeatures> future) throws InterruptedException {
    // A result that is there already would be given out all the same.
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  private FileFeatures featuresOf(Path file, int done, int total) {
    try {
      return cache == null
          ? computed(file, done, total, features.compute(kind, AudioFiles.read(file)))
          : remembered(cache, file, done, total);
    } catch (IOException | IllegalArgumentException e) {
      return new FileFeatures(file, done, total, null, e, false);
    }
  }

  private static FileFeatures computed(Path file, int done, int total, Spectrogram spectrogram) {
    return new FileFeatures(file, done, total, spectrogram, null, false);
  }

  /**
   * The bytes that are hashed are the bytes that are decoded, even if the file changes meanwhile.
   */
  private FileFeatures remembered(FeatureCache entries, Path file, int done, int total)
      throws IOException {
    if (Files.isDirectory(file) || Files.size(file) > DecodeLimits.DEFAULT.maxBytes()) {
      return computed(file, done, total, features.compute(kind, AudioFiles.read(file)));
    }
    byte[] content = Files.readAllBytes(file);
    String key = entries.key(content);
    Spectrogram found = entries.find(key);
    if (found != null) {
      return new FileFeatures(file, done, total, found, null, true);
    }
    Spectrogram spectrogram = features.compute(kind, AudioFiles.read(content, file.toString()));
    entries.put(key, spectrogram);
    return computed(file, done, total, spectrogram);
  }
}
