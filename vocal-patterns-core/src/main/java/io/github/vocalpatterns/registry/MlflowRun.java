package io.github.vocalpatterns.registry;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.registry.MlflowHttp.Repeat;
import io.github.vocalpatterns.registry.RegistryException.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run of an MLflow experiment: parameters, metrics by step, files and one model.
 *
 * <pre>{@code
 * MlflowRun run = mlflow.startRun("trained on my takes");
 * run.params(Map.of("seed", "1"));
 * run.metrics(1, Map.of("validation.loss", 0.41));
 * run.finish();
 * }</pre>
 *
 * <p>Safe for use by any number of threads. A method throws a {@link RegistryException} if the
 * server does not do it; what earlier calls have logged stays.
 */
public final class MlflowRun {

  /** MLflow's limits of one call. */
  private static final int MOST_METRICS = 1000;

  private static final int MOST_PARAMS = 100;
  private static final int LONGEST_PARAM = 6000;

  private final MlflowRegistry registry;
  private final MlflowHttp http;
  private final String id;
  private final ArtifactPath artifacts;

  MlflowRun(MlflowRegistry registry, MlflowHttp http, String id, ArtifactPath artifacts) {
    this.registry = registry;
    this.http = http;
    this.id = id;
    this.artifacts = artifacts;
  }

  /** The server's identifier of this run. */
  public String id() {
    return id;
  }

  /**
   * Logs parameters. MLflow keeps the first value of each; one longer than 6000 characters is cut.
   *
   * @throws IllegalArgumentException if a key is not 1 to 250 letters, digits and {@code _.-/ }
   */
  public void params(Map<String, String> params) throws IOException {
    List<JsonObject> entries = new ArrayList<>();
    params.forEach(
        (key, value) -> {
          Rules.requireKey("parameter", key);
          JsonObject entry = new JsonObject();
          entry.addProperty("key", key);
          entry.addProperty("value", value.substring(0, Math.min(value.length(), LONGEST_PARAM)));
          entries.add(entry);
        });
    logBatches("params", entries, MOST_PARAMS);
  }

  /**
   * Logs metrics of one step, an epoch for example, at the time of this call.
   *
   * @param step from 0
   * @throws IllegalArgumentException if the step is negative, a value is not finite, or a key is
   *     not 1 to 250 letters, digits and {@code _.-/ }
   */
  public void metrics(int step, Map<String, Double> metrics) throws IOException {
    if (step < 0) {
      throw new IllegalArgumentException("the step is " + step + ", it must be at least 0");
    }
    long now = System.currentTimeMillis();
    List<JsonObject> entries = new ArrayList<>();
    Rules.requireMetrics(metrics)
        .forEach(
            (key, value) -> {
              JsonObject entry = new JsonObject();
              entry.addProperty("key", key);
              entry.addProperty("value", value);
              entry.addProperty("timestamp", now);
              entry.addProperty("step", step);
              entries.add(entry);
            });
    logBatches("metrics", entries, MOST_METRICS);
  }

  private void logBatches(String kind, List<JsonObject> entries, int most) throws IOException {
    for (int from = 0; from < entries.size(); from += most) {
      JsonArray batch = new JsonArray();
      entries.subList(from, Math.min(entries.size(), from + most)).forEach(batch::add);
      JsonObject body = new JsonObject();
      body.addProperty("run_id", id);
      body.add(kind, batch);
      // A parameter or a point of a metric that arrives twice is the same one.
      http.post("runs/log-batch", body, Repeat.YES);
    }
  }

  /**
   * Keeps a file with the run, replacing one at the same place.
   *
   * @param path names divided by {@code /}
   * @throws IllegalArgumentException if a name is empty, {@code .} or {@code ..}
   */
  public void artifact(String path, byte[] content) throws IOException {
    http.upload(artifacts.resolve(path.split("/", -1)), content);
  }

  /**
   * Adds this run's model as a version, as {@link ModelRegistry#add} does. A run keeps one model: a
   * second one would replace the files of the first.
   */
  public ModelVersion add(
      String name, ModelFile model, Map<String, Double> metrics, Map<String, String> tags)
      throws IOException {
    Rules.requireName(name);
    Map<String, Double> numbers = Rules.requireMetrics(metrics);
    Map<String, String> texts = Rules.requireTags(tags);
    byte[] content = model.toBytes();
    String sha256 = Sha256.of(content);
    JsonObject description = MlModel.describe(model, sha256, content.length, id, Instant.now());
    ArtifactPath folder = artifacts.resolve(MlModel.FOLDER);
    // The version comes last: it never points at something that is not there yet.
    http.upload(folder.resolve(MlModel.DATA), content);
    http.upload(folder.resolve(MlModel.FILE), Json.bytes(description));
    showInRun(description);
    registry.ensureModel(name);
    JsonObject body = new JsonObject();
    body.addProperty("name", name);
    body.addProperty("source", folder.uri());
    body.addProperty("run_id", id);
    JsonArray versionTags = new JsonArray();
    versionTags.add(tag(MlflowAnswers.SHA256_TAG, sha256));
    versionTags.add(tag(MlflowAnswers.METRICS_TAG, Json.ofNumbers(numbers).toString()));
    texts.forEach((key, value) -> versionTags.add(tag(key, value)));
    body.add("tags", versionTags);
    return http.post(
        "model-versions/create", body, Repeat.NO, answer -> MlflowAnswers.version(answer, name));
  }

  /** Makes the model appear on the run's page; servers may have dropped the call. */
  private void showInRun(JsonObject description) throws IOException {
    JsonObject body = new JsonObject();
    body.addProperty("run_id", id);
    body.addProperty("model_json", description.toString());
    try {
      http.post("runs/log-model", body, Repeat.NO);
    } catch (RegistryException e) {
      if (e.reason() != Reason.NOT_FOUND) {
        throw e;
      }
    }
  }

  static JsonObject tag(String key, String value) {
    JsonObject tag = new JsonObject();
    tag.addProperty("key", key);
    tag.addProperty("value", value);
    return tag;
  }

  /** Ends the run as done. */
  public void finish() throws IOException {
    end("FINISHED");
  }

  /** Ends the run as failed. */
  public void fail() throws IOException {
    end("FAILED");
  }

  private void end(String status) throws IOException {
    JsonObject body = new JsonObject();
    body.addProperty("run_id", id);
    body.addProperty("status", status);
    body.addProperty("end_time", System.currentTimeMillis());
    http.post("runs/update", body, Repeat.YES);
  }

  /** For example {@code MlflowRun[12e4531c225c492f]}. */
  @Override
  public String toString() {
    return "MlflowRun[" + id + "]";
  }
}
