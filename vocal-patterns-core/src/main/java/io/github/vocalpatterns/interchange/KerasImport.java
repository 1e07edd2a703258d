package io.github.vocalpatterns.interchange;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Network;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads networks that Keras 2 or Keras 3 saved as {@code .h5} or {@code .keras}.
 *
 * <pre>{@code
 * ModelFile model = KerasImport.read(Path.of("model.h5"));
 * model.write(Path.of("model.vpm"));
 * Classifier classifier = Classifier.of(model);
 * }</pre>
 *
 * <p>The model must be a chain of layers, Sequential or Functional: Conv2D with padding "same",
 * BatchNormalization, ReLU and other activations that belong to a layer, Reshape to a sequence with
 * or without Permute((2, 1, 3)) before it, Bidirectional LSTM, Dense, and what works in training
 * alone, as Dropout. Anything else, code above all (Lambda, classes of one's own), is refused.
 *
 * <p>The file need not be trusted: see {@link io.github.vocalpatterns.interchange}.
 */
public final class KerasImport {

  /** The meaning of the outputs of the Python prototype, in their order. */
  public static final List<String> PROTOTYPE_LABELS =
      List.of(
          VocalPattern.ARPEGGIO.label(), VocalPattern.OTHER.label(), VocalPattern.SCALE.label());

  private KerasImport() {}

  /**
   * Reads a model of the Python prototype: {@link FeatureSpec#PROTOTYPE} and {@link
   * #PROTOTYPE_LABELS}.
   *
   * @throws KerasFileException if the file cannot be read, is damaged or holds another kind of
   *     model
   */
  public static ModelFile read(Path path) throws KerasFileException {
    return read(path, FeatureSpec.PROTOTYPE, PROTOTYPE_LABELS, Map.of());
  }

  /**
   * Reads a model. Its provenance holds the file's name and SHA-256 and the version of Keras.
   *
   * @param spec how the model's input is computed; Keras' file does not say
   * @param labels the meaning of each output; Keras' file does not say either
   * @param provenance what else is known of where the model comes from
   * @throws KerasFileException if the file cannot be read, is damaged or holds another kind of
   *     model, or the specification or the labels do not fit it
   */
  public static ModelFile read(
      Path path, FeatureSpec spec, List<String> labels, Map<String, String> provenance)
      throws KerasFileException {
    String name = path.toString();
    try {
      KerasFile file = KerasFile.read(path);
      Network network = KerasLayers.network(file.config(), file.weights());
      Map<String, String> known = new TreeMap<>(provenance);
      known.put("importedFrom", String.valueOf(path.getFileName()));
      known.put("importedSha256", file.sha256());
      known.put("kerasVersion", file.kerasVersion());
      return ModelFile.of(spec, new ModelCard(labels, known, Map.of()), network);
    } catch (NoSuchFileException e) {
      throw new KerasFileException(name, "there is no such file", e);
    } catch (IOException e) {
      throw new KerasFileException(name, "it cannot be read: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new KerasFileException(name, String.valueOf(e.getMessage()), e);
    }
  }
}
