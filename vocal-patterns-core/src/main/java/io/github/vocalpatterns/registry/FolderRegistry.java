package io.github.vocalpatterns.registry;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.registry.RegistryException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A registry in a folder, without a server or a database.
 *
 * <pre>
 * models/voice/versions/1/model.vpm          a version, never changed
 *                         version.json       its SHA-256, metrics and tags
 * models/voice/aliases/champion/1/alias.json where the alias pointed first
 *                               2/alias.json where it points now
 * </pre>
 *
 * <p>Nothing is ever overwritten: versions and moves of aliases are appended, each by one rename,
 * so any number of threads and processes may write at once, and one that is killed at any moment
 * leaves a registry as it was before or after its step. The folder needs a file system that renames
 * atomically, as local ones do.
 */
public final class FolderRegistry implements ModelRegistry {

  private static final String MODEL = "model.vpm";
  private static final String VERSION = "version.json";
  private static final String ALIAS = "alias.json";

  private final Path folder;

  private FolderRegistry(Path folder) {
    this.folder = folder;
  }

  /** The registry in a folder, which the first version makes. */
  public static FolderRegistry at(Path folder) {
    return new FolderRegistry(folder);
  }

  /**
   * Where an alias points, and under it where it pointed before.
   *
   * @param version 0 if the alias was deleted
   * @param below number of the entry that a rollback returns to, 0 if there is none
   */
  private record Pointer(int version, int below) {

    static final Pointer NONE = new Pointer(0, 0);

    byte[] json() {
      JsonObject json = new JsonObject();
      json.addProperty("version", version);
      json.addProperty("below", below);
      return Json.bytes(json);
    }
  }

  /** Makes the next pointer of the current one and its number; null to leave all as it is. */
  private interface Move {
    Optional<Pointer> next(int number, Pointer current) throws IOException;
  }

  private NumberedFolders versions(String name) {
    return new NumberedFolders(folder.resolve(Rules.requireName(name)).resolve("versions"));
  }

  private Path aliases(String name) {
    return folder.resolve(Rules.requireName(name)).resolve("aliases");
  }

  private NumberedFolders pointers(String name, String alias) {
    return new NumberedFolders(aliases(name).resolve(Rules.requireAlias(alias)));
  }

  @Override
  public ModelVersion add(
      String name, ModelFile model, Map<String, Double> metrics, Map<String, String> tags)
      throws IOException {
    NumberedFolders versions = versions(name);
    byte[] content = model.toBytes();
    ModelVersion version =
        new ModelVersion(
            name,
            1,
            Instant.ofEpochMilli(System.currentTimeMillis()),
            Optional.of(Sha256.of(content)),
            Rules.requireMetrics(metrics),
            Rules.requireTags(tags),
            Set.of());
    Path draft = versions.draft(Map.of(MODEL, content, VERSION, VersionJson.write(version)));
    try {
      int number;
      do {
        number = versions.last() + 1;
      } while (!versions.publish(draft, number));
      return new ModelVersion(
          name,
          number,
          version.createdAt(),
          version.sha256(),
          version.metrics(),
          version.tags(),
          Set.of());
    } finally {
      Disk.discard(draft);
    }
  }

