package io.github.vocalpatterns.registry;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Network;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The file {@code MLmodel} that tells MLflow what lies in the folder around it: the flavor {@code
 * vocal_patterns} and a signature of tensors. Written as JSON, which is YAML, too, and leaves
 * nothing to be escaped by hand.
 */
final class MlModel {

  static final String FILE = "MLmodel";
  static final String FLAVOR = "vocal_patterns";
  static final String FOLDER = "model";
  static final String DATA = "model.vpm";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private MlModel() {}

  static JsonObject describe(
      ModelFile model, String sha256, int sizeBytes, String runId, Instant createdAt) {
    JsonArray labels = new JsonArray();
    model.card().labels().forEach(labels::add);
    JsonObject flavor = new JsonObject();
    flavor.addProperty("data", DATA);
    flavor.addProperty("sha256", sha256);
    flavor.add("labels", labels);
    JsonObject flavors = new JsonObject();
    flavors.add(FLAVOR, flavor);

    Network network = model.network();
    JsonObject signature = new JsonObject();
    signature.addProperty("inputs", tensor(network.bands(), network.frames()));
    signature.addProperty("outputs", tensor(network.outputs()));

    JsonObject json = new JsonObject();
    json.addProperty("artifact_path", FOLDER);
    json.add("flavors", flavors);
    json.addProperty("model_size_bytes", sizeBytes);
    json.addProperty("model_uuid", sha256.substring(0, 32));
    json.addProperty("run_id", runId);
    json.add("signature", signature);
    json.addProperty("utc_time_created", TIME.format(createdAt));
    return json;
  }

  /** A signature is JSON within a string; −1 is the batch. */
  private static String tensor(int... lengths) {
    JsonArray shape = new JsonArray();
    shape.add(-1);
    for (int length : lengths) {
      shape.add(length);
    }
    JsonObject spec = new JsonObject();
    spec.addProperty("dtype", "float32");
    spec.add("shape", shape);
    JsonObject tensor = new JsonObject();
    tensor.addProperty("type", "tensor");
    tensor.add("tensor-spec", spec);
    JsonArray tensors = new JsonArray();
    tensors.add(tensor);
    return tensors.toString();
  }
}
