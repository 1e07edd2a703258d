package io.github.vocalpatterns.stress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.Waveform;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A short soak; {@code stress/soak} is the long one. */
class SoakTest {

  private static final int COUNT = 400;

  @Test
  @Timeout(120)
  void eightThreadsGetTheAnswersOfOne() throws Exception {
    Soak soak = new Soak(Classifier.pretrained(), Recordings.mixed(24));
    AtomicLong done = new AtomicLong();
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      soak.run(executor, 8, COUNT, ignored -> done.incrementAndGet());
    } finally {
      executor.shutdownNow();
    }
    assertEquals(COUNT, done.get());
  }

  @Test
  void anotherAnswerIsNoticed() throws Exception {
    List<Waveform> changing = new ArrayList<>(Recordings.mixed(2));
    Soak soak = new Soak(Classifier.pretrained(), changing);
    changing.set(0, changing.get(1));
    ExecutorService executor = Executors.newFixedThreadPool(2);
    try {
      AssertionError e =
          assertThrows(AssertionError.class, () -> soak.run(executor, 2, 20, ignored -> {}));
      assertTrue(e.getMessage().contains("recording 0"), e.getMessage());
    } finally {
      executor.shutdownNow();
    }
  }
}
