package io.github.vocalpatterns.interchange;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.BatchNorm;
import io.github.vocalpatterns.network.BiLstm;
import io.github.vocalpatterns.network.Conv2d;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Lstm;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.Tensor;
import io.github.vocalpatterns.network.ToSequence;
import io.github.vocalpatterns.network.ToSequence.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Turns a Keras configuration into a network, layer by layer. Only layers that the network has are
 * known, with the settings that it has; a setting that would change the result is refused.
 */
final class KerasLayers {

  /** What a chain may have before it is no longer one of ours. */
  private static final int MOST_LAYERS = 1000;

  private final KerasWeights weights;
  private final List<Layer> layers = new ArrayList<>();

  /** Of the input, 0 before it is known. */
  private int bands;

  private int frames;

  /** Whether bands and frames have changed places, which only a reshape may follow. */
  private boolean permuted;

  private KerasLayers(KerasWeights weights) {
    this.weights = weights;
  }

  /**
   * The network of a model.
   *
   * @throws IllegalArgumentException if it has anything that ours cannot have
   */
  static Network network(KerasJson model, KerasWeights weights) {
    String kind = model.string("class_name");
    KerasJson config = model.object("config");
    KerasLayers converter = new KerasLayers(weights);
    List<JsonElement> chain = config.array("layers");
    if (chain.size() > MOST_LAYERS) {
      throw new IllegalArgumentException(
          "it has " + chain.size() + " layers, at most " + MOST_LAYERS + " are allowed");
    }
    boolean isGraph = kind.equals("Functional") || kind.equals("Model");
    if (!isGraph && !kind.equals("Sequential")) {
      throw new IllegalArgumentException(
          "the model is a " + kind + ", it must be Sequential or a Functional chain");
    }
    String previous = "";
    for (JsonElement element : chain) {
      KerasJson layer = KerasJson.of("a layer", element);
      if (isGraph) {
        requireFollows(previous, layer);
      }
      previous = converter.add(layer);
    }
    if (isGraph && !previous.equals(firstString(config.json().get("output_layers")))) {
      throw new IllegalArgumentException("the last layer, " + previous + ", is not the output");
    }
    if (converter.permuted) {
      throw new IllegalArgumentException("its Permute has no Reshape after it");
    }
    return Network.of(converter.bands, converter.frames, converter.layers);
  }

  /** Keras 2 names a predecessor as [[["conv2d", 0, 0, {}]]], Keras 3 in a keras_history. */
  private static void requireFollows(String previous, KerasJson layer) {
    List<JsonElement> nodes = layer.array("inbound_nodes");
    String found = "";
    if (nodes.size() == 1) {
      found =
          nodes.get(0) instanceof JsonArray inputs
              ? inputs.size() == 1 ? firstString(inputs) : "several"
              : history(KerasJson.of("an inbound node", nodes.get(0)));
    } else if (nodes.size() > 1) {
      found = "several";
    }
    if (!found.equals(previous)) {
      throw new IllegalArgumentException(
          "the layers are no chain: "
              + layer.object("config").string("name")
              + " does not take the output of the layer before it alone");
    }
  }

  private static String history(KerasJson node) {
    List<JsonElement> arguments = node.array("args");
    if (arguments.size() != 1) {
      return "several";
    }
    KerasJson tensor = KerasJson.of("an argument of a layer", arguments.get(0));
    return firstString(tensor.object("config").json().get("keras_history"));
  }

  /** The string at the head of nested arrays, empty if there is none. */
  private static String firstString(@Nullable JsonElement element) {
    JsonElement head = element;
    while (head instanceof JsonArray array && !array.isEmpty()) {
      head = array.get(0);
    }
    return head instanceof JsonPrimitive text && text.isString() ? text.getAsString() : "";
  }

  /** Adds what a layer stands for and gives its name. */
  private String add(KerasJson json) {
    String kind = json.string("class_name");
    KerasJson raw = json.object("config");
    String name = raw.string("name");
    KerasJson config = new KerasJson(kind + " " + name, raw.json());
    if (json.has("registered_name") && !json.string("registered_name").equals(kind)) {
      throw new IllegalArgumentException(
          config.owner() + " is code of its author's own, which is never run");
    }
    if (bands == 0) {
      readInput(config);
    }
    if (permuted && !kind.equals("Reshape")) {
      throw new IllegalArgumentException(config.owner() + " follows a Permute, not a Reshape");
    }
    switch (kind) {
      case "InputLayer", "Dropout", "SpatialDropout2D", "GaussianNoise" -> {
        // Nothing happens in these outside of training.
      }
      case "Conv2D" -> layers.add(conv(config, name));
      case "BatchNormalization" -> layers.add(norm(config, name));
      case "ReLU", "Activation", "Softmax" -> activate(kind, config);
      case "Permute" -> permute(config);
      case "Reshape" -> layers.add(reshape(config));
      case "Bidirectional" -> layers.add(bidirectional(config, name));
      case "Dense" -> layers.add(dense(config, name));
      default ->
          throw new IllegalArgumentException(
              config.owner() + " is a layer that this library does not have");
    }
    return name;
  }

