package io.github.vocalpatterns.registry;

import io.github.vocalpatterns.modelfile.ModelFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Keeps models under a name and a version that never changes, and aliases that point at versions
 * and can be moved.
 *
 * <pre>{@code
 * ModelRegistry registry = FolderRegistry.at(Path.of("models"));
 * ModelVersion added = registry.add("voice", ModelFile.read(Path.of("mine.vpm")));
 * registry.setAlias("voice", "champion", added.version());
 * Classifier champion = Classifier.of(registry.load("voice@champion").file());
 * }</pre>
 *
 * <p>Implementations are safe for use by any number of threads and processes at once. Every method
 * throws a {@link RegistryException} that tells why it could not do its work, another {@link
 * IOException} if a disk failed, and an {@link IllegalArgumentException} for a name, alias,
 * version, key or value against the rules.
 */
public interface ModelRegistry {

  /**
   * Adds a version. It becomes visible when it is whole; {@code model} is found by its number from
   * then on.
   *
   * @param name of the model, made by its first version
   * @param metrics finite numbers to list it with
   * @param tags free text to list it with; keys do not start with {@code vocal_patterns.}
   */
  ModelVersion add(
      String name, ModelFile model, Map<String, Double> metrics, Map<String, String> tags)
      throws IOException;

  /** Adds a version with the metrics of its own card and no tags. */
  default ModelVersion add(String name, ModelFile model) throws IOException {
    return add(name, model, model.card().metrics(), Map.of());
  }

  /** The names of all models, sorted. */
  List<String> names() throws IOException;

  /** The versions of a model in the order of their numbers. */
  List<ModelVersion> list(String name) throws IOException;

  /** What is known of a version. */
  ModelVersion get(ModelReference reference) throws IOException;

  /** A model, whole and checked. */
  StoredModel load(ModelReference reference) throws IOException;

  /** As {@link #load(ModelReference)} of {@link ModelReference#parse}. */
  default StoredModel load(String reference) throws IOException {
    return load(ModelReference.parse(reference));
  }

  /** Points an alias at a version; one that points there already stays as it is. */
  void setAlias(String name, String alias, int version) throws IOException;

  /** Takes an alias away; {@link #rollback} brings it back. */
  void deleteAlias(String name, String alias) throws IOException;

  /**
   * Points an alias at what it pointed at before. Asked again it goes further back; what it leaves
   * is forgotten.
   *
   * @return the version it points at now
   */
  ModelVersion rollback(String name, String alias) throws IOException;
}
