package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Picture;
import io.github.vocalpatterns.network.ToSequence.Order;
import java.util.ArrayList;
import java.util.List;

/** Layers whose weights a formula gives, the same as in {@code tools/network_fixtures.py}. */
final class Weights {

  private Weights() {}

  /** Floats spread evenly over [−scale, scale): murmur3's finaliser of each index. */
  static float[] values(int seed, double scale, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      int x = i + seed * 1000003;
      x = (x ^ (x >>> 16)) * 0x85EBCA6B;
      x = (x ^ (x >>> 13)) * 0xC2B2AE35;
      x ^= x >>> 16;
      values[i] = (float) (((x >>> 8) / (double) (1 << 23) - 1) * scale);
    }
    return values;
  }

  static Tensor tensor(int seed, double scale, int... shape) {
    int size = 1;
    for (int length : shape) {
      size *= length;
    }
    return Tensor.of(values(seed, scale, size), shape);
  }

  private static Tensor aroundOne(int seed, int size) {
    float[] values = values(seed, 0.5, size);
    for (int i = 0; i < size; i++) {
      values[i]++;
    }
    return Tensor.of(values, size);
  }

  static Conv2d conv(int seed, double scale, int[] kernel, int[] strides, Activation activation) {
    return new Conv2d(
        tensor(seed, scale, kernel),
        tensor(seed + 1, 0.25, kernel[3]),
        strides[0],
        strides[1],
        activation);
  }

  static BatchNorm norm(int seed, int channels) {
    return new BatchNorm(
        aroundOne(seed, channels),
        tensor(seed + 1, 0.5, channels),
        tensor(seed + 2, 0.5, channels),
        aroundOne(seed + 3, channels),
        1e-3);
  }

  static Lstm lstm(int seed, double scale, int inputs, int units) {
    return new Lstm(
        tensor(seed, scale, inputs, 4 * units),
        tensor(seed + 1, 0.25, units, 4 * units),
        tensor(seed + 2, 0.25, 4 * units));
  }

  static BiLstm bilstm(int seed, double scale, int inputs, int units, boolean sequences) {
    return new BiLstm(
        lstm(seed, scale, inputs, units), lstm(seed + 3, scale, inputs, units), sequences);
  }

  static Dense dense(int seed, double scale, int inputs, int outputs, Activation activation) {
    return new Dense(
        tensor(seed, scale, inputs, outputs), tensor(seed + 1, 0.25, outputs), activation);
  }

  /** The network of the Python prototype. */
  static Network prototype(Order order) {
    List<Layer> layers = new ArrayList<>();
    layers.add(conv(10, 0.5, new int[] {5, 5, 1, 8}, new int[] {2, 2}, Activation.RELU));
    layers.add(norm(12, 8));
    layers.add(conv(20, 0.25, new int[] {2, 2, 8, 16}, new int[] {2, 2}, Activation.RELU));
    layers.add(norm(22, 16));
    layers.add(conv(30, 0.125, new int[] {3, 3, 16, 32}, new int[] {2, 2}, Activation.RELU));
    layers.add(norm(32, 32));
    layers.add(conv(40, 0.125, new int[] {3, 3, 32, 64}, new int[] {1, 1}, Activation.RELU));
    layers.add(norm(42, 64));
    layers.add(new ToSequence(order, 38));
    layers.add(bilstm(50, 0.03125, 1024, 64, true));
    layers.add(bilstm(60, 0.125, 128, 64, false));
    layers.add(dense(70, 0.25, 128, 64, Activation.RELU));
    layers.add(dense(72, 0.25, 64, 3, Activation.SOFTMAX));
    return Network.of(128, 302, layers);
  }

  /** Evaluates layers on a row-major input; a picture comes back channels-last. */
  static float[] run(Shape input, float[] values, Layer... layers) {
    float[][] rows = input.allocate(1);
    for (int i = 0; i < values.length; i++) {
      if (input instanceof Picture) {
        rows[i % rows.length][i / rows.length] = values[i];
      } else {
        rows[i / input.columns()][i % input.columns()] = values[i];
      }
    }
    Shape shape = input;
    for (Layer layer : layers) {
      Step step = Step.of(layer, shape, new PlainKernels());
      rows = step.newPass(1).run(rows, 1);
      shape = step.output();
    }
    return shape instanceof Picture picture ? channelsLast(picture, rows) : joined(shape, rows);
  }

  private static float[] channelsLast(Picture shape, float[][] rows) {
    float[] result = new float[shape.bands() * shape.frames() * shape.channels()];
    for (int i = 0; i < result.length; i++) {
      int place = i / shape.channels();
      int band = place / shape.frames();
      result[i] = rows[i % shape.channels()][band * shape.pitch() + place % shape.frames()];
    }
    return result;
  }

  private static float[] joined(Shape shape, float[][] rows) {
    float[] result = new float[shape.rows() * shape.columns()];
    for (int r = 0; r < shape.rows(); r++) {
      System.arraycopy(rows[r], 0, result, r * shape.columns(), shape.columns());
    }
    return result;
  }
}
