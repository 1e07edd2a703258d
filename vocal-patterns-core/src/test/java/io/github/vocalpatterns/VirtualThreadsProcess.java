package io.github.vocalpatterns;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.processes.Children;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A program in which hundreds of virtual threads judge at once, many more than there are workspaces
 * to judge with and carriers to run on.
 */
final class VirtualThreadsProcess {

  private static final int THREADS = 300;

  private VirtualThreadsProcess() {}

  /** By its name, as the tests compile for a JDK that has no virtual threads. */
  static ExecutorService executor() throws ReflectiveOperationException {
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  public static void main(String[] args) throws Exception {
    Classifier classifier = Classifier.of(GlideModel.model());
    List<Waveform> sounds = new ArrayList<>();
    List<Classification> expected = new ArrayList<>();
    for (double seconds = 0.3; seconds < 2; seconds += 0.3) {
      sounds.add(GlideModel.rising(seconds));
      expected.add(classifier.classify(sounds.get(sounds.size() - 1)));
    }
    ExecutorService executor = executor();
    List<Future<Classification>> answers = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Waveform sound = sounds.get(i % sounds.size());
      // The pretrained one is read under a lock by whoever comes first.
      answers.add(
          executor.submit(
              () -> {
                Classifier.pretrained();
                return classifier.classify(sound);
              }));
    }
    for (int i = 0; i < THREADS; i++) {
      if (!answers.get(i).get().equals(expected.get(i % sounds.size()))) {
        throw new AssertionError("another answer at " + i);
      }
    }
    Children.out().println("all equal");
  }
}
