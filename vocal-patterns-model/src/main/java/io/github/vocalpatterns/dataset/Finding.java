package io.github.vocalpatterns.dataset;

import java.util.Locale;

/**
 * Something about a file of a data set that its owner should know.
 *
 * @param kind what sort of thing
 * @param path the file or folder, relative to the root of the data set
 * @param message one sentence without the path
 */
public record Finding(Kind kind, String path, String message) {

  /** What sort of thing was found. */
  public enum Kind {
    /** A misspelt name was understood as what it must mean. */
    REPAIRED,
    /** Two names contradict each other; the folder's was believed. */
    CONFLICT,
    /** A recording is in no folder that says what it is, so it is not part of the data set. */
    LEFT_OUT,
    /** A file cannot be read as a recording. */
    UNREADABLE,
    /** A recording holds the same samples as another one. */
    DUPLICATE,
    /** A recording is an altered copy, or a part, of another one. */
    NEAR_DUPLICATE
  }

  /** For example {@code conflict: a/b.wav: the folder says …}. */
  @Override
  public String toString() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + ": " + path + ": " + message;
  }
}
