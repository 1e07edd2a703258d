package io.github.vocalpatterns.audio.json;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A JSON object that gives each field once, by type, and knows which were never asked for. Whatever
 * is wrong is an {@link IllegalArgumentException} of one short line without control characters.
 */
public final class JsonFields {

  private static final int LONGEST_QUOTE = 200;

  private final String owner;
  private final JsonObject rest;

  private JsonFields(String owner, JsonObject rest) {
    this.owner = owner;
    this.rest = rest;
  }

  /**
   * Reads a text that is one object. A field that stands there twice is refused, of which Gson
   * itself would keep the last; so are numbers beyond a double.
   *
   * @param owner what messages call it, for example {@code "the augmentation"}
   */
  public static JsonFields parse(String owner, String text) {
    JsonReader reader = new JsonReader(new StringReader(text));
    reader.setStrictness(Strictness.STRICT);
    try {
      JsonElement json = element(reader);
      if (json instanceof JsonObject object && reader.peek() == JsonToken.END_DOCUMENT) {
        return new JsonFields(owner, object);
      }
    } catch (IOException | NumberFormatException e) {
      throw new IllegalArgumentException(owner + " is not JSON at " + quoted(reader.getPath()), e);
    }
    throw new IllegalArgumentException(owner + " is not one JSON object");
  }

  /** Recursion is bounded by the reader's own limit on nesting, 255. */
  private static JsonElement element(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case STRING -> new JsonPrimitive(reader.nextString());
      case NUMBER -> new JsonPrimitive(reader.nextDouble());
      case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
      default -> {
        reader.nextNull();
        yield JsonNull.INSTANCE;
      }
    };
  }

  private static JsonObject object(JsonReader reader) throws IOException {
    JsonObject object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (object.has(name)) {
        throw new IllegalArgumentException("the field " + quoted(name) + " stands there twice");
      }
      object.add(name, element(reader));
    }
    reader.endObject();
    return object;
  }

  private static JsonArray array(JsonReader reader) throws IOException {
    JsonArray array = new JsonArray();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(element(reader));
    }
    reader.endArray();
    return array;
  }

  /** Text of the input as it may stand in a message: it neither breaks nor fills a log. */
  public static String quoted(String text) {
    String line = text.replaceAll("\\p{Cc}", "?");
    return line.length() <= LONGEST_QUOTE ? line : line.substring(0, LONGEST_QUOTE) + "…";
  }

  /** How a constant is written. */
  public static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** The same object, called otherwise in messages. */
  public JsonFields called(String name) {
    return new JsonFields(name, rest);
  }

  /** Whether the field is there and has not been asked for. */
  public boolean has(String name) {
    return rest.has(name);
  }

  /** The names of the fields not asked for yet. */
  public List<String> names() {
    return List.copyOf(rest.keySet());
  }

  /** A number. */
  public double number(String name) {
    return number(name, take(name));
  }

  /** A list of numbers. */
  public List<Double> numbers(String name) {
    return each(name, element -> number(name, element));
  }

  /** A whole number that an int holds. */
  public int integer(String name) {
    return (int) whole(name, take(name), Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  /** A whole number from {@code least} to {@code most}. */
  public long whole(String name, long least, long most) {
    return whole(name, take(name), least, most);
  }

  /** A list of whole numbers from 1 to what an int holds. */
  public int[] lengths(String name) {
    return each(name, element -> (int) whole(name, element, 1, Integer.MAX_VALUE)).stream()
        .mapToInt(length -> length)
        .toArray();
  }

  /** True or false. */
  public boolean truth(String name) {
    JsonElement value = take(name);
    if (value instanceof JsonPrimitive primitive && primitive.isBoolean()) {
      return primitive.getAsBoolean();
    }
    throw wrong(name, value, "true or false");
  }

  /** A string. */
  public String string(String name) {
    return string(name, take(name));
  }

  /** A list of strings. */
  public List<String> strings(String name) {
    return each(name, element -> string(name, element));
  }

  /** A constant by its {@link #nameOf name}. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    String text = string(name);
    for (E constant : type.getEnumConstants()) {
      if (nameOf(constant).equals(text)) {
        return constant;
      }
    }
    throw wrong(
        name,
        new JsonPrimitive(text),
        "one of "
            + Arrays.stream(type.getEnumConstants())
                .map(JsonFields::nameOf)
                .collect(Collectors.joining(", ")));
  }

  /** An object, which messages call by the name of the field. */
  public JsonFields object(String name) {
    JsonElement value = take(name);
    if (value instanceof JsonObject object) {
      return new JsonFields(name, object);
    }
    throw wrong(name, value, "an object");
  }

  /**
   * A list of objects.
   *
   * @param owner what messages call each of them
   */
  public List<JsonFields> objects(String name, String owner) {
    return each(
        name,
        element -> {
          if (element instanceof JsonObject object) {
            return new JsonFields(owner, object);
          }
          throw wrong(name, element, "a list of objects");
        });
  }

  /** The JSON text of a field of any type, for another reader. */
  public String text(String name) {
    return take(name).toString();
  }

  /** Refuses what was never asked for. */
  public void requireAllRead() {
    if (!rest.isEmpty()) {
      throw new IllegalArgumentException(
          owner + " has the unknown field " + quoted(rest.keySet().iterator().next()));
    }
  }

  private JsonElement take(String name) {
    JsonElement value = rest.remove(name);
    if (value == null) {
      throw new IllegalArgumentException(owner + " lacks the field " + quoted(name));
    }
    return value;
  }

  private <T> List<T> each(String name, Function<JsonElement, T> reading) {
    JsonElement value = take(name);
    if (!(value instanceof JsonArray array)) {
      throw wrong(name, value, "a list");
    }
    List<T> all = new ArrayList<>();
    array.forEach(element -> all.add(reading.apply(element)));
    return all;
  }

  private static double number(String name, JsonElement value) {
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      return primitive.getAsDouble();
    }
    throw wrong(name, value, "a number");
  }

  private static long whole(String name, JsonElement value, long least, long most) {
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      double number = primitive.getAsDouble();
      if (number == Math.rint(number) && number >= least && number <= most) {
        return (long) number;
      }
    }
    throw wrong(name, value, "a whole number from " + least + " to " + most);
  }

  private static String string(String name, JsonElement value) {
    if (value instanceof JsonPrimitive primitive && primitive.isString()) {
      return primitive.getAsString();
    }
    throw wrong(name, value, "a string");
  }

  /** Whole numbers without a fraction. */
  private static String plain(JsonElement value) {
    if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
      double number = primitive.getAsDouble();
      return number == (long) number ? Long.toString((long) number) : Double.toString(number);
    }
    return value.toString();
  }

  private static IllegalArgumentException wrong(String name, JsonElement value, String rule) {
    return new IllegalArgumentException(
        quoted(name) + " is " + quoted(plain(value)) + ", it must be " + rule);
  }
}
