package io.github.vocalpatterns.modelfile;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.storage.WholeFile;
import io.github.vocalpatterns.network.Network;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A trained model: what it hears, what its outputs mean, and its network.
 *
 * <p>Immutable and safe for use by any number of threads. Models with equal parts are written as
 * equal bytes.
 */
public final class ModelFile {

  /** Size of the largest model file, in bytes. */
  public static final int MAX_BYTES = Container.MAX_FILE;

  private final FeatureSpec featureSpec;
  private final ModelCard card;
  private final Network network;
  private final WeightStorage storage;
  private final @Nullable SecondOpinion secondOpinion;

  private ModelFile(
      FeatureSpec featureSpec,
      ModelCard card,
      Network network,
      WeightStorage storage,
      @Nullable SecondOpinion secondOpinion) {
    this.featureSpec = featureSpec;
    this.card = card;
    this.network = network;
    this.storage = storage;
    this.secondOpinion = secondOpinion;
  }

  /**
   * Puts a model together.
   *
   * @throws IllegalArgumentException if the network does not take the windows of the specification
   *     or has not one output a label
   */
  public static ModelFile of(FeatureSpec featureSpec, ModelCard card, Network network) {
    return of(featureSpec, card, network, WeightStorage.FLOAT32);
  }

  static ModelFile of(
      FeatureSpec featureSpec, ModelCard card, Network network, WeightStorage storage) {
    if (network.bands() != featureSpec.bands() || network.frames() != featureSpec.frames()) {
      throw new IllegalArgumentException(
          "the network takes %d bands × %d frames, the feature specification gives %d × %d"
              .formatted(
                  network.bands(), network.frames(), featureSpec.bands(), featureSpec.frames()));
    }
    if (network.outputs() != card.labels().size()) {
      throw new IllegalArgumentException(
          "the network has %d outputs, the labels are %s"
              .formatted(network.outputs(), card.labels()));
    }
    return new ModelFile(featureSpec, card, network, storage, null);
  }

  /** What the network's input is computed with. */
  public FeatureSpec featureSpec() {
    return featureSpec;
  }

  /** What the outputs mean and where the model comes from. */
  public ModelCard card() {
    return card;
  }

  /** The network. */
  public Network network() {
    return network;
  }

  /** How {@link #write} keeps the weights: {@link WeightStorage#FLOAT32} unless asked otherwise. */
  public WeightStorage storage() {
    return storage;
  }

  /** How the notes are to be weighed beside the network; empty if they are not. */
  public Optional<SecondOpinion> secondOpinion() {
    return Optional.ofNullable(secondOpinion);
  }

  /**
   * The same model with the notes as a second opinion.
   *
   * @throws IllegalArgumentException if it has not one factor a label
   */
  public ModelFile withSecondOpinion(SecondOpinion opinion) {
    if (opinion.labels() != card.labels().size()) {
      throw new IllegalArgumentException(
          "the second opinion has %d factors a motion, the labels are %s"
              .formatted(opinion.labels(), card.labels()));
    }
    return new ModelFile(featureSpec, card, network, storage, opinion);
  }

  /**
   * The same model with its weights as they are after having been stored so: what is written and
   * read again gives the same answers, to the bit.
   *
   * @throws IllegalArgumentException if a weight is beyond what the storage holds, 65504 for {@link
   *     WeightStorage#FLOAT16}, or the model is too large for the format
   */
  public ModelFile withStorage(WeightStorage wanted) {
    ModelFile model = new ModelFile(featureSpec, card, network, wanted, secondOpinion);
    return wanted == WeightStorage.FLOAT32 ? model : ModelJson.read(ModelJson.write(model));
  }

  /**
   * Reads a model file, checking everything in it.
   *
   * @throws ModelFileException if the file cannot be read or is no sound model file
   */
  public static ModelFile read(Path path) throws ModelFileException {
    try (InputStream in = Files.newInputStream(path)) {
      return read(in, path.toString());
    } catch (ModelFileException e) {
      throw e;
    } catch (NoSuchFileException e) {
      throw new ModelFileException(path.toString(), "there is no such file", e);
    } catch (IOException e) {
      throw new ModelFileException(path.toString(), "it cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a model from a stream to its end, checking everything in it. The stream stays open.
   *
   * @param name what messages call the source
   * @throws ModelFileException if the stream cannot be read or holds no sound model
   */
  public static ModelFile read(InputStream in, String name) throws ModelFileException {
    byte[] bytes;
    try {
      bytes = in.readNBytes(Container.MAX_FILE + 1);
    } catch (IOException e) {
      throw new ModelFileException(name, "it cannot be read: " + e.getMessage(), e);
    }
    try {
      if (bytes.length > Container.MAX_FILE) {
        throw new IllegalArgumentException(
            "it is larger than any model file, which is " + Container.MAX_FILE + " bytes");
      }
      return ModelJson.read(Container.parse(bytes));
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(name, e.getMessage(), e);
    }
  }

  /**
   * Checks a model file as {@link #read(Path)} does: entries, sizes, checksums, the finiteness of
   * every weight, and that the layers fit each other and the labels. Evaluates nothing.
   *
   * @throws ModelFileException if the file cannot be read or is no sound model file
   */
  public static void verify(Path path) throws ModelFileException {
    read(path);
  }

  /**
   * What {@link #write} puts into a file. Equal models give equal bytes.
   *
   * @throws ModelFileException if the model exceeds 1 MiB of description or 64 MiB of weights
   */
  public byte[] toBytes() throws ModelFileException {
    return toBytes("the model");
  }

  private byte[] toBytes(String target) throws ModelFileException {
    try {
      return ModelJson.write(this).toBytes();
    } catch (IllegalArgumentException e) {
      throw new ModelFileException(target, e.getMessage(), e);
    }
  }

  /**
   * Writes this model; a reader of the path sees the old file or the whole new one, never a part.
   *
   * @throws ModelFileException if the model exceeds 1 MiB of description or 64 MiB of weights
   * @throws IOException if the file cannot be written
   */
  public void write(Path path) throws IOException {
    WholeFile.writeThrough(path, toBytes(path.toString()));
  }

  /** For example {@code ModelFile[[arpeggio, other, scale], Network[…]]}. */
  @Override
  public String toString() {
    return "ModelFile[" + card.labels() + ", " + network + "]";
  }
}
