package io.github.vocalpatterns.registry;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The JSON that says on disk what a version is; its name and number are those of its place. */
final class VersionJson {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private VersionJson() {}

  static byte[] write(ModelVersion version) {
    JsonObject json = new JsonObject();
    json.addProperty("createdAtMillis", version.createdAt().toEpochMilli());
    version.sha256().ifPresent(sha256 -> json.addProperty("sha256", sha256));
    json.add("metrics", Json.ofNumbers(version.metrics()));
    json.add("tags", Json.ofStrings(version.tags()));
    return Json.bytes(json);
  }

  static ModelVersion read(String name, int version, byte[] text) {
    JsonObject json = Json.parse(text);
    return new ModelVersion(
        name,
        version,
        Instant.ofEpochMilli(Json.whole(json, "createdAtMillis")),
        sha256(Json.optionalString(json, "sha256")),
        Json.numbers(Json.object(json, "metrics")),
        Json.strings(Json.object(json, "tags")),
        Set.of());
  }

  static Optional<String> sha256(Optional<String> text) {
    text.ifPresent(
        value -> {
          if (!SHA256.matcher(value).matches()) {
            throw new IllegalArgumentException("its SHA-256 is not 64 hexadecimal digits");
          }
        });
    return text;
  }
}
