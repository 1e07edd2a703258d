package io.github.vocalpatterns.registry;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What an MLflow server answers, as far as it is needed. The text is a stranger's: whatever is not
 * as it must be is an {@link IllegalArgumentException}.
 */
final class MlflowAnswers {

  static final String SHA256_TAG = Rules.OWN_TAGS + "sha256";
  static final String METRICS_TAG = Rules.OWN_TAGS + "metrics";

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private MlflowAnswers() {}

  private static String id(JsonObject owner, String field) {
    String id = Json.string(owner, field);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("its field " + field + " is no identifier");
    }
    return id;
  }

  static String createdExperiment(JsonObject answer) {
    return id(answer, "experiment_id");
  }

  static String foundExperiment(JsonObject answer) {
    return id(Json.object(answer, "experiment"), "experiment_id");
  }

  /** A run and the {@code artifact_uri} that its artifacts go to. */
  record Run(String id, String artifactUri) {

    static Run read(JsonObject answer) {
      JsonObject info = Json.object(Json.object(answer, "run"), "info");
      return new Run(MlflowAnswers.id(info, "run_id"), Json.string(info, "artifact_uri"));
    }
  }

  /** A registered model with the versions that its aliases point at. */
  record Registered(Map<String, Integer> aliases, Map<String, String> tags) {

    static Registered read(JsonObject answer) {
      JsonObject model = Json.object(answer, "registered_model");
      Map<String, Integer> aliases = new TreeMap<>();
      for (JsonObject alias : Json.objects(model, "aliases")) {
        aliases.put(Json.string(alias, "alias"), Json.version(alias, "version"));
      }
      return new Registered(aliases, MlflowAnswers.tags(model));
    }

    Set<String> aliasesOf(int version) {
      Set<String> own = new LinkedHashSet<>(aliases.keySet());
      own.removeIf(alias -> aliases.get(alias) != version);
      return own;
    }
  }

  private static Map<String, String> tags(JsonObject owner) {
    Map<String, String> tags = new TreeMap<>();
    for (JsonObject tag : Json.objects(owner, "tags")) {
      tags.put(Json.string(tag, "key"), Json.optionalString(tag, "value").orElse(""));
    }
    return tags;
  }

  static ModelVersion version(JsonObject answer, String name) {
    return listedVersion(Json.object(answer, "model_version"), name);
  }

  private static ModelVersion listedVersion(JsonObject json, String name) {
    if (!Json.string(json, "name").equals(name)) {
      throw new IllegalArgumentException("it is about another model than " + name);
    }
    Map<String, String> tags = tags(json);
    Optional<String> sha256 = VersionJson.sha256(Optional.ofNullable(tags.get(SHA256_TAG)));
    String metrics = tags.get(METRICS_TAG);
    Map<String, Double> numbers =
        metrics == null
            ? Map.of()
            : Json.numbers(Json.parse(metrics.getBytes(StandardCharsets.UTF_8)));
    tags.keySet().removeIf(key -> key.startsWith(Rules.OWN_TAGS));
    return new ModelVersion(
        name,
        Rules.requireVersion(Json.version(json, "version")),
        Instant.ofEpochMilli(Json.whole(json, "creation_timestamp")),
        sha256,
        numbers,
        tags,
        Set.of());
  }

  /** One page of a longer list. */
  record Page<T>(List<T> items, Optional<String> nextToken) {}

  static Page<ModelVersion> versions(JsonObject answer, String name) {
    return new Page<>(
        Json.objects(answer, "model_versions").stream()
            .map(json -> listedVersion(json, name))
            .toList(),
        nextToken(answer));
  }

  /** Names that this library has no rule for are left out: they could not be asked for. */
  static Page<String> names(JsonObject answer) {
    return new Page<>(
        Json.objects(answer, "registered_models").stream()
            .map(json -> Json.string(json, "name"))
            .filter(Rules::isName)
            .toList(),
        nextToken(answer));
  }

  private static Optional<String> nextToken(JsonObject answer) {
    return Json.optionalString(answer, "next_page_token").filter(token -> !token.isEmpty());
  }

  static String downloadUri(JsonObject answer) {
    return Json.string(answer, "artifact_uri");
  }
}
