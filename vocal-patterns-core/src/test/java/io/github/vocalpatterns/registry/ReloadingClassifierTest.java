package io.github.vocalpatterns.registry;

import static io.github.vocalpatterns.registry.Models.assertFails;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.registry.FakeServer.Mood;
import io.github.vocalpatterns.registry.RegistryException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReloadingClassifierTest {

  private static final ModelReference CHAMPION = ModelReference.parse("voice@champion");

  @TempDir private Path folder;

  private FolderRegistry registry(int versions) throws IOException {
    FolderRegistry registry = FolderRegistry.at(folder);
    for (int i = 1; i <= versions; i++) {
      registry.add("voice", Models.numbered(i));
    }
    registry.setAlias("voice", "champion", 1);
    return registry;
  }

  private static int number(ReloadingClassifier classifier) {
    return Models.numberOf(classifier.get().model());
  }

  @Test
  void itFollowsItsAlias() throws IOException {
    FolderRegistry registry = registry(2);
    try (ReloadingClassifier live = ReloadingClassifier.of(registry, CHAMPION)) {
      Classifier first = live.get();
      assertFalse(live.refresh());
      assertSame(first, live.get());

      registry.setAlias("voice", "champion", 2);
      assertSame(first, live.get(), "nothing changes before a refresh");
      assertTrue(live.refresh());
      assertEquals(2, number(live));
      assertEquals(2, live.version().version());

      registry.rollback("voice", "champion");
      assertTrue(live.refresh());
      assertEquals(1, number(live));
    }
  }

  @Test
  void aBrokenSuccessorLeavesTheOldOneInPlace() throws IOException {
    FolderRegistry registry = registry(2);
    try (ReloadingClassifier live = ReloadingClassifier.of(registry, CHAMPION)) {
      Path second = folder.resolve("voice/versions/2/model.vpm");
      byte[] good = Files.readAllBytes(second);
      Files.write(second, new byte[] {1});
      registry.setAlias("voice", "champion", 2);
      assertFails(Reason.CORRUPT, live::refresh);
      assertEquals(1, number(live));
      assertTrue(live.lastFailure().isPresent());

      Files.write(second, good);
      assertTrue(live.refresh());
      assertEquals(2, number(live));
      assertEquals(Optional.empty(), live.lastFailure());
    }
  }

  @Test
  void aServerThatGoesAwayAndComesBackIsNoInterruption() throws IOException {
    try (FakeServer server = new FakeServer()) {
      server.offer(1, Models.numbered(1).toBytes());
      MlflowRegistry registry = MlflowRegistry.of(server.settings(folder));
      try (ReloadingClassifier live = ReloadingClassifier.of(registry, CHAMPION)) {
        server.offer(2, Models.numbered(2).toBytes());
        server.mood = Mood.CLOSES_AT_ONCE;
        assertFails(Reason.UNAVAILABLE, live::refresh);
        assertEquals(1, number(live));
        server.onlyArtifacts = true;
        assertFalse(live.refresh(), "the cache serves what is loaded already");
        assertEquals(1, number(live));
        server.mood = Mood.WELL;
        assertTrue(live.refresh());
        assertEquals(2, number(live));
      }
    }
  }

  @Test
  @Timeout(60)
  void threadsClassifyWithoutAPauseWhileItSwapsByItself() throws Exception {
    FolderRegistry registry = registry(6);
    float[] samples = new float[22050];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.3 * Math.sin(2 * Math.PI * 220 * i / 22050));
    }
    Waveform tone = Waveform.of(samples, 22050);
    Classification expected = Classifier.of(Models.numbered(1)).classify(tone);
    AtomicBoolean done = new AtomicBoolean();
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try (ReloadingClassifier live = ReloadingClassifier.of(registry, CHAMPION)) {
      live.refreshEvery(Duration.ofMillis(10));
      assertThrows(IllegalStateException.class, () -> live.refreshEvery(Duration.ofMillis(10)));
      List<Future<?>> threads = new ArrayList<>();
      for (int t = 0; t < 3; t++) {
        threads.add(
            pool.submit(
                () -> {
                  do {
                    // The models differ in their cards only, so no swap may change an answer.
                    assertEquals(expected, live.get().classify(tone));
                  } while (!done.get());
                }));
      }
      for (int version = 2; version <= 6; version++) {
        registry.setAlias("voice", "champion", version);
        while (number(live) != version) {
          Thread.sleep(2);
        }
      }
      done.set(true);
      for (Future<?> thread : threads) {
        thread.get();
      }
    } finally {
      pool.shutdownNow();
    }
  }
}
