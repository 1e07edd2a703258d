package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.Waveform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Classifying four recordings on two threads against doing so on one. */
public class TwoThreadsAgainstOne extends Contest {

  private static final int THREADS = 2;

  private final Classifier classifier = Classifier.pretrained();
  private final List<Waveform> recordings =
      IntStream.range(0, 4).mapToObj(i -> Signals.scale(7 + 0.1 * i, 44100)).toList();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
          });

  /** For JMH. */
  public TwoThreadsAgainstOne() {}

  @Override
  public void verify() {
    if (!ours().equals(peer())) {
      throw new IllegalStateException("two threads say " + ours() + ", one says " + peer());
    }
  }

  @Override
  public List<Classification> ours() {
    int half = recordings.size() / THREADS;
    List<Future<List<Classification>>> halves = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      List<Waveform> share = recordings.subList(i * half, (i + 1) * half);
      halves.add(threads.submit(() -> classify(share)));
    }
    List<Classification> classifications = new ArrayList<>();
    try {
      for (Future<List<Classification>> share : halves) {
        classifications.addAll(share.get());
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
    return classifications;
  }

  @Override
  public List<Classification> peer() {
    return classify(recordings);
  }

  private List<Classification> classify(List<Waveform> waveforms) {
    return waveforms.stream().map(classifier::classify).toList();
  }
}
