package io.github.vocalpatterns.audio.augment;

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
import java.util.ArrayList;
import java.util.List;

/** A JSON object that gives each field once, by type, and knows which were never asked for. */
final class JsonFields {

  private final String owner;
  private final JsonObject rest;

  private JsonFields(String owner, JsonObject rest) {
    this.owner = owner;
    this.rest = rest;
  }

  static JsonFields parse(String owner, String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      JsonElement json = element(reader);
      if (json instanceof JsonObject object && reader.peek() == JsonToken.END_DOCUMENT) {
        return new JsonFields(owner, object);
      }
      throw new IllegalArgumentException("the " + owner + " is not one JSON object");
    } catch (JsonParseException | IOException e) {
      throw new IllegalArgumentException("the " + owner + " is not JSON: " + e.getMessage(), e);
    }
  }

  /** Gson itself would let the last of two fields of one name win unnoticed. */
  private static JsonElement element(JsonReader reader) throws IOException {
    if (reader.peek() == JsonToken.BEGIN_OBJECT) {
      JsonObject object = new JsonObject();
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        if (object.has(name)) {
          throw new IllegalArgumentException("the field " + name + " stands there twice");
        }
        object.add(name, element(reader));
      }
      reader.endObject();
      return object;
    }
    if (reader.peek() == JsonToken.BEGIN_ARRAY) {
      JsonArray array = new JsonArray();
      reader.beginArray();
      while (reader.hasNext()) {
        array.add(element(reader));
      }
      reader.endArray();
      return array;
    }
    return JsonParser.parseReader(reader);
  }

  boolean has(String name) {
    return rest.has(name);
  }

  double number(String name) {
    JsonElement value = take(name);
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      return primitive.getAsDouble();
    }
    throw wrong(name, value, "a number");
  }

  long whole(String name, long least, long most) {
    JsonElement value = take(name);
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      double number = primitive.getAsDouble();
      if (number == Math.rint(number) && number >= least && number <= most) {
        return (long) number;
      }
    }
    throw wrong(name, value, "a whole number from " + least + " to " + most);
  }

  boolean truth(String name) {
    JsonElement value = take(name);
    if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw wrong(name, value, "true or false");
  }

  String string(String name) {
    return string(name, take(name));
  }

  List<String> strings(String name) {
    List<String> strings = new ArrayList<>();
    for (JsonElement element : array(name)) {
      strings.add(string(name, element));
    }
    return strings;
  }

  List<JsonFields> objects(String name, String owner) {
    List<JsonFields> objects = new ArrayList<>();
    for (JsonElement element : array(name)) {
      if (!(element instanceof JsonObject object)) {
        throw wrong(name, element, "a list of objects");
      }
      objects.add(new JsonFields(owner, object));
    }
    return objects;
  }

  void requireAllRead() {
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          "the " + owner + " has the unknown field " + rest.keySet().iterator().next());
    }
  }

  private JsonArray array(String name) {
    JsonElement value = take(name);
    if (value instanceof JsonArray array) {
      return array;
    }
    throw wrong(name, value, "a list");
  }

  private static String string(String name, JsonElement value) {
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw wrong(name, value, "a string");
  }

  private JsonElement take(String name) {
    JsonElement value = rest.remove(name);
    if (value == null) {
      throw new IllegalArgumentException("the " + owner + " lacks the field " + name);
    }
    return value;
  }

  private static IllegalArgumentException wrong(String name, JsonElement value, String rule) {
    return new IllegalArgumentException(name + " is " + value + ", it must be " + rule);
  }
}