  private void readInput(KerasJson config) {
    String field = config.has("batch_shape") ? "batch_shape" : "batch_input_shape";
    int[] shape = config.integers(field, 4);
    if (shape[1] <= 0 || shape[2] <= 0 || shape[3] != 1) {
      throw new IllegalArgumentException(
          config.owner() + " takes " + config.array(field) + ", not bands × frames × 1");
    }
    bands = shape[1];
    frames = shape[2];
  }

  private List<Tensor> weights(String kind, String name, String... variables) {
    return weights.next(kind, name, List.of(""), List.of(variables));
  }

  private Conv2d conv(KerasJson config, String name) {
    config.requireAmong("padding", "\"same\"");
    config.requireAmong("data_format", "\"channels_last\"");
    config.requireAmong("dilation_rate", "[1,1]", "1");
    config.requireAmong("groups", "1");
    config.requireAmong("use_bias", "true");
    int[] strides = config.integers("strides", 2);
    List<Tensor> w = weights("conv2d", name, "kernel", "bias");
    return new Conv2d(w.get(0), w.get(1), strides[0], strides[1], activation(config));
  }

  private BatchNorm norm(KerasJson config, String name) {
    config.requireAmong("axis", "[3]", "3", "-1");
    config.requireAmong("center", "true");
    config.requireAmong("scale", "true");
    List<Tensor> w =
        weights("batch_normalization", name, "gamma", "beta", "moving_mean", "moving_variance");
    return new BatchNorm(w.get(0), w.get(1), w.get(2), w.get(3), config.number("epsilon"));
  }

  private Dense dense(KerasJson config, String name) {
    config.requireAmong("use_bias", "true");
    List<Tensor> w = weights("dense", name, "kernel", "bias");
    return new Dense(w.get(0), w.get(1), activation(config));
  }

  private static Activation activation(KerasJson config) {
    config.requireAmong("activation", "\"linear\"", "\"relu\"", "\"softmax\"");
    return Activation.valueOf(config.string("activation").toUpperCase(Locale.ROOT));
  }

  /** An activation in a layer of its own belongs to the sums before it. */
  private void activate(String kind, KerasJson config) {
    if (kind.equals("ReLU")) {
      config.requireAmong("max_value", "null");
      config.requireAmong("negative_slope", "0", "0.0");
      config.requireAmong("threshold", "0", "0.0");
    }
    Activation activation =
        kind.equals("Activation")
            ? activation(config)
            : Activation.valueOf(kind.toUpperCase(Locale.ROOT));
    int last = layers.size() - 1;
    Layer before = layers.isEmpty() ? new ToSequence(Order.PLAIN_RESHAPE, 1) : layers.get(last);
    if (before instanceof Conv2d conv && conv.activation() == Activation.LINEAR) {
      layers.set(
          last,
          new Conv2d(
              conv.kernel(), conv.bias(), conv.strideBands(), conv.strideFrames(), activation));
    } else if (before instanceof Dense dense && dense.activation() == Activation.LINEAR) {
      layers.set(last, new Dense(dense.kernel(), dense.bias(), activation));
    } else {
      throw new IllegalArgumentException(
          config.owner() + " must follow a linear Conv2D or Dense layer");
    }
  }

  private void permute(KerasJson config) {
    config.requireAmong("dims", "[2,1,3]");
    permuted = true;
  }

  private ToSequence reshape(KerasJson config) {
    int[] target = config.integers("target_shape", 2);
    if (target[0] <= 0) {
      throw new IllegalArgumentException(
          config.owner() + " has the target " + config.array("target_shape") + ", not [steps, -1]");
    }
    Order order = permuted ? Order.TIME_MAJOR : Order.PLAIN_RESHAPE;
    permuted = false;
    return new ToSequence(order, target[0]);
  }

  private BiLstm bidirectional(KerasJson config, String name) {
    config.requireAmong("merge_mode", "\"concat\"");
    KerasJson inner = config.object("layer");
    if (!inner.string("class_name").equals("LSTM")) {
      throw new IllegalArgumentException(config.owner() + " holds no LSTM");
    }
    KerasJson lstm = new KerasJson("the LSTM of " + name, inner.object("config").json());
    lstm.requireAmong("activation", "\"tanh\"");
    lstm.requireAmong("recurrent_activation", "\"sigmoid\"");
    lstm.requireAmong("use_bias", "true");
    lstm.requireAmong("go_backwards", "false");
    lstm.requireAmong("return_state", "false");
    lstm.requireAmong("time_major", "false");
    List<Tensor> w =
        weights.next(
            "bidirectional",
            name,
            List.of("forward_layer/cell/", "backward_layer/cell/"),
            List.of("kernel", "recurrent_kernel", "bias"));
    return new BiLstm(
        new Lstm(w.get(0), w.get(1), w.get(2)),
        new Lstm(w.get(3), w.get(4), w.get(5)),
        lstm.bool("return_sequences"));
  }
}
