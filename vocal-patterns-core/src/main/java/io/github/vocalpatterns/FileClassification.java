package io.github.vocalpatterns;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file of several: its classification, or why there is none.
 *
 * @param file the file
 * @param done how many of the files are done with this one
 * @param total how many files there are
 * @param classification what it holds, null if there was a failure
 * @param failure why there is none: an {@link java.io.IOException} if the file could not be read,
 *     an {@link UnclassifiableAudioException} if it holds nothing to judge; otherwise null
 */
public record FileClassification(
    Path file,
    int done,
    int total,
    @Nullable Classification classification,
    @Nullable Exception failure) {

  /**
   * The classification.
   *
   * @throws IllegalStateException if there is none, caused by the failure
   */
  public Classification require() {
    if (classification == null) {
      throw new IllegalStateException("there is no classification of " + file, failure);
    }
    return classification;
  }
}
