package io.github.vocalpatterns.audio.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureKind;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFileException;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.audio.testing.TestSignals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureBatchTest {

  private static final AudioFeatures FEATURES = AudioFeatures.of(FeatureSpec.PROTOTYPE);
  private static final FeatureBatch BATCH = FeatureBatch.of(FEATURES, FeatureKind.MEL_DB);

  @TempDir private Path folder;
  private final List<Path> files = new ArrayList<>();

  @BeforeEach
  void writeFiles() throws IOException {
    for (int i = 0; i < 12; i++) {
      Path file = folder.resolve("take-" + i + ".wav");
      Waveform waveform = Waveform.of(TestSignals.signal(16000, 500 + 800 * i, i), 16000);
      AudioFiles.writeWav(file, waveform, WavEncoding.PCM_16);
      files.add(file);
    }
  }

  private static List<FileFeatures> run(FeatureBatch batch, List<Path> files) throws Exception {
    List<FileFeatures> results = new ArrayList<>();
    batch.run(files, results::add);
    return results;
  }

  private static List<Spectrogram> spectrograms(List<FileFeatures> results) {
    return results.stream().map(FileFeatures::require).toList();
  }

  private Path cache() {
    return folder.resolve("cache").resolve("of features");
  }

  private static List<Path> entries(Path cache) throws IOException {
    try (Stream<Path> entries = Files.list(cache)) {
      return entries.sorted().toList();
    }
  }

  @Test
  void manyThreadsGiveTheBitsOfOneInTheOrderOfTheFiles() throws Exception {
    List<FileFeatures> serial = run(BATCH.withThreads(1), files);
    List<FileFeatures> parallel = run(BATCH.withThreads(8), files);
    assertEquals(spectrograms(serial), spectrograms(parallel));
    assertEquals(files, parallel.stream().map(FileFeatures::file).toList());
    for (int i = 0; i < files.size(); i++) {
      assertEquals(i + 1, parallel.get(i).done());
      assertEquals(files.size(), parallel.get(i).total());
      Spectrogram alone = FEATURES.compute(FeatureKind.MEL_DB, AudioFiles.read(files.get(i)));
      assertEquals(alone, parallel.get(i).require());
    }
  }

  @Test
  void whatWasComputedOnceComesFromTheCache() throws Exception {
    FeatureBatch cached = BATCH.withCache(cache());
    List<FileFeatures> first = run(cached, files);
    List<FileFeatures> second = run(cached, files);
    assertTrue(first.stream().noneMatch(FileFeatures::cached));
    assertTrue(second.stream().allMatch(FileFeatures::cached));
    assertEquals(spectrograms(first), spectrograms(second));
    assertEquals(files.size(), entries(cache()).size());
  }

  @Test
  void theCacheKnowsContentParametersAndKindButNoNames() throws Exception {
    List<Path> one = List.of(files.get(3));
    FeatureBatch cached = BATCH.withCache(cache());
    run(cached, one);
    Path renamed = Files.copy(files.get(3), folder.resolve("copy.wav"));
    assertTrue(run(cached, List.of(renamed)).get(0).cached());
    Files.copy(files.get(4), renamed, StandardCopyOption.REPLACE_EXISTING);
    assertFalse(run(cached, List.of(renamed)).get(0).cached());
    AudioFeatures other = AudioFeatures.of(FeatureSpec.PROTOTYPE.toBuilder().topDb(79).build());
    FeatureBatch otherSpec = FeatureBatch.of(other, FeatureKind.MEL_DB).withCache(cache());
    assertFalse(run(otherSpec, one).get(0).cached());
    FeatureBatch otherKind = FeatureBatch.of(FEATURES, FeatureKind.MEL).withCache(cache());
    assertFalse(run(otherKind, one).get(0).cached());
    assertTrue(run(otherKind, one).get(0).cached());
  }

  /** Half a file, a changed bit, an empty file: what a full disk or a bad one leaves. */
  @Test
  void batchesAtOnceMayShareACache() throws Exception {
    List<Spectrogram> expected = spectrograms(run(BATCH, files));
    ExecutorService executor = Executors.newFixedThreadPool(4);
    try {
      List<Future<List<FileFeatures>>> batches = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        batches.add(executor.submit(() -> run(BATCH.withThreads(2).withCache(cache()), files)));
      }
      for (Future<List<FileFeatures>> batch : batches) {
        assertEquals(expected, spectrograms(batch.get()));
      }
    } finally {
      executor.shutdownNow();
    }
    assertEquals(files.size(), entries(cache()).size());
    assertTrue(run(BATCH.withCache(cache()), files).stream().allMatch(FileFeatures::cached));
  }

  @Test
  void aDamagedEntryIsComputedAnewAndRepaired() throws Exception {
    FeatureBatch cached = BATCH.withCache(cache());
    List<Spectrogram> expected = spectrograms(run(cached, files.subList(0, 3)));
    List<Path> entries = entries(cache());
    byte[] half = Files.readAllBytes(entries.get(0));
    Files.write(entries.get(0), Arrays.copyOf(half, half.length / 2));
    byte[] changed = Files.readAllBytes(entries.get(1));
    changed[changed.length - 3] ^= 1;
    Files.write(entries.get(1), changed);
    Files.write(entries.get(2), new byte[0]);
    List<FileFeatures> again = run(cached, files.subList(0, 3));
    assertTrue(again.stream().noneMatch(FileFeatures::cached));
    assertEquals(expected, spectrograms(again));
    assertTrue(run(cached, files.subList(0, 3)).stream().allMatch(FileFeatures::cached));
    assertEquals(entries, entries(cache()));
  }

  @Test
  void aFileThatCannotBeReadFailsAlone() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.wav"), "no sound at all");
    Path missing = folder.resolve("missing.wav");
    List<Path> mixed = List.of(files.get(0), broken, folder, missing, files.get(1));
    for (FeatureBatch batch : List.of(BATCH, BATCH.withCache(cache()))) {
      List<FileFeatures> results = run(batch, mixed);
      assertNotNull(results.get(0).spectrogram());
      assertInstanceOf(AudioFileException.class, results.get(1).failure());
      assertInstanceOf(AudioFileException.class, results.get(2).failure());
      assertInstanceOf(IOException.class, results.get(3).failure());
      assertNotNull(results.get(4).spectrogram());
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> results.get(1).require());
      assertSame(results.get(1).failure(), e.getCause());
    }
  }

  @Test
  void anInterruptStopsTheBatch() {
    List<Path> many = IntStream.range(0, 200).mapToObj(i -> files.get(i % files.size())).toList();
    List<FileFeatures> results = new ArrayList<>();
    assertThrows(
        InterruptedException.class,
        () ->
            BATCH
                .withThreads(2)
                .run(
                    many,
                    result -> {
                      results.add(result);
                      Thread.currentThread().interrupt();
                    }));
    assertFalse(Thread.interrupted());
    assertEquals(1, results.size());
  }

  @Test
  void whatTheSinkThrowsStopsTheBatchAndItsThreads() throws Exception {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    IllegalStateException enough = new IllegalStateException("enough");
    assertSame(
        enough,
        assertThrows(
            IllegalStateException.class,
            () ->
                BATCH.run(
                    files,
                    result -> {
                      throw enough;
                    })));
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith("pool-") && !before.contains(thread)) {
        thread.join(10_000);
        assertFalse(thread.isAlive(), thread.getName());
      }
    }
  }

  @Test
  void aCacheThatCannotBeMadeIsAnError() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThrows(
        IOException.class, () -> BATCH.withCache(file.resolve("x")).run(files, result -> {}));
    assertThrows(IllegalArgumentException.class, () -> BATCH.withThreads(0));
  }
}
