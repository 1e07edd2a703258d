package io.github.vocalpatterns.modelfile;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.json.JsonFields;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.network.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Lays tensors end to end and keeps the index of them. */
final class TensorWriter {

  private final WeightStorage storage;
  private final ByteArrayOutputStream weights = new ByteArrayOutputStream();
  private final JsonArray index = new JsonArray();

  TensorWriter(WeightStorage storage) {
    this.storage = storage;
  }

  void add(String name, Tensor tensor) {
    int[] lengths = tensor.shape();
    TensorType type = TensorType.of(storage, lengths.length);
    ByteBuffer bytes = type.bytes(name, tensor);
    JsonArray shape = new JsonArray();
    for (int length : lengths) {
      shape.add(length);
    }
    JsonObject entry = new JsonObject();
    entry.addProperty("name", name);
    if (storage == WeightStorage.FLOAT16) {
      entry.addProperty("type", JsonFields.nameOf(type));
    }
    entry.add("shape", shape);
    entry.addProperty("offset", weights.size());
    entry.addProperty("sha256", Sha256.of(bytes));
    index.add(entry);
    weights.writeBytes(bytes.array());
  }

  JsonArray index() {
    return index;
  }

  byte[] weights() {
    return weights.toByteArray();
  }
}
