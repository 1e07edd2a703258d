package io.github.vocalpatterns.modelfile;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import io.github.vocalpatterns.network.Tensor;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Lays tensors end to end and keeps the index of them. */
final class TensorWriter {

  private final ByteArrayOutputStream weights = new ByteArrayOutputStream();
  private final JsonArray index = new JsonArray();

  void add(String name, Tensor tensor) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(tensor.size(), Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(tensor.toArray());
    JsonArray shape = new JsonArray();
    for (int length : tensor.shape()) {
      shape.add(length);
    }
    JsonObject entry = new JsonObject();
    entry.addProperty("name", name);
    entry.add("shape", shape);
    entry.addProperty("offset", weights.size());
    entry.addProperty("sha256", TensorReader.sha256(bytes));
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
