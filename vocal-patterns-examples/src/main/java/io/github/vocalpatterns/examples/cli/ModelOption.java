package io.github.vocalpatterns.examples.cli;

import io.github.vocalpatterns.Classifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The model to judge with, where a command takes any. */
public final class ModelOption {

  @Option(
      names = "--model",
      paramLabel = "FILE.vpm",
      description = "judge with this model instead of the one inside the library")
  private @Nullable Path file;

  /** For picocli. */
  public ModelOption() {}

  /** The name of the file; nothing if it is the model inside the library. */
  public Optional<String> fileName() {
    return Optional.ofNullable(file).map(path -> path.getFileName().toString());
  }

  /**
   * What judges.
   *
   * @throws IOException if the file cannot be read, or is no model
   */
  public Classifier classifier() throws IOException {
    return file == null ? Classifier.pretrained() : Classifier.load(file);
  }
}
