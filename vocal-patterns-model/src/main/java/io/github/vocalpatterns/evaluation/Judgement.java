package io.github.vocalpatterns.evaluation;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.VocalPattern;
import java.util.Optional;

/**
 * What a classifier made of one take.
 *
 * @param name what the source calls the take
 * @param truth what it is
 * @param classification what it was taken for; empty if it was too short or silent to be judged,
 *     which counts as wrong
 */
public record Judgement(String name, VocalPattern truth, Optional<Classification> classification) {

  /** Whether the take was taken for what it is. */
  public boolean right() {
    return classification.map(answer -> answer.pattern() == truth).orElse(false);
  }
}
