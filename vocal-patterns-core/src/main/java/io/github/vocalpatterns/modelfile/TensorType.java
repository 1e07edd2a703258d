package io.github.vocalpatterns.modelfile;

import io.github.vocalpatterns.network.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What one tensor's values are in a file, little-endian. */
enum TensorType {
  FLOAT32(Float.BYTES),
  FLOAT16(Short.BYTES);

  private final int bytesPerValue;

  TensorType(int bytesPerValue) {
    this.bytesPerValue = bytesPerValue;
  }

  /** Kernels have several axes. What has one takes little room and must not lose its scale. */
  static TensorType of(WeightStorage storage, int axes) {
    return storage == WeightStorage.FLOAT16 && axes > 1 ? FLOAT16 : FLOAT32;
  }

  int bytesPerValue() {
    return bytesPerValue;
  }

  ByteBuffer bytes(String name, Tensor tensor) {
    float[] values = tensor.toArray();
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(values.length, bytesPerValue))
            .order(ByteOrder.LITTLE_ENDIAN);
    if (this == FLOAT32) {
      bytes.asFloatBuffer().put(values);
      return bytes;
    }
    for (int i = 0; i < values.length; i++) {
      short half = HalfFloat.of(values[i]);
      if (!Float.isFinite(HalfFloat.toFloat(half))) {
        throw new IllegalArgumentException(
            "the tensor %s has the value %s, float16 ends at 65504".formatted(name, values[i]));
      }
      bytes.putShort(2 * i, half);
    }
    return bytes;
  }

  float[] values(ByteBuffer bytes) {
    float[] values = new float[bytes.remaining() / bytesPerValue];
    if (this == FLOAT32) {
      bytes.asFloatBuffer().get(values);
      return values;
    }
    short[] halves = new short[values.length];
    bytes.asShortBuffer().get(halves);
    for (int i = 0; i < values.length; i++) {
      values[i] = HalfFloat.toFloat(halves[i]);
    }
    return values;
  }
}
