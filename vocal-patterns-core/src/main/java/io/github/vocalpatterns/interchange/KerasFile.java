package io.github.vocalpatterns.interchange;

import io.github.vocalpatterns.audio.storage.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The parts of a saved model, in either container.
 *
 * @param config class and configuration of the model
 * @param weights where its weights are
 * @param kerasVersion as the file states it
 * @param sha256 of the whole file
 */
record KerasFile(KerasJson config, KerasWeights weights, String kerasVersion, String sha256) {

  /** Four times what a model file holds: an optimizer keeps two copies of the weights. */
  private static final int MOST_FILE_BYTES = 256 << 20;

  private static final int MOST_CONFIG_BYTES = 1 << 20;

  /**
   * Takes a file apart.
   *
   * @throws IllegalArgumentException if it is no sound file of Keras
   * @throws IOException if it cannot be read
   */
  static KerasFile read(Path path) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = read("the file", in, MOST_FILE_BYTES);
    }
    if (bytes.length > 1 && bytes[0] == 'P' && bytes[1] == 'K') {
      return unzip(path, Sha256.of(bytes));
    }
    if (!Hdf5File.isHdf5(bytes)) {
      throw new IllegalArgumentException(
          "it is neither an HDF5 file nor a zip as Keras writes them");
    }
    Hdf5File file = new Hdf5File(bytes);
    return new KerasFile(
        KerasJson.parse("model_config", only(file, "model_config")),
        new KerasWeights.Legacy(file),
        only(file, "keras_version"),
        Sha256.of(bytes));
  }

  private static String only(Hdf5File file, String attribute) {
    List<String> values = file.strings("", attribute);
    if (values.size() != 1) {
      throw new IllegalArgumentException(
          "the attribute " + attribute + " has " + values.size() + " values, it must have one");
    }
    return values.get(0);
  }

  private static KerasFile unzip(Path path, String sha256) throws IOException {
    try (ZipFile zip = new ZipFile(path.toFile())) {
      String config = text(entry(zip, "config.json", MOST_CONFIG_BYTES));
      String metadata = text(entry(zip, "metadata.json", MOST_CONFIG_BYTES));
      Hdf5File weights = new Hdf5File(entry(zip, "model.weights.h5", MOST_FILE_BYTES));
      return new KerasFile(
          KerasJson.parse("config.json", config),
          new KerasWeights.Numbered(weights),
          KerasJson.parse("metadata.json", metadata).string("keras_version"),
          sha256);
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static byte[] entry(ZipFile zip, String name, int mostBytes) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IllegalArgumentException("it lacks the entry " + name);
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return read(name, in, mostBytes);
    }
  }

  private static byte[] read(String name, InputStream in, int mostBytes) throws IOException {
    byte[] bytes = in.readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw new IllegalArgumentException(
          name + " has more than the " + mostBytes + " bytes that are allowed");
    }
    return bytes;
  }
}
