package io.github.vocalpatterns.registry;

import static io.github.vocalpatterns.registry.Models.assertFails;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.audio.storage.WholeFile;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.registry.RegistryException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderRegistryTest {

  @TempDir private Path folder;

  private FolderRegistry registry() {
    return FolderRegistry.at(folder.resolve("models"));
  }

  private FolderRegistry withVersions(int count) throws IOException {
    FolderRegistry registry = registry();
    for (int i = 1; i <= count; i++) {
      registry.add("voice", Models.numbered(i));
    }
    return registry;
  }

  @Test
  void whatIsAddedComesBackWithItsMetricsAndTags() throws IOException {
    ModelFile model = Models.numbered(1);
    Instant before = Instant.now().minusSeconds(1);

    ModelVersion added =
        registry().add("voice", model, Map.of("accuracy", 0.9), Map.of("singer", "“F1”\nand M2"));

    assertEquals(1, added.version());
    assertTrue(added.createdAt().isAfter(before));
    StoredModel loaded = registry().load("voice/1");
    assertEquals(added, loaded.version());
    assertEquals(Map.of("accuracy", 0.9), loaded.version().metrics());
    assertEquals(Map.of("singer", "“F1”\nand M2"), loaded.version().tags());
    assertArrayEquals(model.toBytes(), loaded.file().toBytes());
    assertEquals(Sha256.of(model.toBytes()), added.sha256().orElseThrow());
  }

  @Test
  void aModelIsListedWithTheMetricsOfItsCard() throws IOException {
    List<ModelVersion> versions = withVersions(3).list("voice");
    assertEquals(List.of(1, 2, 3), versions.stream().map(ModelVersion::version).toList());
    assertEquals(Models.numbered(3).card().metrics(), versions.get(2).metrics());
    assertEquals(List.of("voice"), registry().names());
  }

  @Test
  void anAliasMovesAndRollsBackStepByStep() throws IOException {
    FolderRegistry registry = withVersions(3);
    registry.setAlias("voice", "champion", 1);
    registry.setAlias("voice", "champion", 3);
    registry.setAlias("voice", "champion", 3); // Nothing moves: nothing to roll back to.
    registry.setAlias("voice", "champion", 2);
    assertEquals(2, Models.numberOf(registry.load("models:/voice@champion").file()));

    ModelVersion back = registry.rollback("voice", "champion");
    assertEquals(3, back.version());
    assertEquals(Set.of("champion"), back.aliases());
    assertEquals(1, registry.rollback("voice", "champion").version());
    assertEquals(1, registry.get(ModelReference.parse("voice@champion")).version());

    RegistryException e =
        assertFails(Reason.NOT_FOUND, () -> registry.rollback("voice", "champion"));
    assertTrue(e.getMessage().contains("voice@champion"), e.getMessage());
    registry.setAlias("voice", "champion", 2);
    assertEquals(1, registry.rollback("voice", "champion").version());
  }

  @Test
  void aDeletedAliasIsGoneUntilItIsRolledBack() throws IOException {
    FolderRegistry registry = withVersions(2);
    registry.setAlias("voice", "champion", 1);
    registry.setAlias("voice", "champion", 2);
    registry.deleteAlias("voice", "champion");
    assertFails(Reason.NOT_FOUND, () -> registry.load("voice@champion"));
    assertFails(Reason.NOT_FOUND, () -> registry.deleteAlias("voice", "champion"));
    assertEquals(Set.of(), registry.list("voice").get(1).aliases());

    assertEquals(2, registry.rollback("voice", "champion").version());
    registry.deleteAlias("voice", "champion");
    registry.setAlias("voice", "champion", 1);
    assertEquals(2, registry.rollback("voice", "champion").version());
    assertEquals(1, registry.rollback("voice", "champion").version());
  }

  @Test
  void aliasesDoNotMeddleWithEachOther() throws IOException {
    FolderRegistry registry = withVersions(2);
    registry.setAlias("voice", "champion", 2);
    registry.setAlias("voice", "challenger", 2);
    registry.setAlias("voice", "quiet", 1);
    assertEquals(Set.of("challenger", "champion"), registry.list("voice").get(1).aliases());
    assertEquals(Set.of("quiet"), registry.get(ModelReference.parse("voice/1")).aliases());
  }

  @Test
  void whatIsNotThereIsSaidSo() throws IOException {
    assertEquals(List.of(), registry().names());
    assertFails(Reason.NOT_FOUND, () -> registry().list("voice"));
    FolderRegistry registry = withVersions(1);
    assertFails(Reason.NOT_FOUND, () -> registry.load("voice/2"));
    assertFails(Reason.NOT_FOUND, () -> registry.load("voice@champion"));
    assertFails(Reason.NOT_FOUND, () -> registry.load("nobody/1"));
    assertFails(Reason.NOT_FOUND, () -> registry.setAlias("voice", "champion", 2));
    assertFails(Reason.NOT_FOUND, () -> registry.rollback("voice", "champion"));
    // Asking made nothing.
    assertEquals(List.of("voice"), registry.names());
    assertFalse(Files.exists(folder.resolve("models/voice/aliases")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../voice", "a/b", "", ".hidden", "a\\b", "C:", "über", "a\0b"})
  void aNameIsNoPath(String name) {
    assertThrows(IllegalArgumentException.class, () -> registry().add(name, Models.numbered(1)));
    assertThrows(IllegalArgumentException.class, () -> registry().list(name));
    assertThrows(IllegalArgumentException.class, () -> registry().setAlias("voice", name, 1));
    assertFalse(Files.exists(folder.resolve("models")));
  }

  @Test
  void anInfiniteMetricIsRefusedAndNothingIsAdded() {
    assertThrows(
        IllegalArgumentException.class,
        () -> registry().add("voice", Models.numbered(1), Map.of("loss", Double.NaN), Map.of()));
    assertFails(Reason.NOT_FOUND, () -> registry().list("voice"));
  }

  @Test
  void aModelThatChangedOnDiskIsRefused() throws IOException {
    FolderRegistry registry = withVersions(2);
    Path file = folder.resolve("models/voice/versions/1/model.vpm");
    byte[] content = Files.readAllBytes(file);
    // Another sound model in its place is as wrong as a flipped bit.
    Files.write(file, Models.numbered(7).toBytes());
    assertTrue(
        assertFails(Reason.CORRUPT, () -> registry.load("voice/1"))
            .getMessage()
            .contains("SHA-256"));
    content[content.length / 2] ^= 1;
    Files.write(file, content);
    assertFails(Reason.CORRUPT, () -> registry.load("voice/1"));
    Files.delete(file);
    assertFails(Reason.CORRUPT, () -> registry.load("voice/1"));
    assertEquals(2, Models.numberOf(registry.load("voice/2").file()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "null",
        "{\"version\":1,\"below\":5}",
        "{\"version\":-1,\"below\":0}",
        "{\"version\":1e9,\"below\":0}",
        "{\"version\":1,\"below\":0} x"
      })
  void aBrokenAliasFileIsRefused(String text) throws IOException {
    FolderRegistry registry = withVersions(1);
    registry.setAlias("voice", "champion", 1);
    Files.writeString(folder.resolve("models/voice/aliases/champion/1/alias.json"), text);
    assertFails(Reason.CORRUPT, () -> registry.load("voice@champion"));
  }

  @Test
  void whatAKilledProcessLeftIsNeitherSeenNorInTheWay() throws IOException {
    FolderRegistry registry = withVersions(1);
    Path versions = folder.resolve("models/voice/versions");
    Path young = Files.createDirectory(versions.resolve(WholeFile.DRAFT + "young"));
    Path old = Files.createDirectory(versions.resolve(WholeFile.DRAFT + "old"));
    Files.writeString(old.resolve("model.vpm"), "half a mo");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(2 * 86400)));

    assertEquals(1, registry.list("voice").size());
    assertEquals(2, registry.add("voice", Models.numbered(2)).version());
    assertTrue(Files.exists(young), "somebody may be writing it");
    assertFalse(Files.exists(old));
  }

  @Test
  void threadsThatAddAtOnceGetNumbersOfTheirOwn() throws Exception {
    int threads = 8;
    int each = 10;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Integer>>> results = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        int first = t * each + 1;
        results.add(
            pool.submit(
                () -> {
                  // An object of its own, as another process would have.
                  FolderRegistry registry = registry();
                  List<Integer> versions = new ArrayList<>();
                  for (int i = first; i < first + each; i++) {
                    ModelVersion added = registry.add("voice", Models.numbered(i));
                    assertEquals(i, Models.numberOf(registry.load(added.reference()).file()));
                    registry.setAlias("voice", "champion", added.version());
                    versions.add(added.version());
                  }
                  return versions;
                }));
      }
      Set<Integer> all = new TreeSet<>();
      for (Future<List<Integer>> result : results) {
        all.addAll(result.get());
      }
      assertEquals(IntStream.rangeClosed(1, threads * each).boxed().toList(), new ArrayList<>(all));
    } finally {
      pool.shutdownNow();
    }
    // Every move of the alias is one step of its past: each version was promoted once.
    Set<Integer> past = new TreeSet<>();
    past.add(registry().get(ModelReference.parse("voice@champion")).version());
    for (int i = 1; i < threads * each; i++) {
      past.add(registry().rollback("voice", "champion").version());
    }
    assertEquals(threads * each, past.size());
    assertFails(Reason.NOT_FOUND, () -> registry().rollback("voice", "champion"));
  }
}
