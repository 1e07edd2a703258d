package io.github.vocalpatterns;

import io.github.vocalpatterns.audio.Waveform;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a recording holds. Immutable.
 *
 * @param pattern the most probable pattern
 * @param confidence its probability, in [0, 1]
 * @param probabilities one of every pattern, adding up to 1: the mean over the windows, weighed
 *     with what the notes say where the model has a {@linkplain
 *     io.github.vocalpatterns.modelfile.SecondOpinion second opinion}
 * @param doubts what speaks against relying on this; empty most of the time
 * @param durationSeconds length of the recording
 * @param timeline the parts of the recording that hold one pattern each, by time and without
 *     overlap; a take of one exercise has one. Pauses lie between, or belong to no part
 * @param windows what the network by itself makes of what it heard, by time: the whole take at
 *     once, or a long one in windows that overlap
 */
public record Classification(
    VocalPattern pattern,
    double confidence,
    Map<VocalPattern, Double> probabilities,
    Set<Doubt> doubts,
    double durationSeconds,
    List<Segment> timeline,
    List<Segment> windows) {

  /** Copies the collections. */
  public Classification {
    probabilities = copyOf(probabilities);
    doubts = doubts.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(doubts));
    timeline = List.copyOf(timeline);
    windows = List.copyOf(windows);
  }

  private static Map<VocalPattern, Double> copyOf(Map<VocalPattern, Double> probabilities) {
    return Collections.unmodifiableMap(new EnumMap<>(probabilities));
  }

  /** Whether anything speaks against relying on the answer; {@link #doubts()} says what. */
  public boolean isUnsure() {
    return !doubts.isEmpty();
  }

  /**
   * For example {@code Classification[SCALE 97.5 % in 7.90 s]}, with the doubts if there are any.
   */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Classification[%s %.1f %% in %.2f s%s]",
        pattern,
        100 * confidence,
        durationSeconds,
        doubts.isEmpty() ? "" : ", unsure: " + doubts);
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
  public record Segment(
      double startSeconds,
      double endSeconds,
      VocalPattern pattern,
      double confidence,
      Map<VocalPattern, Double> probabilities) {

    /** Copies the map. */
    public Segment {
      probabilities = copyOf(probabilities);
    }

    static Segment of(
        double startSeconds, double endSeconds, Map<VocalPattern, Double> probabilities) {
      VocalPattern best = VocalPattern.ARPEGGIO;
      for (VocalPattern pattern : VocalPattern.values()) {
        if (probabilities.get(pattern) > probabilities.get(best)) {
          best = pattern;
        }
      }
      return new Segment(startSeconds, endSeconds, best, probabilities.get(best), probabilities);
    }

    /** From the start of the first to the end of the last, with the mean of the probabilities. */
    static Segment meanOf(List<Segment> segments) {
      Map<VocalPattern, Double> mean = new EnumMap<>(VocalPattern.class);
      for (Segment segment : segments) {
        segment.probabilities.forEach(
            (p, value) -> mean.merge(p, value / segments.size(), Double::sum));
      }
      Segment last = segments.get(segments.size() - 1);
      return of(segments.get(0).startSeconds, last.endSeconds, mean);
    }

    /** For example {@code Segment[0.10 to 7.34 s: SCALE 97.5 %]}. */
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "Segment[%.2f to %.2f s: %s %.1f %%]",
          startSeconds,
          endSeconds,
          pattern,
          100 * confidence);
    }

    /** The sound of this part of a recording. */
    Waveform of(Waveform recording) {
      int from = (int) Math.round(startSeconds * recording.sampleRateHz());
      int to = (int) Math.round(endSeconds * recording.sampleRateHz());
      return recording.slice(Math.min(from, recording.length()), Math.min(to, recording.length()));
    }

    Segment from(double seconds) {
      return new Segment(seconds, endSeconds, pattern, confidence, probabilities);
    }

    Segment until(double seconds) {
      return new Segment(startSeconds, seconds, pattern, confidence, probabilities);
    }

    Segment later(double seconds) {
      return from(startSeconds + seconds).until(endSeconds + seconds);
    }
  }
}