  @Override
  public List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    for (String name : foldersIn(folder)) {
      if (versions(name).last() > 0) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  /** The names of folders that a model or an alias can have, sorted. */
  private static List<String> foldersIn(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(Files::isDirectory)
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  @Override
  public List<ModelVersion> list(String name) throws IOException {
    List<Integer> numbers = versions(name).numbers();
    if (numbers.isEmpty()) {
      throw new RegistryException(Reason.NOT_FOUND, "there is no model " + name + " in " + folder);
    }
    Map<String, Integer> aliases = aliasesOf(name);
    List<ModelVersion> versions = new ArrayList<>();
    for (int number : numbers) {
      versions.add(version(name, number, aliases));
    }
    return List.copyOf(versions);
  }

  private Map<String, Integer> aliasesOf(String name) throws IOException {
    Map<String, Integer> aliases = new TreeMap<>();
    for (String alias : foldersIn(aliases(name))) {
      NumberedFolders pointers = pointers(name, alias);
      aliases.put(alias, pointer(pointers, pointers.last()).version());
    }
    return aliases;
  }

  private ModelVersion version(String name, int number, Map<String, Integer> aliases)
      throws IOException {
    Path file = versions(name).folder(number).resolve(VERSION);
    ModelVersion version;
    try {
      version = VersionJson.read(name, number, Disk.readJson(file));
    } catch (NoSuchFileException e) {
      throw new RegistryException(
          Reason.NOT_FOUND, "there is no version " + name + "/" + number + " in " + folder, e);
    } catch (IllegalArgumentException e) {
      throw new RegistryException(Reason.CORRUPT, file + " is broken: " + e.getMessage(), e);
    }
    Set<String> own = new TreeSet<>(aliases.keySet());
    own.removeIf(alias -> aliases.get(alias) != number);
    return version.withAliases(own);
  }

  private static Pointer pointer(NumberedFolders pointers, int number) throws IOException {
    if (number == 0) {
      return Pointer.NONE;
    }
    Path file = pointers.folder(number).resolve(ALIAS);
    try {
      JsonObject json = Json.parse(Disk.readJson(file));
      Pointer pointer = new Pointer(Json.version(json, "version"), Json.version(json, "below"));
      if (pointer.below() >= number) {
        throw new IllegalArgumentException("it points at a later entry");
      }
      return pointer;
    } catch (IllegalArgumentException e) {
      throw new RegistryException(Reason.CORRUPT, file + " is broken: " + e.getMessage(), e);
    }
  }

  private ModelReference byNumber(ModelReference reference) throws IOException {
    if (reference.alias().isEmpty()) {
      return reference;
    }
    NumberedFolders pointers = pointers(reference.name(), reference.alias().get());
    Pointer pointer = pointer(pointers, pointers.last());
    if (pointer.version() == 0) {
      throw new RegistryException(Reason.NOT_FOUND, "there is no " + reference + " in " + folder);
    }
    return ModelReference.ofVersion(reference.name(), pointer.version());
  }

  @Override
  public ModelVersion get(ModelReference reference) throws IOException {
    int number = byNumber(reference).version().orElseThrow();
    return version(reference.name(), number, aliasesOf(reference.name()));
  }

  @Override
  public StoredModel load(ModelReference reference) throws IOException {
    ModelVersion version = get(reference);
    Path file = versions(version.name()).folder(version.version()).resolve(MODEL);
    String sha256 =
        version
            .sha256()
            .orElseThrow(
                () ->
                    new RegistryException(
                        Reason.CORRUPT, file.resolveSibling(VERSION) + " lacks the SHA-256"));
    return new StoredModel(version, Disk.readModel(file, sha256));
  }

  @Override
  public void setAlias(String name, String alias, int version) throws IOException {
    NumberedFolders pointers = pointers(name, alias);
    version(name, Rules.requireVersion(version), Map.of());
    move(
        pointers,
        (number, current) ->
            current.version() == version
                ? Optional.empty()
                : Optional.of(new Pointer(version, below(number, current))));
  }

  /** What lies under an entry that follows this one: a deletion is nothing to return to. */
  private static int below(int number, Pointer current) {
    return current.version() == 0 ? current.below() : number;
  }

  @Override
  public void deleteAlias(String name, String alias) throws IOException {
    ModelReference reference = ModelReference.ofAlias(name, alias);
    move(
        pointers(name, alias),
        (number, current) -> {
          if (current.version() == 0) {
            throw new RegistryException(
                Reason.NOT_FOUND, "there is no " + reference + " in " + folder);
          }
          return Optional.of(new Pointer(0, number));
        });
  }

  @Override
  public ModelVersion rollback(String name, String alias) throws IOException {
    NumberedFolders pointers = pointers(name, alias);
    Pointer pointer =
        move(
            pointers,
            (number, current) -> {
              if (current.below() == 0) {
                throw new RegistryException(
                    Reason.NOT_FOUND, name + "@" + alias + " pointed at nothing before");
              }
              return Optional.of(pointer(pointers, current.below()));
            });
    return version(name, pointer.version(), aliasesOf(name));
  }

  /** Appends a pointer made from the one that is current at that moment. */
  private static Pointer move(NumberedFolders pointers, Move move) throws IOException {
    while (true) {
      int number = pointers.last();
      Pointer current = pointer(pointers, number);
      Optional<Pointer> next = move.next(number, current);
      if (next.isEmpty()) {
        return current;
      }
      Path draft = pointers.draft(Map.of(ALIAS, next.get().json()));
      try {
        if (pointers.publish(draft, number + 1)) {
          return next.get();
        }
      } finally {
        Disk.discard(draft);
      }
    }
  }

  /** For example {@code FolderRegistry[models]}. */
  @Override
  public String toString() {
    return "FolderRegistry[" + folder + "]";
  }
}
