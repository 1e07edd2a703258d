package io.github.vocalpatterns.examples.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.VocalPattern;
import java.nio.file.Path;

/** The JSON lines of {@code classify --json}. */
final class ClassificationJson {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private ClassificationJson() {}

  static String of(Path file, Classification classification) {
    JsonObject json = new JsonObject();
    json.addProperty("file", file.toString());
    json.addProperty("pattern", classification.pattern().name());
    json.addProperty("confidence", rounded(classification.confidence()));
    JsonObject probabilities = new JsonObject();
    for (VocalPattern pattern : VocalPattern.values()) {
      probabilities.addProperty(
          pattern.name(), rounded(classification.probabilities().get(pattern)));
    }
    json.add("probabilities", probabilities);
    json.addProperty("durationSeconds", rounded(classification.durationSeconds()));
    JsonArray windows = new JsonArray();
    for (Classification.Window window : classification.windows()) {
      JsonObject one = new JsonObject();
      one.addProperty("startSeconds", rounded(window.startSeconds()));
      one.addProperty("endSeconds", rounded(window.endSeconds()));
      one.addProperty("pattern", window.pattern().name());
      one.addProperty("confidence", rounded(window.confidence()));
      windows.add(one);
    }
    json.add("windows", windows);
    return GSON.toJson(json);
  }

  static String ofError(Path file, String error) {
    JsonObject json = new JsonObject();
    json.addProperty("file", file.toString());
    json.addProperty("error", error);
    return GSON.toJson(json);
  }

  /** Six decimals: more would be noise. */
  private static double rounded(double value) {
    return Math.rint(value * 1e6) / 1e6;
  }
}
