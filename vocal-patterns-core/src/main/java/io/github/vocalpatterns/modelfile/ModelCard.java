package io.github.vocalpatterns.modelfile;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model says of itself. Immutable; the maps are sorted by key.
 *
 * <p>Keys of the provenance say what they are about before the first dot: {@code data.sha256},
 * {@code split.seed}, {@code training.seed}, {@code version.java}.
 *
 * @param labels the meaning of each output of the network, in their order; distinct
 * @param provenance where the model comes from: data and their hashes, split, seeds, versions
 * @param metrics finite numbers measured in training and evaluation
 * @param intendedUse what the model is for and what it is not for; empty if nobody said
 */
public record ModelCard(
    List<String> labels,
    Map<String, String> provenance,
    Map<String, Double> metrics,
    String intendedUse) {

  /** A card that does not say what the model is for. */
  public ModelCard(
      List<String> labels, Map<String, String> provenance, Map<String, Double> metrics) {
    this(labels, provenance, metrics, "");
  }

  /** This card with an intended use. */
  public ModelCard withIntendedUse(String use) {
    return new ModelCard(labels, provenance, metrics, use);
  }

  /**
   * Checks and copies every value.
   *
   * @throws IllegalArgumentException if there is no label, one comes twice, a label or key is
   *     blank, or a metric is not finite
   */
  public ModelCard {
    labels = List.copyOf(labels);
    provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    if (labels.isEmpty()) {
      throw new IllegalArgumentException("labels is [], there must be one an output");
    }
    if (new HashSet<>(labels).size() < labels.size()) {
      throw new IllegalArgumentException("labels is " + labels + ", they must be distinct");
    }
    labels.forEach(label -> requireText("a label", label));
    provenance.keySet().forEach(key -> requireText("a key of the provenance", key));
    metrics.forEach(
        (key, value) -> {
          requireText("a key of the metrics", key);
          if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(
                "the metric " + key + " is " + value + ", it must be finite");
          }
        });
  }

  private static void requireText(String name, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(name + " is \"" + text + "\", it must not be blank");
    }
  }
}
