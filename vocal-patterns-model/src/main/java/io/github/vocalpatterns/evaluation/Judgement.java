package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.music.MelodicMotion;
import java.util.Optional;

/**
 * What a classifier made of one take.
 *
 * @param name what the source calls the take
 * @param singer who sings; empty if that is not known
 * @param technique how; empty if that is not known
 * @param truth what it is
 * @param classification what it was taken for; empty if it was too short or silent to be judged,
 *     which counts as wrong
 * @param motion how its melody moves, as rules without learning hear it
 */
public record Judgement(
    String name,
    String singer,
    String technique,
    VocalPattern truth,
    Optional<Classification> classification,
    MelodicMotion motion) {

  /** What the classifier took the take for. */
  public Optional<VocalPattern> answer() {
    return classification.map(Classification::pattern);
  }

  /** What its motion alone would make it. */
  public VocalPattern musical() {
    return VocalPattern.of(motion.kind());
  }

  /** Whether the take was taken for what it is. */
  public boolean right() {
    return answer().equals(Optional.of(truth));
  }

  /** How sure the classifier was; 0 if the take could not be judged. */
  double confidence() {
    return classification.map(Classification::confidence).orElse(0.0);
  }
}
