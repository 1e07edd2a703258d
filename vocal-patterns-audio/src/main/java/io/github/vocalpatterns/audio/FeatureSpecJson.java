package io.github.vocalpatterns.audio;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.dsp.BandNorm;
import io.github.vocalpatterns.audio.dsp.FrequencyScale;
import io.github.vocalpatterns.audio.dsp.PadMode;
import io.github.vocalpatterns.audio.json.JsonFields;

/**
 * The JSON form of a {@link FeatureSpec}. Built by hand: no reflection, no field goes unnoticed.
 */
final class FeatureSpecJson {

  private FeatureSpecJson() {}

  static String write(FeatureSpec spec) {
    JsonObject json = new JsonObject();
    json.addProperty("sampleRateHz", spec.sampleRateHz());
    json.addProperty("fftSize", spec.fftSize());
    json.addProperty("hopLength", spec.hopLength());
    json.addProperty("padMode", JsonFields.nameOf(spec.padMode()));
    json.addProperty("frequencyScale", JsonFields.nameOf(spec.frequencyScale()));
    json.addProperty("bandNorm", JsonFields.nameOf(spec.bandNorm()));
    json.addProperty("bands", spec.bands());
    json.addProperty("fminHz", spec.fminHz());
    json.addProperty("fmaxHz", spec.fmaxHz());
    json.addProperty("topDb", spec.topDb());
    json.addProperty("normalisation", JsonFields.nameOf(spec.normalisation()));
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
    JsonFields json = JsonFields.parse("the feature specification", text);
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

  private static WindowPlan readPlan(JsonFields json) {
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
                  "windowPlan type is \""
                      + JsonFields.quoted(type)
                      + "\", it must be wholeTake or stretched");
        };
    json.requireAllRead();
    return plan;
  }
}
