package io.github.vocalpatterns.modelfile;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A JSON object that gives each field once, by type, and knows which were never asked for. */
final class Fields {

  private final String owner;
  private final Map<String, JsonElement> rest;

  Fields(String owner, JsonElement json) {
    if (!(json instanceof JsonObject object)) {
      throw new IllegalArgumentException(owner + " is not an object");
    }
    this.owner = owner;
    this.rest = new LinkedHashMap<>(object.asMap());
  }

  /** How a constant is written. */
  static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  JsonElement take(String name) {
    JsonElement value = rest.remove(name);
    if (value == null) {
      throw new IllegalArgumentException(owner + " lacks the field " + name);
    }
    return value;
  }

  private static IllegalArgumentException wrong(String name, String rule) {
    return new IllegalArgumentException("the field " + name + " is not " + rule);
  }

  String string(String name) {
    if (take(name) instanceof JsonPrimitive value && value.isString()) {
      return value.getAsString();
    }
    throw wrong(name, "a string");
  }

  /** Empty if the field is missing, as in files older than it. */
  String optionalString(String name) {
    return rest.containsKey(name) ? string(name) : "";
  }

  boolean bool(String name) {
    if (take(name) instanceof JsonPrimitive value && value.isBoolean()) {
      return value.getAsBoolean();
    }
    throw wrong(name, "true or false");
  }

  double number(String name) {
    if (take(name) instanceof JsonPrimitive value && value.isNumber()) {
      return value.getAsDouble();
    }
    throw wrong(name, "a number");
  }

  int integer(String name) {
    double value = number(name);
    if (value != (int) value) {
      throw wrong(name, "a whole number");
    }
    return (int) value;
  }

  <E extends Enum<E>> E constant(String name, Class<E> type) {
    String text = string(name);
    for (E constant : type.getEnumConstants()) {
      if (nameOf(constant).equals(text)) {
        return constant;
      }
    }
    throw wrong(name, "a known value: \"" + text + "\"");
  }

  List<JsonElement> array(String name) {
    if (take(name) instanceof JsonArray array) {
      return array.asList();
    }
    throw wrong(name, "an array");
  }

  Fields object(String name) {
    return new Fields(name, take(name));
  }

  /** Empty if the field is missing, as in files older than it. */
  Optional<Fields> optionalObject(String name) {
    return rest.containsKey(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** The names of the fields not read yet. */
  List<String> names() {
    return List.copyOf(rest.keySet());
  }

  void requireAllRead() {
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          owner + " has the unknown field " + rest.keySet().iterator().next());
    }
  }
}
