package io.github.vocalpatterns.modelfile;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.json.JsonFields;
import io.github.vocalpatterns.music.MelodicMotion;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Network;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The two entries of a model file and the model in them. Built by hand: no reflection. */
final class ModelJson {

  /** Of files whose tensors are all float32, and of those whose index says what each is. */
  private static final int FLOAT32_VERSION = 1;

  private static final int TYPED_VERSION = 2;

  private ModelJson() {}

  static Container write(ModelFile model) {
    TensorWriter tensors = new TensorWriter(model.storage());
    JsonArray layers = new JsonArray();
    for (Layer layer : model.network().layers()) {
      layers.add(LayerJson.write(layer, Integer.toString(layers.size()), tensors));
    }
    ModelCard card = model.card();
    JsonArray labels = new JsonArray();
    card.labels().forEach(labels::add);
    JsonObject provenance = new JsonObject();
    card.provenance().forEach(provenance::addProperty);
    JsonObject metrics = new JsonObject();
    card.metrics().forEach(metrics::addProperty);

    JsonObject json = new JsonObject();
    json.addProperty(
        "formatVersion",
        model.storage() == WeightStorage.FLOAT16 ? TYPED_VERSION : FLOAT32_VERSION);
    json.add("labels", labels);
    json.add("featureSpec", JsonParser.parseString(model.featureSpec().toJson()));
    json.add("layers", layers);
    json.add("provenance", provenance);
    json.add("metrics", metrics);
    if (!card.intendedUse().isEmpty()) {
      json.addProperty("intendedUse", card.intendedUse());
    }
    model.secondOpinion().ifPresent(opinion -> json.add("secondOpinion", write(opinion)));
    json.add("tensors", tensors.index());
    String text = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(json);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    requireAtMost("model.json", bytes.length, Container.MAX_JSON);
    requireAtMost("weights.bin", tensors.weights().length, Container.MAX_WEIGHTS);
    return new Container(bytes, tensors.weights());
  }

  private static JsonObject write(SecondOpinion opinion) {
    JsonObject json = new JsonObject();
    json.addProperty("ceiling", opinion.ceiling());
    if (opinion.shiftBands() > 0) {
      json.addProperty("shiftBands", opinion.shiftBands());
    }
    opinion
        .factors()
        .forEach(
            (kind, factors) -> {
              JsonArray row = new JsonArray();
              factors.forEach(row::add);
              json.add(JsonFields.nameOf(kind), row);
            });
    return json;
  }

  private static SecondOpinion secondOpinion(JsonFields json) {
    double ceiling = json.number("ceiling");
    int shiftBands = json.has("shiftBands") ? json.integer("shiftBands") : 0;
    Map<MelodicMotion.Kind, List<Double>> factors = new EnumMap<>(MelodicMotion.Kind.class);
    for (MelodicMotion.Kind kind : MelodicMotion.Kind.values()) {
      factors.put(kind, json.numbers(JsonFields.nameOf(kind)));
    }
    json.requireAllRead();
    return new SecondOpinion(ceiling, shiftBands, factors);
  }

  private static void requireAtMost(String entry, int size, int maxSize) {
    if (size > maxSize) {
      throw new IllegalArgumentException(
          entry + " would have " + size + " bytes, at most " + maxSize + " are allowed");
    }
  }

  static ModelFile read(Container container) {
    JsonFields json = JsonFields.parse("model.json", decode(container.json()));
    WeightStorage storage = storage(json.integer("formatVersion"));
    ModelCard card =
        new ModelCard(
            json.strings("labels"),
            provenance(json.object("provenance")),
            metrics(json.object("metrics")),
            json.has("intendedUse") ? json.string("intendedUse") : "");
    FeatureSpec spec = FeatureSpec.fromJson(json.text("featureSpec"));
    TensorReader tensors =
        new TensorReader(storage, json.objects("tensors", "a tensor"), container.weights());
    List<Layer> layers = new ArrayList<>();
    for (JsonFields layer : json.objects("layers", "it")) {
      String place = Integer.toString(layers.size());
      try {
        layers.add(LayerJson.read(layer, place, tensors));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("layer " + place + ": " + e.getMessage(), e);
      }
    }
    tensors.requireAllRead();
    Optional<SecondOpinion> opinion =
        json.has("secondOpinion")
            ? Optional.of(secondOpinion(json.object("secondOpinion")))
            : Optional.empty();
    json.requireAllRead();
    ModelFile model =
        ModelFile.of(spec, card, Network.of(spec.bands(), spec.frames(), layers), storage);
    return opinion.map(model::withSecondOpinion).orElse(model);
  }

  private static WeightStorage storage(int version) {
    return switch (version) {
      case FLOAT32_VERSION -> WeightStorage.FLOAT32;
      case TYPED_VERSION -> WeightStorage.FLOAT16;
      default ->
          throw new IllegalArgumentException(
              "its format version is %d, this library reads %d and %d"
                  .formatted(version, FLOAT32_VERSION, TYPED_VERSION));
    };
  }

  private static String decode(byte[] json) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("model.json is not UTF-8", e);
    }
  }

  private static Map<String, String> provenance(JsonFields json) {
    Map<String, String> provenance = new TreeMap<>();
    json.names().forEach(name -> provenance.put(name, json.string(name)));
    return provenance;
  }

  private static Map<String, Double> metrics(JsonFields json) {
    Map<String, Double> metrics = new TreeMap<>();
    json.names().forEach(name -> metrics.put(name, json.number(name)));
    return metrics;
  }
}
