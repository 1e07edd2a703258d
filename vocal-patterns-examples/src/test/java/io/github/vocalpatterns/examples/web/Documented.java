package io.github.vocalpatterns.examples.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Holds answers to openapi.json: as much of JSON Schema as that uses. */
final class Documented {

  private static final JsonObject API =
      JsonParser.parseReader(
              new InputStreamReader(
                  Objects.requireNonNull(Documented.class.getResourceAsStream("page/openapi.json")),
                  StandardCharsets.UTF_8))
          .getAsJsonObject();

  private Documented() {}

  /** The answer must have every documented field, none else, each of the documented type. */
  static void check(String path, String method, HttpResponse<byte[]> response) {
    JsonObject answers =
        API.getAsJsonObject("paths")
            .getAsJsonObject(path)
            .getAsJsonObject(method)
            .getAsJsonObject("responses");
    JsonObject answer = answers.getAsJsonObject(Integer.toString(response.statusCode()));
    assertTrue(answer != null, () -> path + " documents no " + response.statusCode());
    assertEquals("application/json", response.headers().firstValue("Content-Type").orElseThrow());
    JsonObject schema =
        resolved(answer)
            .getAsJsonObject("content")
            .getAsJsonObject("application/json")
            .getAsJsonObject("schema");
    check(schema, WebClient.json(response), path);
  }

  private static JsonObject resolved(JsonObject object) {
    if (!object.has("$ref")) {
      return object;
    }
    JsonObject found = API;
    for (String name : object.get("$ref").getAsString().substring(2).split("/")) {
      found = found.getAsJsonObject(name);
    }
    return found;
  }

  private static void check(JsonObject reference, JsonElement value, String where) {
    JsonObject schema = resolved(reference);
    assertTrue(isOfType(schema.get("type"), value), () -> where + " is " + value);
    if (schema.has("enum")) {
      assertTrue(schema.getAsJsonArray("enum").contains(value), () -> where + " is " + value);
    }
    if (schema.has("minimum")) {
      assertTrue(value.getAsDouble() >= schema.get("minimum").getAsDouble(), where);
    }
    if (schema.has("maximum")) {
      assertTrue(value.getAsDouble() <= schema.get("maximum").getAsDouble(), where);
    }
    if (value instanceof JsonObject object) {
      checkFields(schema, object, where);
    } else if (value instanceof JsonArray array) {
      array.forEach(item -> check(schema.getAsJsonObject("items"), item, where + "[]"));
    }
  }

  private static void checkFields(JsonObject schema, JsonObject object, String where) {
    if (schema.has("required")) {
      for (JsonElement name : schema.getAsJsonArray("required")) {
        assertTrue(object.has(name.getAsString()), () -> where + " has no " + name);
      }
    }
    for (String name : object.keySet()) {
      JsonElement field =
          schema.has("properties") ? schema.getAsJsonObject("properties").get(name) : null;
      JsonElement described = field == null ? schema.get("additionalProperties") : field;
      assertTrue(described instanceof JsonObject, () -> where + "." + name + " is undocumented");
      check(described.getAsJsonObject(), object.get(name), where + "." + name);
    }
  }

  private static boolean isOfType(JsonElement type, JsonElement value) {
    if (type instanceof JsonArray types) {
      return types.asList().stream().anyMatch(one -> isOfType(one, value));
    }
    return switch (type.getAsString()) {
      case "object" -> value.isJsonObject();
      case "array" -> value.isJsonArray();
      case "null" -> value.isJsonNull();
      case "string" -> value instanceof JsonPrimitive primitive && primitive.isString();
      case "number" -> value instanceof JsonPrimitive primitive && primitive.isNumber();
      case "integer" ->
          value instanceof JsonPrimitive primitive
              && primitive.isNumber()
              && Math.rint(value.getAsDouble()) == value.getAsDouble();
      default -> throw new AssertionError("a type that this test does not know: " + type);
    };
  }
}
