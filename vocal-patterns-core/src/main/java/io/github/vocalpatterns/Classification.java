package io.github.vocalpatterns;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a recording holds. Immutable.
 *
 * @param pattern the most probable pattern
 * @param confidence its probability, in [0, 1]
 * @param probabilities one of every pattern, adding up to 1: the mean over the windows
 * @param durationSeconds length of the recording
 * @param windows what each window of the recording holds, by time
 */
public record Classification(
    VocalPattern pattern,
    double confidence,
    Map<VocalPattern, Double> probabilities,
    double durationSeconds,
    List<Window> windows) {

  /** Copies the collections. */
  public Classification {
    probabilities = copyOf(probabilities);
    windows = List.copyOf(windows);
  }

  private static Map<VocalPattern, Double> copyOf(Map<VocalPattern, Double> probabilities) {
    return Collections.unmodifiableMap(new EnumMap<>(probabilities));
  }

  /**
   * What a part of a recording holds. Immutable.
   *
   * @param startSeconds where it starts in the recording
   * @param endSeconds where it ends
   * @param pattern its most probable pattern
   * @param confidence the probability of that, in [0, 1]
   * @param probabilities one of every pattern, adding up to 1
   */
  public record Window(
      double startSeconds,
      double endSeconds,
      VocalPattern pattern,
      double confidence,
      Map<VocalPattern, Double> probabilities) {

    /** Copies the map. */
    public Window {
      probabilities = copyOf(probabilities);
    }
  }
}
