package io.github.vocalpatterns.evaluation;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.VocalPattern;
import java.util.Map;

/** An evaluation as JSON. */
final class JsonReport {

  private JsonReport() {}

  static String of(Evaluation evaluation) {
    JsonObject json = new JsonObject();
    json.addProperty("takes", evaluation.judgements().size());
    addShare(json, evaluation.accuracy());
    json.addProperty("macroF1", evaluation.confusion().macroF1());
    json.addProperty("logLoss", evaluation.logLoss());
    json.addProperty("singers", evaluation.bootstrap().singers());
    evaluation
        .accuracyOverSingers()
        .ifPresent(interval -> json.add("accuracyOverSingers", json(interval)));
    evaluation
        .macroF1OverSingers()
        .ifPresent(interval -> json.add("macroF1OverSingers", json(interval)));
    json.add("patterns", patterns(evaluation.confusion()));
    json.add("calibration", calibration(evaluation.calibration()));
    json.addProperty("areaUnderRiskCoverage", evaluation.riskCoverage().area());
    JsonArray baselines = new JsonArray();
    for (Evaluation.Baseline baseline : evaluation.baselines()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("name", baseline.name());
      addShare(entry, baseline.accuracy());
      entry.addProperty("macroF1", baseline.confusion().macroF1());
      baselines.add(entry);
    }
    json.add("baselines", baselines);
    json.add("bySinger", shares(evaluation.bySinger()));
    json.add("byTechnique", shares(evaluation.byTechnique()));
    JsonArray wrong = new JsonArray();
    evaluation.wrong().forEach(judgement -> wrong.add(json(judgement)));
    json.add("wrong", wrong);
    return new GsonBuilder().setPrettyPrinting().create().toJson(json);
  }

  private static void addShare(JsonObject json, Proportion share) {
    json.addProperty("accuracy", share.value());
    json.addProperty("accuracyLow", share.low());
    json.addProperty("accuracyHigh", share.high());
  }

  private static JsonObject json(Interval interval) {
    JsonObject json = new JsonObject();
    json.addProperty("low", interval.low());
    json.addProperty("high", interval.high());
    return json;
  }

  private static JsonObject patterns(ConfusionMatrix confusion) {
    JsonObject patterns = new JsonObject();
    for (VocalPattern truth : VocalPattern.values()) {
      JsonObject row = new JsonObject();
      JsonObject takenFor = new JsonObject();
      for (VocalPattern answer : VocalPattern.values()) {
        takenFor.addProperty(answer.label(), confusion.count(truth, answer));
      }
      row.add("takenFor", takenFor);
      row.addProperty("precision", confusion.precision(truth));
      row.addProperty("recall", confusion.recall(truth));
      row.addProperty("f1", confusion.f1(truth));
      patterns.add(truth.label(), row);
    }
    return patterns;
  }

  private static JsonObject calibration(Calibration calibration) {
    JsonObject json = new JsonObject();
    json.addProperty("expectedError", calibration.expectedError());
    JsonArray bins = new JsonArray();
    for (Calibration.Bin bin : calibration.bins()) {
      JsonObject entry = new JsonObject();
      entry.addProperty("from", bin.from());
      entry.addProperty("to", bin.to());
      entry.addProperty("takes", bin.takes());
      entry.addProperty("confidence", bin.confidence());
      entry.addProperty("accuracy", bin.accuracy());
      bins.add(entry);
    }
    json.add("bins", bins);
    return json;
  }

  private static JsonObject shares(Map<String, Proportion> shares) {
    JsonObject json = new JsonObject();
    shares.forEach(
        (name, share) -> {
          JsonObject entry = new JsonObject();
          addShare(entry, share);
          json.add(name, entry);
        });
    return json;
  }

  private static JsonObject json(Judgement judgement) {
    JsonObject entry = new JsonObject();
    entry.addProperty("name", judgement.name());
    entry.addProperty("truth", judgement.truth().label());
    judgement
        .answer()
        .ifPresent(
            answer -> {
              entry.addProperty("takenFor", answer.label());
              entry.addProperty("confidence", judgement.confidence());
            });
    return entry;
  }
}
