package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.VocalPattern;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Judgements as a classifier gives them. */
final class Judgements {

  private Judgements() {}

  static Judgement of(String name, String singer, VocalPattern truth, double... probabilities) {
    VocalPattern best = VocalPattern.ARPEGGIO;
    Map<VocalPattern, Double> map = new EnumMap<>(VocalPattern.class);
    for (VocalPattern pattern : VocalPattern.values()) {
      map.put(pattern, probabilities[pattern.ordinal()]);
      best = map.get(pattern) > map.get(best) ? pattern : best;
    }
    Classification answer =
        new Classification(best, map.get(best), map, Set.of(), 1, List.of(), List.of());
    return new Judgement(name, singer, "", truth, Optional.of(answer), VocalPattern.OTHER);
  }

  /** A take that was taken for {@code answer} with the rest of the probability spread evenly. */
  static Judgement of(String name, VocalPattern truth, VocalPattern answer, double confidence) {
    double[] probabilities = new double[VocalPattern.values().length];
    Arrays.fill(probabilities, (1 - confidence) / 2);
    probabilities[answer.ordinal()] = confidence;
    return of(name, "", truth, probabilities);
  }

  static Judgement silent(String name, VocalPattern truth) {
    return new Judgement(name, "", "", truth, Optional.empty(), VocalPattern.OTHER);
  }
}
