package io.github.vocalpatterns.audio.augment;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.json.JsonFields;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Augmentations and reports as JSON. An augmentation is an object of its {@code type} and its
 * parameters, by the names that its class gives them, and of {@code p} if it is not certain:
 *
 * <pre>{@code
 * {"type": "compose", "augmentations": [
 *   {"type": "gain", "minGainDb": -6.0, "maxGainDb": 6.0},
 *   {"type": "timeStretch", "minRate": 0.8, "maxRate": 1.25, "p": 0.5}]}
 * }</pre>
 *
 * <p>A report is {@code {"steps": [{"type": "gain", "gainDb": 2.25}, …]}}. Numbers are written so
 * that reading gives the same bits. Augmentations of your own cannot be written; steps of your own
 * are, but cannot be read.
 *
 * <p>What is read is checked as if it were built by hand; unknown, missing and repeated fields are
 * refused with an {@link IllegalArgumentException} of one sentence.
 */
public final class AugmentationJson {

  private static final Gson GSON =
      new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

  private static final List<Class<?>> COMBINATORS =
      List.of(Compose.class, OneOf.class, SomeOf.class);

  /** By what they change; their steps are the records nested in them. */
  private static final Map<Class<?>, List<Class<?>>> AUGMENTATIONS =
      Map.of(
          Waveform.class,
          List.of(
              AddBackgroundNoise.class,
              AddGaussianSnr.class,
              ApplyImpulseResponse.class,
              BandPassFilter.class,
              ClipMargins.class,
              ClippingDistortion.class,
              Gain.class,
              PitchShift.class,
              PolarityInversion.class,
              RandomSlice.class,
              Reverb.class,
              Shift.class,
              TimeStretch.class),
          Spectrogram.class,
          List.of(FrequencyMask.class, TimeMask.class));

  private AugmentationJson() {}

  /**
   * The augmentation as one JSON object, ending in no line break.
   *
   * @throws IllegalArgumentException if it is, or holds, one that is not of this package
   */
  public static String write(Augmentation<?> augmentation) {
    return GSON.toJson(object(augmentation));
  }

  /** The report as one JSON object, ending in no line break. */
  public static String write(Report<?> report) {
    JsonArray steps = new JsonArray();
    for (Step<?> step : report.steps()) {
      steps.add(object(step.name(), step.parameters()));
    }
    JsonObject json = new JsonObject();
    json.add("steps", steps);
    return GSON.toJson(json);
  }

  /**
   * The augmentation that {@link #write(Augmentation)} wrote.
   *
   * @param changed {@link Waveform} or {@link Spectrogram}
   * @throws IllegalArgumentException if it is no augmentation of that
   */
  public static <T> Augmentation<T> read(String json, Class<T> changed) {
    return augmentation(JsonFields.parse("the augmentation", json), types(changed));
  }

  /**
   * The report that {@link #write(Report)} wrote.
   *
   * @param changed {@link Waveform} or {@link Spectrogram}
   * @throws IllegalArgumentException if it is no report of steps of this package on that
   */
  public static <T> Report<T> readReport(String json, Class<T> changed) {
    JsonFields fields = JsonFields.parse("the report", json);
    List<Step<T>> steps = new ArrayList<>();
    for (JsonFields step : fields.objects("steps", "the step")) {
      Class<?> type = nestedStep(type(step, types(changed)));
      steps.add(created(type, step, Map.of()));
    }
    fields.requireAllRead();
    return new Report<>(steps);
  }

  private static JsonObject object(Augmentation<?> augmentation) {
    if (augmentation instanceof Sometimes<?> sometimes) {
      JsonObject json = object(sometimes.augmentation());
      json.addProperty("p", sometimes.p());
      return json;
    }
    Class<?> type = augmentation.getClass();
    if (COMBINATORS.contains(type)
        || AUGMENTATIONS.values().stream().anyMatch(types -> types.contains(type))) {
      return object(Records.name(type), Records.components((Record) augmentation));
    }
    throw new IllegalArgumentException(
        "the augmentation " + augmentation + " is not one of this library's, it has no JSON form");
  }

  private static JsonObject object(String name, Map<String, Object> values) {
    JsonObject json = new JsonObject();
    json.addProperty("type", name);
    values.forEach((key, value) -> json.add(key, element(value)));
    return json;
  }

  private static JsonElement element(Object value) {
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    if (value instanceof Boolean truth) {
      return new JsonPrimitive(truth);
    }
    if (value instanceof Augmentation<?> augmentation) {
      return object(augmentation);
    }
    if (value instanceof Collection<?> values) {
      JsonArray array = new JsonArray();
      values.forEach(each -> array.add(element(each)));
      return array;
    }
    return new JsonPrimitive(value.toString());
  }

  private static Map<String, Class<?>> types(Class<?> changed) {
    List<Class<?>> known = AUGMENTATIONS.get(changed);
    if (known == null) {
      throw new IllegalArgumentException(
          changed.getSimpleName() + " is augmented by nothing here, Waveform and Spectrogram are");
    }
    Map<String, Class<?>> types = new HashMap<>();
    COMBINATORS.forEach(type -> types.put(Records.name(type), type));
    known.forEach(type -> types.put(Records.name(type), type));
    return types;
  }

  private static Class<?> type(JsonFields fields, Map<String, Class<?>> types) {
    String name = fields.string("type");
    Class<?> type = types.get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "type is \"%s\", it must be one of %s"
              .formatted(
                  JsonFields.quoted(name),
                  String.join(", ", types.keySet().stream().sorted().toList())));
    }
    return type;
  }

  private static Class<?> nestedStep(Class<?> type) {
    for (Class<?> nested : type.getDeclaredClasses()) {
      if (DrawnStep.class.isAssignableFrom(nested)) {
        return nested;
      }
    }
    throw new IllegalArgumentException(Records.name(type) + " takes no steps of its own");
  }

  private static <T> Augmentation<T> augmentation(JsonFields fields, Map<String, Class<?>> types) {
    Class<?> type = type(fields, types);
    Double p = fields.has("p") ? fields.number("p") : null;
    Augmentation<T> augmentation = created(type, fields, types);
    return p == null ? augmentation : augmentation.p(p);
  }

  /** {@code types} made sure that what {@code type} makes changes what the caller asked for. */
  @SuppressWarnings("unchecked")
  private static <R> R created(Class<?> type, JsonFields fields, Map<String, Class<?>> types) {
    Object created = Records.create(type, component -> value(component, fields, types));
    fields.requireAllRead();
    return (R) created;
  }

  private static Object value(
      RecordComponent component, JsonFields fields, Map<String, Class<?>> types) {
    String name = component.getName();
    Class<?> type = component.getType();
    if (type == double.class) {
      return fields.number(name);
    }
    if (type == int.class) {
      return fields.integer(name);
    }
    if (type == long.class) {
      return fields.whole(name, 0, (1L << 53) - 1);
    }
    if (type == boolean.class) {
      return fields.truth(name);
    }
    if (type == Path.class) {
      return Path.of(fields.string(name));
    }
    Type held = ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
    if (held == Path.class) {
      return fields.strings(name).stream().map(Path::of).toList();
    }
    return fields.objects(name, "the augmentation").stream()
        .map(each -> augmentation(each, types))
        .toList();
  }
}
