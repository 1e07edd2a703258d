package io.github.vocalpatterns.registry;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a registry knows of one version of a model. Immutable; maps and sets are sorted.
 *
 * @param name of the model
 * @param version from 1, counted by the registry
 * @param createdAt when it was added
 * @param sha256 of the model file in lower-case hexadecimal; empty if something other than this
 *     library registered it
 * @param metrics measured when it was added
 * @param tags free text under keys
 * @param aliases that pointed at it when the registry was asked
 */
public record ModelVersion(
    String name,
    int version,
    Instant createdAt,
    Optional<String> sha256,
    Map<String, Double> metrics,
    Map<String, String> tags,
    Set<String> aliases) {

  /** Copies the collections. */
  public ModelVersion {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    aliases = Collections.unmodifiableSet(new TreeSet<>(aliases));
  }

  /** Whether both are one entry of one registry, whatever points at them. */
  boolean isSameAs(ModelVersion other) {
    return name.equals(other.name)
        && version == other.version
        && createdAt.equals(other.createdAt)
        && (sha256.equals(other.sha256) || sha256.isEmpty() || other.sha256.isEmpty());
  }

  ModelVersion withAliases(Set<String> newAliases) {
    return new ModelVersion(name, version, createdAt, sha256, metrics, tags, newAliases);
  }

  /** The reference to this version. */
  public ModelReference reference() {
    return ModelReference.ofVersion(name, version);
  }
}
