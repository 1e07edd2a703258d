package io.github.vocalpatterns.interchange;

import static io.github.vocalpatterns.interchange.OnnxGraph.attribute;

import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.BatchNorm;
import io.github.vocalpatterns.network.BiLstm;
import io.github.vocalpatterns.network.Conv2d;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Lstm;
import io.github.vocalpatterns.network.Tensor;
import io.github.vocalpatterns.network.ToSequence;
import io.github.vocalpatterns.network.ToSequence.Order;
import java.util.Arrays;
import java.util.List;

/**
 * Turns layers into ONNX operators. A picture is batch × channels × bands × frames there, a
 * sequence steps × batch × features, as ONNX' LSTM wants it.
 */
final class OnnxLayers {

  /** Where ONNX' gates, input, output, forget, cell, are among Keras'. */
  private static final int[] GATES = {0, 3, 1, 2};

  private final OnnxGraph graph;
  private int bands;
  private int frames;
  private int channels = 1;
  private boolean isSequence;

  OnnxLayers(OnnxGraph graph, int bands, int frames) {
    this.graph = graph;
    this.bands = bands;
    this.frames = frames;
  }

  void addAll(List<Layer> layers) {
    graph.apply("Unsqueeze", "picture", List.of(graph.integers("picture.axes", 1)));
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      String name = layer.getClass().getSimpleName() + "_" + i;
      if (layer instanceof Conv2d conv) {
        add(conv, name);
      } else if (layer instanceof BatchNorm norm) {
        add(norm, name);
      } else if (layer instanceof ToSequence sequence) {
        add(sequence, name);
      } else if (layer instanceof BiLstm lstm) {
        add(lstm, name);
      } else if (layer instanceof Dense dense) {
        add(dense, name);
      }
    }
  }

  private void activate(Activation activation, String name) {
    switch (activation) {
      case LINEAR -> {
        // The sums are the result.
      }
      case RELU -> graph.apply("Relu", name + ".relu", List.of());
      case SOFTMAX -> graph.apply("Softmax", name + ".softmax", List.of(), attribute("axis", -1L));
    }
  }

  private void add(Conv2d conv, String name) {
    int[] shape = conv.kernel().shape();
    int[] pads = new int[4];
    bands = pad(bands, shape[0], conv.strideBands(), pads, 0);
    frames = pad(frames, shape[1], conv.strideFrames(), pads, 1);
    channels = shape[3];
    graph.apply(
        "Conv",
        name,
        List.of(
            graph.floats(
                name + ".kernel",
                outputsFirst(conv.kernel()),
                shape[3],
                shape[2],
                shape[0],
                shape[1]),
            floats(name + ".bias", conv.bias())),
        attribute("kernel_shape", new long[] {shape[0], shape[1]}),
        attribute("pads", new long[] {pads[0], pads[1], pads[2], pads[3]}),
        attribute("strides", new long[] {conv.strideBands(), conv.strideFrames()}));
    activate(conv.activation(), name);
  }

  /** Sets the zeros before and after, as TensorFlow's padding "same" does, and gives the length. */
  private static int pad(int length, int kernel, int stride, int[] pads, int axis) {
    int outputs = (length + stride - 1) / stride;
    int zeros = Math.max((outputs - 1) * stride + kernel - length, 0);
    pads[axis] = zeros / 2;
    pads[axis + 2] = zeros - zeros / 2;
    return outputs;
  }

  /** From bands × frames × inputs × outputs to outputs × inputs × bands × frames. */
  private static float[] outputsFirst(Tensor kernel) {
    int[] shape = kernel.shape();
    float[] values = kernel.toArray();
    int taps = shape[0] * shape[1];
    float[] moved = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      int output = i % shape[3];
      int input = i / shape[3] % shape[2];
      int tap = i / shape[3] / shape[2];
      moved[(output * shape[2] + input) * taps + tap] = values[i];
    }
    return moved;
  }

  private String floats(String name, Tensor vector) {
    return graph.floats(name, vector.toArray(), vector.size());
  }

  private void add(BatchNorm norm, String name) {
    if (isSequence) {
      // ONNX' operator wants the features on the second axis.
      addToSequence(norm, name);
      return;
    }
    graph.apply(
        "BatchNormalization",
        name,
        List.of(
            floats(name + ".gamma", norm.gamma()),
            floats(name + ".beta", norm.beta()),
            floats(name + ".mean", norm.mean()),
            floats(name + ".variance", norm.variance())),
        attribute("epsilon", (float) norm.epsilon()));
  }

  private void addToSequence(BatchNorm norm, String name) {
    float[] scale = norm.gamma().toArray();
    float[] shift = norm.beta().toArray();
    float[] mean = norm.mean().toArray();
    float[] variance = norm.variance().toArray();
    for (int i = 0; i < scale.length; i++) {
      double factor = scale[i] / Math.sqrt(variance[i] + norm.epsilon());
      scale[i] = (float) factor;
      shift[i] = (float) (shift[i] - mean[i] * factor);
    }
    graph.apply(
        "Mul", name + ".scaled", List.of(graph.floats(name + ".scale", scale, scale.length)));
    graph.apply("Add", name, List.of(graph.floats(name + ".shift", shift, shift.length)));
  }

  private void add(ToSequence layer, String name) {
    long steps = layer.steps();
    long features = (long) bands * frames * channels / steps;
    if (layer.order() == Order.TIME_MAJOR) {
      transpose(name + ".frames", 3, 0, 2, 1);
      reshape(name, steps, -1, features);
    } else {
      transpose(name + ".channels_last", 0, 2, 3, 1);
      reshape(name + ".steps", -1, steps, features);
      transpose(name, 1, 0, 2);
    }
    isSequence = true;
  }

  private void transpose(String name, long... axes) {
    graph.apply("Transpose", name, List.of(), attribute("perm", axes));
  }

  private void reshape(String name, long... shape) {
    graph.apply("Reshape", name, List.of(graph.integers(name + ".shape", shape)));
  }

  private void add(BiLstm lstm, String name) {
    int units = lstm.forward().units();
    int inputs = lstm.forward().inputs();
    List<String> weights =
        List.of(
            graph.floats(
                name + ".kernel",
                both(gates(lstm.forward().kernel()), gates(lstm.backward().kernel())),
                2,
                4L * units,
                inputs),
            graph.floats(
                name + ".recurrent_kernel",
                both(
                    gates(lstm.forward().recurrentKernel()),
                    gates(lstm.backward().recurrentKernel())),
                2,
                4L * units,
                units),
            graph.floats(
                name + ".bias", both(bias(lstm.forward()), bias(lstm.backward())), 2, 8L * units));
    List<String> outputs =
        lstm.returnSequences() ? List.of(name + ".states") : List.of("", name + ".last");
    graph.apply(
        "LSTM",
        outputs,
        weights,
        attribute("direction", "bidirectional"),
        attribute("hidden_size", (long) units));
    if (lstm.returnSequences()) {
      transpose(name + ".joined", 0, 2, 1, 3);
      reshape(name, 0, -1, 2L * units);
    } else {
      transpose(name + ".joined", 1, 0, 2);
      reshape(name, -1, 2L * units);
      isSequence = false;
    }
  }

  private static float[] both(float[] forward, float[] backward) {
    float[] both = Arrays.copyOf(forward, 2 * forward.length);
    System.arraycopy(backward, 0, both, forward.length, backward.length);
    return both;
  }

  /** From inputs × gates of Keras to gates of ONNX × inputs. */
  private static float[] gates(Tensor kernel) {
    int[] shape = kernel.shape();
    int columns = shape[shape.length - 1];
    int units = columns / 4;
    float[] values = kernel.toArray();
    int inputs = values.length / columns;
    float[] moved = new float[values.length];
    for (int gate = 0; gate < 4; gate++) {
      for (int unit = 0; unit < units; unit++) {
        for (int input = 0; input < inputs; input++) {
          moved[(gate * units + unit) * inputs + input] =
              values[input * columns + GATES[gate] * units + unit];
        }
      }
    }
    return moved;
  }

  /** ONNX keeps a second bias, for the recurrent kernel: zeros. */
  private static float[] bias(Lstm lstm) {
    float[] bias = gates(lstm.bias());
    return Arrays.copyOf(bias, 2 * bias.length);
  }

  private void add(Dense dense, String name) {
    int[] shape = dense.kernel().shape();
    graph.apply(
        "Gemm",
        name,
        List.of(
            graph.floats(name + ".kernel", dense.kernel().toArray(), shape[0], shape[1]),
            floats(name + ".bias", dense.bias())));
    activate(dense.activation(), name);
  }
}
