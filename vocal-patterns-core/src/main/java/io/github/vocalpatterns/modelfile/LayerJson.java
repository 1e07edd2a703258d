package io.github.vocalpatterns.modelfile;

import com.google.gson.JsonObject;
import io.github.vocalpatterns.audio.json.JsonFields;
import io.github.vocalpatterns.network.Activation;
import io.github.vocalpatterns.network.BatchNorm;
import io.github.vocalpatterns.network.BiLstm;
import io.github.vocalpatterns.network.Conv2d;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Lstm;
import io.github.vocalpatterns.network.ToSequence;

/** The JSON form of a layer. Its tensors are named after its place, {@code 0.kernel}. */
final class LayerJson {

  private LayerJson() {}

  static JsonObject write(Layer layer, String place, TensorWriter tensors) {
    JsonObject json = new JsonObject();
    if (layer instanceof Conv2d conv) {
      json.addProperty("type", "conv2d");
      json.addProperty("strideBands", conv.strideBands());
      json.addProperty("strideFrames", conv.strideFrames());
      json.addProperty("activation", JsonFields.nameOf(conv.activation()));
      tensors.add(place + ".kernel", conv.kernel());
      tensors.add(place + ".bias", conv.bias());
    } else if (layer instanceof BatchNorm norm) {
      json.addProperty("type", "batchNorm");
      json.addProperty("epsilon", norm.epsilon());
      tensors.add(place + ".gamma", norm.gamma());
      tensors.add(place + ".beta", norm.beta());
      tensors.add(place + ".mean", norm.mean());
      tensors.add(place + ".variance", norm.variance());
    } else if (layer instanceof ToSequence sequence) {
      json.addProperty("type", "toSequence");
      json.addProperty("order", JsonFields.nameOf(sequence.order()));
      json.addProperty("steps", sequence.steps());
    } else if (layer instanceof BiLstm lstm) {
      json.addProperty("type", "biLstm");
      json.addProperty("returnSequences", lstm.returnSequences());
      write(lstm.forward(), place + ".forward", tensors);
      write(lstm.backward(), place + ".backward", tensors);
    } else if (layer instanceof Dense dense) {
      json.addProperty("type", "dense");
      json.addProperty("activation", JsonFields.nameOf(dense.activation()));
      tensors.add(place + ".kernel", dense.kernel());
      tensors.add(place + ".bias", dense.bias());
    }
    return json;
  }

  private static void write(Lstm lstm, String place, TensorWriter tensors) {
    tensors.add(place + ".kernel", lstm.kernel());
    tensors.add(place + ".recurrentKernel", lstm.recurrentKernel());
    tensors.add(place + ".bias", lstm.bias());
  }

  static Layer read(JsonFields json, String place, TensorReader tensors) {
    String type = json.string("type");
    Layer layer =
        switch (type) {
          case "conv2d" ->
              new Conv2d(
                  tensors.next(place + ".kernel"),
                  tensors.next(place + ".bias"),
                  json.integer("strideBands"),
                  json.integer("strideFrames"),
                  json.constant("activation", Activation.class));
          case "batchNorm" ->
              new BatchNorm(
                  tensors.next(place + ".gamma"),
                  tensors.next(place + ".beta"),
                  tensors.next(place + ".mean"),
                  tensors.next(place + ".variance"),
                  json.number("epsilon"));
          case "toSequence" ->
              new ToSequence(json.constant("order", ToSequence.Order.class), json.integer("steps"));
          case "biLstm" ->
              new BiLstm(
                  readLstm(place + ".forward", tensors),
                  readLstm(place + ".backward", tensors),
                  json.truth("returnSequences"));
          case "dense" ->
              new Dense(
                  tensors.next(place + ".kernel"),
                  tensors.next(place + ".bias"),
                  json.constant("activation", Activation.class));
          default -> throw new IllegalArgumentException("the layer type " + type + " is unknown");
        };
    json.requireAllRead();
    return layer;
  }

  private static Lstm readLstm(String place, TensorReader tensors) {
    return new Lstm(
        tensors.next(place + ".kernel"),
        tensors.next(place + ".recurrentKernel"),
        tensors.next(place + ".bias"));
  }
}
