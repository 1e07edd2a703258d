package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.Waveform;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Classifying as much on either of two threads, against all of it on one. */
public class TwoThreadsAgainstOne extends Contest {

  private final Classifier classifier = Classifier.pretrained();
  private final List<Waveform> here = List.of(recording(7), recording(7.3));
  private final List<Waveform> there = List.of(recording(7.1), recording(7.2));
  private final ExecutorService other =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
          });

  /** For JMH. */
  public TwoThreadsAgainstOne() {}

  private static Waveform recording(double durationSeconds) {
    return Signals.scale(durationSeconds, 44100);
  }

  @Override
  public void verify() {
    if (!ours().equals(peer())) {
      throw new IllegalStateException("two threads say " + ours() + ", one says " + peer());
    }
  }

  @Override
  public List<List<Classification>> ours() {
    Future<List<Classification>> theirs = other.submit(() -> classify(there));
    List<Classification> mine = classify(here);
    try {
      return List.of(mine, theirs.get());
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<List<Classification>> peer() {
    return List.of(classify(here), classify(there));
  }

  private List<Classification> classify(List<Waveform> waveforms) {
    return waveforms.stream().map(classifier::classify).toList();
  }
}
