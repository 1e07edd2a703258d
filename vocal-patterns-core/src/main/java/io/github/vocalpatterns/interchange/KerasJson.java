package io.github.vocalpatterns.interchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;

/**
 * An object of Keras' JSON whose fields are asked for by type.
 *
 * @param owner what messages call it
 */
record KerasJson(String owner, JsonObject json) {

  /** Gson's own limit bounds the nesting. */
  static KerasJson parse(String owner, String text) {
    try {
      return of(owner, JsonParser.parseString(text));
    } catch (JsonParseException | NumberFormatException e) {
      throw new IllegalArgumentException(owner + " is not JSON", e);
    }
  }

  static KerasJson of(String owner, JsonElement element) {
    if (element instanceof JsonObject object) {
      return new KerasJson(owner, object);
    }
    throw new IllegalArgumentException(owner + " is no JSON object");
  }

  boolean has(String field) {
    return json.has(field) && !json.get(field).isJsonNull();
  }

  private JsonElement take(String field) {
    JsonElement value = json.get(field);
    if (value == null) {
      throw new IllegalArgumentException(owner + " lacks the field " + field);
    }
    return value;
  }

  private IllegalArgumentException wrong(String field, String rule) {
    return new IllegalArgumentException(
        "the field " + field + " of " + owner + " is " + take(field) + ", it must be " + rule);
  }

  KerasJson object(String field) {
    return of("the field " + field + " of " + owner, take(field));
  }

  List<JsonElement> array(String field) {
    if (take(field) instanceof JsonArray array) {
      return array.asList();
    }
    throw wrong(field, "an array");
  }

  String string(String field) {
    if (take(field) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw wrong(field, "a string");
  }

  boolean bool(String field) {
    if (take(field) instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw wrong(field, "true or false");
  }

  double number(String field) {
    if (take(field) instanceof JsonPrimitive value && value.isNumber()) {
      return value.getAsDouble();
    }
    throw wrong(field, "a number");
  }

  /** Whole numbers; −1 also for null, which Keras writes for a length that is left open. */
  int[] integers(String field, int count) {
    List<JsonElement> elements = array(field);
    if (elements.size() != count) {
      throw wrong(field, count + " whole numbers");
    }
    int[] integers = new int[count];
    for (int i = 0; i < count; i++) {
      JsonElement element = elements.get(i);
      double value =
          element instanceof JsonPrimitive primitive && primitive.isNumber()
              ? primitive.getAsDouble()
              : element.isJsonNull() ? -1 : Double.NaN;
      integers[i] = (int) value;
      if (integers[i] != value) {
        throw wrong(field, count + " whole numbers");
      }
    }
    return integers;
  }

  /** Refuses the field unless it is absent or one of these values. */
  void requireAmong(String field, String... allowed) {
    if (json.has(field) && !List.of(allowed).contains(json.get(field).toString())) {
      throw wrong(field, String.join(" or ", allowed));
    }
  }
}
