package io.github.vocalpatterns.modelfile;

import io.github.vocalpatterns.audio.json.JsonFields;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.network.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/**
 * Gives the tensors of an index one by one. Their names, order and places are determined by the
 * layers, so each is checked against what must come next and none can overlap another.
 */
final class TensorReader {

  private static final int MAX_AXES = 4;

  private final WeightStorage storage;
  private final Iterator<JsonFields> index;
  private final ByteBuffer weights;

  TensorReader(WeightStorage storage, List<JsonFields> index, byte[] weights) {
    this.storage = storage;
    this.index = index.iterator();
    this.weights = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
  }

  Tensor next(String name) {
    if (!index.hasNext()) {
      throw new IllegalArgumentException("the index lacks the tensor " + name);
    }
    String owner = "the tensor " + name;
    JsonFields entry = index.next().called(owner);
    String found = entry.string("name");
    if (!found.equals(name)) {
      throw new IllegalArgumentException(
          "the index has the tensor " + found + " where " + name + " belongs");
    }
    int[] shape = shape(owner, entry.lengths("shape"));
    TensorType type = TensorType.of(storage, shape.length);
    if (storage == WeightStorage.FLOAT16 && entry.constant("type", TensorType.class) != type) {
      throw new IllegalArgumentException(
          owner + " has the wrong type, it must be " + JsonFields.nameOf(type));
    }
    int offset = entry.integer("offset");
    if (offset != weights.position()) {
      throw new IllegalArgumentException(
          owner + " has the offset " + offset + ", it must be " + weights.position());
    }
    ByteBuffer bytes = bytes(owner, shape, type);
    if (!Sha256.of(bytes).equals(entry.string("sha256"))) {
      throw new IllegalArgumentException(owner + " does not match its SHA-256");
    }
    entry.requireAllRead();
    return tensor(owner, type.values(bytes), shape);
  }

  private static int[] shape(String owner, int[] lengths) {
    if (lengths.length == 0 || lengths.length > MAX_AXES) {
      throw new IllegalArgumentException(
          owner + " has " + lengths.length + " axes, it must have 1 to " + MAX_AXES);
    }
    return lengths;
  }

  /** The next bytes of the weights, as many as the shape takes. */
  private ByteBuffer bytes(String owner, int[] shape, TensorType type) {
    long size = type.bytesPerValue();
    for (int length : shape) {
      size *= length; // Below 2^62 as long as the last product fitted an int.
      if (size > weights.remaining()) {
        throw new IllegalArgumentException(
            owner + " of shape " + Arrays.toString(shape) + " exceeds weights.bin");
      }
    }
    ByteBuffer bytes = weights.slice(weights.position(), (int) size).order(ByteOrder.LITTLE_ENDIAN);
    weights.position(weights.position() + (int) size);
    return bytes;
  }

  private static Tensor tensor(String owner, float[] values, int[] shape) {
    try {
      return Tensor.of(values, shape);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(owner + ": " + e.getMessage(), e);
    }
  }

  void requireAllRead() {
    if (index.hasNext()) {
      throw new IllegalArgumentException("the index has a tensor that no layer takes");
    }
    if (weights.hasRemaining()) {
      throw new IllegalArgumentException(
          "weights.bin has " + weights.remaining() + " bytes beyond the last tensor");
    }
  }
}
