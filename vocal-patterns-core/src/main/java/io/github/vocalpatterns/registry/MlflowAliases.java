package io.github.vocalpatterns.registry;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.registry.MlflowAnswers.Registered;
import io.github.vocalpatterns.registry.MlflowHttp.Repeat;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Aliases of an MLflow server, and notes of where they pointed before, the latest first: {@code
 * "3,1"} in a tag of the registered model.
 */
final class MlflowAliases {

  private static final String PREVIOUS_TAG = Rules.OWN_TAGS + "previous.";
  private static final int MOST_PREVIOUS = 100;

  private final MlflowHttp http;

  MlflowAliases(MlflowHttp http) {
    this.http = http;
  }

  void point(String name, String alias, int version) throws IOException {
    JsonObject body = named(name);
    body.addProperty("alias", alias);
    body.addProperty("version", Integer.toString(version));
    http.post("registered-models/alias", body, Repeat.YES);
  }

  void remove(String name, String alias) throws IOException {
    JsonObject body = named(name);
    body.addProperty("alias", alias);
    http.delete("registered-models/alias", body);
  }

  private static JsonObject named(String name) {
    JsonObject body = new JsonObject();
    body.addProperty("name", name);
    return body;
  }

  /** The versions that an alias pointed at before. */
  static List<Integer> previous(Registered registered, String alias) {
    return Stream.of(registered.tags().getOrDefault(PREVIOUS_TAG + alias, "").split(","))
        .filter(number -> number.matches("[1-9][0-9]{0,8}"))
        .map(Integer::valueOf)
        .toList();
  }

  static List<Integer> pushed(int version, List<Integer> previous) {
    return Stream.concat(Stream.of(version), previous.stream()).limit(MOST_PREVIOUS).toList();
  }

  void note(String name, String alias, List<Integer> previous) throws IOException {
    JsonObject body = named(name);
    body.addProperty("key", PREVIOUS_TAG + alias);
    body.addProperty(
        "value", previous.stream().map(String::valueOf).collect(Collectors.joining(",")));
    http.post("registered-models/set-tag", body, Repeat.YES);
  }
}
