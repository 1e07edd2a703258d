package io.github.vocalpatterns.audio.batch;

import io.github.vocalpatterns.audio.Spectrogram;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What became of one file of a batch: its features, or why there are none.
 *
 * @param file the file
 * @param done how many files of the batch are done with this one
 * @param total how many files the batch has
 * @param spectrogram the features, null if there was a failure
 * @param failure why there are none: an {@link java.io.IOException} if the file could not be read,
 *     an {@link IllegalArgumentException} if its recording does not fit the features; otherwise
 *     null
 * @param cached whether the features come from the cache
 */
public record FileFeatures(
    Path file,
    int done,
    int total,
    @Nullable Spectrogram spectrogram,
    @Nullable Exception failure,
    boolean cached) {

  /**
   * The features.
   *
   * @throws IllegalStateException if there are none, caused by the failure
   */
  public Spectrogram require() {
    if (spectrogram == null) {
      throw new IllegalStateException("there are no features of " + file, failure);
    }
    return spectrogram;
  }
}
