package io.github.vocalpatterns.interchange;

import io.github.vocalpatterns.network.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the weights of a layer are. */
interface KerasWeights {

  /**
   * The weights of the next layer of the model, in Keras' order.
   *
   * @param kind the class in snake case, as in {@code conv2d}
   * @param layer the layer's name
   * @param parts {@code [""]}, or the inner layers that hold the weights
   * @param variables the names of the weights of each part
   */
  List<Tensor> next(String kind, String layer, List<String> parts, List<String> variables);

  /** The layout of {@code .h5} since Keras 2: a group a layer that lists where its arrays are. */
  record Legacy(Hdf5File file) implements KerasWeights {

    @Override
    public List<Tensor> next(
        String kind, String layer, List<String> parts, List<String> variables) {
      String group = "model_weights/" + layer;
      List<String> names = file.strings(group, "weight_names");
      if (names.size() != parts.size() * variables.size()) {
        throw new IllegalArgumentException(
            layer + " has the weights " + names + ", it must have " + variables + " for each part");
      }
      for (int i = 0; i < names.size(); i++) {
        String expected = variables.get(i % variables.size());
        if (!names.get(i).matches("(.*/)?" + expected + "(:0)?")) {
          throw new IllegalArgumentException(
              layer + " has the weight " + names.get(i) + " where " + expected + " belongs");
        }
      }
      return names.stream().map(name -> file.tensor(group + "/" + name)).toList();
    }
  }

  /** The layout inside {@code .keras}: layers counted by class, weights by number. */
  record Numbered(Hdf5File file, Map<String, Integer> counts) implements KerasWeights {

    Numbered(Hdf5File file) {
      this(file, new HashMap<>());
    }

    @Override
    public List<Tensor> next(
        String kind, String layer, List<String> parts, List<String> variables) {
      int count = counts.merge(kind, 1, Integer::sum) - 1;
      String group = "layers/" + kind + (count == 0 ? "" : "_" + count);
      return parts.stream()
          .flatMap(
              part ->
                  variables.stream()
                      .map(v -> group + "/" + part + "vars/" + variables.indexOf(v))
                      .map(file::tensor))
          .toList();
    }
  }
}
