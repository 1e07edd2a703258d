package io.github.vocalpatterns;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Finds out what speaks against a classification. */
final class Doubts {

  static final double SHORT_SECONDS = 0.8;
  static final double QUIET_SWING = 0.003;
  static final double LOW_CONFIDENCE = 0.6;

  private Doubts() {}

  static Set<Doubt> about(
      double soundingSeconds, double swing, double confidence, List<Classification.Segment> line) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    if (soundingSeconds < SHORT_SECONDS) {
      doubts.add(Doubt.TOO_SHORT);
    }
    if (swing < QUIET_SWING) {
      doubts.add(Doubt.TOO_QUIET);
    }
    if (confidence < LOW_CONFIDENCE) {
      doubts.add(Doubt.LOW_CONFIDENCE);
    }
    if (holds(line, VocalPattern.SCALE) && holds(line, VocalPattern.ARPEGGIO)) {
      doubts.add(Doubt.TWO_PATTERNS);
    }
    return doubts;
  }

  private static boolean holds(List<Classification.Segment> line, VocalPattern pattern) {
    return line.stream().anyMatch(segment -> segment.pattern() == pattern);
  }
}
