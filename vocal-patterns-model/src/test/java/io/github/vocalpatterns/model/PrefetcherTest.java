package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrefetcherTest {

  private final ExecutorService executor = Executors.newFixedThreadPool(3);

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void itemsComeInOrderHoweverLongEachTakes() throws IOException {
    try (Prefetcher<Integer> items =
        new Prefetcher<>(
            executor,
            5,
            40,
            number -> {
              // Even numbers are overtaken by odd ones.
              Thread.onSpinWait();
              if (number % 2 == 0) {
                pause();
              }
              return number;
            })) {
      for (int i = 0; i < 40; i++) {
        assertEquals(i, items.next());
      }
      assertThrows(NoSuchElementException.class, items::next);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Each item may be a picture of 150 kB, or a recording. */
  @Test
  void noMoreItemsAreUnderWayThanAllowed() throws IOException {
    AtomicInteger started = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Prefetcher<Integer> items =
        new Prefetcher<>(
            executor,
            4,
            200,
            number -> {
              most.accumulateAndGet(started.incrementAndGet() - taken.get(), Math::max);
              return number;
            })) {
      for (int i = 0; i < 200; i++) {
        items.next();
        taken.incrementAndGet();
      }
    }

    // One more than allowed while next() has asked for another and not yet returned.
    assertTrue(most.get() <= 5, () -> most + " items at once");
    assertEquals(200, started.get());
  }

  @Test
  void aFailureComesWhereItsItemWouldHave() throws IOException {
    try (Prefetcher<Integer> items =
        new Prefetcher<>(
            executor,
            4,
            10,
            number -> {
              if (number == 1) {
                throw new IOException("take 1 is broken");
              }
              return number;
            })) {
      assertEquals(0, items.next());
      assertEquals("take 1 is broken", assertThrows(IOException.class, items::next).getMessage());
    }
  }
}
