package io.github.vocalpatterns.registry;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads JSON that somebody else may have written: fields that are missing or of another type, and
 * text that is none, are an {@link IllegalArgumentException}.
 */
final class Json {

  /** Never handed to BigDecimal, which takes 1e999999999 seriously. */
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");

  private static final int LONGEST_NUMBER = 64;

  private Json() {}

  static JsonObject parse(byte[] text) {
    JsonReader reader = new JsonReader(new StringReader(new String(text, StandardCharsets.UTF_8)));
    reader.setStrictness(Strictness.STRICT);
    try {
      if (JsonParser.parseReader(reader) instanceof JsonObject object
          && reader.peek() == JsonToken.END_DOCUMENT) {
        return object;
      }
    } catch (JsonParseException | IOException e) {
      throw new IllegalArgumentException("it is not JSON", e);
    }
    throw new IllegalArgumentException("it is not one JSON object");
  }

  private static IllegalArgumentException wrong(String field, String rule) {
    return new IllegalArgumentException("its field " + field + " is not " + rule);
  }

  static JsonObject object(JsonObject owner, String field) {
    if (owner.get(field) instanceof JsonObject object) {
      return object;
    }
    throw wrong(field, "an object");
  }

  /** The objects of an array; none if the field is missing. */
  static List<JsonObject> objects(JsonObject owner, String field) {
    JsonElement value = owner.get(field);
    if (value == null) {
      return List.of();
    }
    if (!(value instanceof JsonArray array)) {
      throw wrong(field, "an array");
    }
    List<JsonObject> objects = new ArrayList<>();
    for (JsonElement element : array) {
      if (!(element instanceof JsonObject object)) {
        throw wrong(field, "an array of objects");
      }
      objects.add(object);
    }
    return objects;
  }

  static Optional<String> optionalString(JsonObject owner, String field) {
    return owner.has(field) ? Optional.of(string(owner, field)) : Optional.empty();
  }

  static String string(JsonObject owner, String field) {
    if (owner.get(field) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw wrong(field, "a string");
  }

  /** From 0; written as a number or, as protocol buffers write a long, as a string. */
  static long whole(JsonObject owner, String field) {
    if (owner.get(field) instanceof JsonPrimitive value
        && WHOLE.matcher(value.getAsString()).matches()) {
      return Long.parseLong(value.getAsString());
    }
    throw wrong(field, "a whole number");
  }

  /** The number of a version or, where 0 is allowed, of none. */
  static int version(JsonObject owner, String field) {
    long value = whole(owner, field);
    if (value > Integer.MAX_VALUE) {
      throw wrong(field, "the number of a version");
    }
    return (int) value;
  }

  static Map<String, String> strings(JsonObject owner) {
    Map<String, String> strings = new TreeMap<>();
    owner.keySet().forEach(key -> strings.put(key, string(owner, key)));
    return strings;
  }

  static Map<String, Double> numbers(JsonObject owner) {
    Map<String, Double> numbers = new TreeMap<>();
    for (String key : owner.keySet()) {
      if (!(owner.get(key) instanceof JsonPrimitive value
          && value.isNumber()
          && value.getAsString().length() <= LONGEST_NUMBER
          && Double.isFinite(value.getAsDouble()))) {
        throw wrong(key, "a finite number");
      }
      numbers.put(key, value.getAsDouble());
    }
    return numbers;
  }

  static JsonObject ofStrings(Map<String, String> strings) {
    JsonObject object = new JsonObject();
    strings.forEach(object::addProperty);
    return object;
  }

  static JsonObject ofNumbers(Map<String, Double> numbers) {
    JsonObject object = new JsonObject();
    numbers.forEach(object::addProperty);
    return object;
  }

  static byte[] bytes(JsonObject object) {
    return object.toString().getBytes(StandardCharsets.UTF_8);
  }
}
