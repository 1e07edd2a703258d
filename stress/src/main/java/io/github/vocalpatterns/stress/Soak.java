package io.github.vocalpatterns.stress;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.UnclassifiableAudioException;
import io.github.vocalpatterns.audio.Waveform;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Classifications of mixed recordings on threads that share one classifier, each held against the
 * answer that one thread gave before.
 */
final class Soak {

  private final Classifier classifier;
  private final List<Waveform> recordings;
  private final List<Object> expected;

  /** Answers each recording once, on this thread. */
  Soak(Classifier classifier, List<Waveform> recordings) {
    this.classifier = classifier;
    this.recordings = recordings;
    this.expected = recordings.stream().map(this::answer).toList();
  }

  /** The classification, which is equal to another only to the last bit, or why there is none. */
  private Object answer(Waveform recording) {
    try {
      return classifier.classify(recording);
    } catch (UnclassifiableAudioException e) {
      return e.getMessage();
    }
  }

  /**
   * Classifies {@code count} times.
   *
   * @param workers threads, or tasks that each get a thread of their own
   * @param done told how many are done, from any of the threads
   * @throws AssertionError if an answer is another one
   */
  void run(ExecutorService executor, int workers, long count, LongConsumer done)
      throws InterruptedException {
    AtomicLong next = new AtomicLong();
    AtomicLong finished = new AtomicLong();
    List<Future<?>> tasks = new ArrayList<>();
    for (int worker = 0; worker < workers; worker++) {
      SplittableRandom random = new SplittableRandom(worker);
      tasks.add(
          executor.submit(
              () -> {
                while (next.getAndIncrement() < count) {
                  judge(random.nextInt(recordings.size()));
                  done.accept(finished.incrementAndGet());
                }
              }));
    }
    for (Future<?> task : tasks) {
      try {
        task.get();
      } catch (ExecutionException e) {
        throw new AssertionError(e.getCause());
      }
    }
  }

  private void judge(int index) {
    Object answer = answer(recordings.get(index));
    if (!answer.equals(expected.get(index))) {
      throw new AssertionError(
          "recording " + index + ": " + answer + " instead of " + expected.get(index));
    }
  }
}
