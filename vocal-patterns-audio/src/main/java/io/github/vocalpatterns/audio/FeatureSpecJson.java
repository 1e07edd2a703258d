package io.github.vocalpatterns.audio;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.vocalpatterns.audio.dsp.BandNorm;
import io.github.vocalpatterns.audio.dsp.FrequencyScale;
import io.github.vocalpatterns.audio.dsp.PadMode;
import java.io.IOException;
import java.io.StringReader;
import java.util.Locale;

/**
 * The JSON form of a {@link FeatureSpec}. Built by hand: no reflection, no field goes unnoticed.
 */
final class FeatureSpecJson {

  private static final int LONGEST_MESSAGE = 500;

  /** What Gson adds to its messages on a line of its own. */
  private static final String HELP = "\nSee https://github.com/google/gson.*";

  private FeatureSpecJson() {}

  static String write(FeatureSpec spec) {
    JsonObject json = new JsonObject();
    json.addProperty("sampleRateHz", spec.sampleRateHz());
    json.addProperty("fftSize", spec.fftSize());
    json.addProperty("hopLength", spec.hopLength());
    json.addProperty("padMode", name(spec.padMode()));
    json.addProperty("frequencyScale", name(spec.frequencyScale()));
    json.addProperty("bandNorm", name(spec.bandNorm()));
    json.addProperty("bands", spec.bands());
    json.addProperty("fminHz", spec.fminHz());
    json.addProperty("fmaxHz", spec.fmaxHz());
    json.addProperty("topDb", spec.topDb());
    json.addProperty("normalisation", name(spec.normalisation()));
    json.addProperty("frames", spec.frames());
    json.add("windowPlan", write(spec.windowPlan()));
    return new GsonBuilder().setPrettyPrinting().create().toJson(json);
  }

  private static JsonObject write(WindowPlan plan) {
    JsonObject json = new JsonObject();
    if (plan instanceof WindowPlan.WholeTake take) {
      json.addProperty("type", "wholeTake");
      json.addProperty("trimTopDb", take.trimTopDb());
      json.addProperty("longestTakeSeconds", take.longestTakeSeconds());
    } else if (plan instanceof WindowPlan.Stretched stretched) {
      json.addProperty("type", "stretched");
      json.addProperty("takeSeconds", stretched.takeSeconds());
    }
    json.addProperty("windowSeconds", plan.windowSeconds());
    json.addProperty("stepSeconds", plan.stepSeconds());
    return json;
  }

  static FeatureSpec read(String text) {
    try {
      return checked(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(printable(String.valueOf(e.getMessage())), e);
    }
  }

  /** Text from anywhere must neither break the lines of a log nor fill it. */
  private static String printable(String message) {
    String line = message.replaceFirst(HELP, "").replaceAll("\\p{Cc}", "?");
    return line.length() <= LONGEST_MESSAGE ? line : line.substring(0, LONGEST_MESSAGE) + "…";
  }

  private static FeatureSpec checked(String text) {
    Fields json = new Fields("feature specification", parse(text));
    FeatureSpec spec =
        new FeatureSpec(
            json.integer("sampleRateHz"),
            json.integer("fftSize"),
            json.integer("hopLength"),
            json.constant("padMode", PadMode.class),
            json.constant("frequencyScale", FrequencyScale.class),
            json.constant("bandNorm", BandNorm.class),
            json.integer("bands"),
            json.number("fminHz"),
            json.number("fmaxHz"),
            json.number("topDb"),
            json.constant("normalisation", Normalisation.class),
            json.integer("frames"),
            readPlan(json.object("windowPlan")));
    json.requireAllRead();
    return spec;
  }

  private static WindowPlan readPlan(Fields json) {
    String type = json.string("type");
    WindowPlan plan =
        switch (type) {
          case "wholeTake" ->
              new WindowPlan.WholeTake(
                  json.number("trimTopDb"),
                  json.number("longestTakeSeconds"),
                  json.number("windowSeconds"),
                  json.number("stepSeconds"));
          case "stretched" ->
              new WindowPlan.Stretched(
                  json.number("takeSeconds"),
                  json.number("windowSeconds"),
                  json.number("stepSeconds"));
          default ->
              throw new IllegalArgumentException(
                  "windowPlan type is \"" + type + "\", it must be wholeTake or stretched");
        };
    json.requireAllRead();
    return plan;
  }

  private static JsonObject parse(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      if (reader.peek() == JsonToken.BEGIN_OBJECT) {
        JsonObject object = object(reader);
        if (reader.peek() == JsonToken.END_DOCUMENT) {
          return object;
        }
      }
      throw new IllegalArgumentException("the feature specification is not one JSON object");
    } catch (JsonParseException | IOException e) {
      throw new IllegalArgumentException(
          "the feature specification is not JSON: " + e.getMessage(), e);
    }
  }

  /** Gson itself would let the last of two fields of one name win unnoticed. */
  private static JsonObject object(JsonReader reader) throws IOException {
    JsonObject object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (object.has(name)) {
        throw new IllegalArgumentException("the field " + name + " stands there twice");
      }
      boolean nested = reader.peek() == JsonToken.BEGIN_OBJECT;
      object.add(name, nested ? object(reader) : JsonParser.parseReader(reader));
    }
    reader.endObject();
    return object;
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** A JSON object that gives each field once, by type, and knows which were never asked for. */
  private static final class Fields {
    private final String owner;
    private final JsonObject rest;

    Fields(String owner, JsonObject json) {
      this.owner = owner;
      this.rest = json.deepCopy();
    }

    private JsonElement take(String name) {
      JsonElement value = rest.remove(name);
      if (value == null) {
        throw new IllegalArgumentException("the " + owner + " lacks the field " + name);
      }
      return value;
    }

    private IllegalArgumentException wrong(String name, JsonElement value, String rule) {
      return new IllegalArgumentException(name + " is " + value + ", it must be " + rule);
    }

    double number(String name) {
      JsonElement value = take(name);
      if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
        return primitive.getAsDouble();
      }
      throw wrong(name, value, "a number");
    }

    int integer(String name) {
      JsonElement value = take(name);
      if (value instanceof JsonPrimitive primitive && primitive.isNumber()) {
        double number = primitive.getAsDouble();
        if (number == (int) number) {
          return (int) number;
        }
      }
      throw wrong(name, value, "a whole number");
    }

    String string(String name) {
      JsonElement value = take(name);
      if (value instanceof JsonPrimitive primitive && primitive.isString()) {
        return primitive.getAsString();
      }
      throw wrong(name, value, "a string");
    }

    <E extends Enum<E>> E constant(String name, Class<E> type) {
      String text = string(name);
      for (E constant : type.getEnumConstants()) {
        if (name(constant).equals(text)) {
          return constant;
        }
      }
      throw new IllegalArgumentException(
          name + " is \"" + text + "\", it must be one of " + names(type));
    }

    private static String names(Class<? extends Enum<?>> type) {
      StringBuilder names = new StringBuilder();
      for (Enum<?> constant : type.getEnumConstants()) {
        names.append(names.isEmpty() ? "" : ", ").append(FeatureSpecJson.name(constant));
      }
      return names.toString();
    }

    Fields object(String name) {
      JsonElement value = take(name);
      if (value instanceof JsonObject object) {
        return new Fields(name, object);
      }
      throw wrong(name, value, "an object");
    }

    void requireAllRead() {
      if (!rest.isEmpty()) {
        throw new IllegalArgumentException(
            "the " + owner + " has the unknown field " + rest.keySet().iterator().next());
      }
    }
  }
}
