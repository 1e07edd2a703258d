package io.github.vocalpatterns.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.modelfile.SecondOpinion;
import io.github.vocalpatterns.music.MelodicMotion.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SecondOpinionsTest {

  private static SecondOpinion looks(double ceiling) {
    return SecondOpinion.looksOnly(ceiling, 0, 3);
  }

  private static final VocalPattern[] PATTERNS = VocalPattern.values();

  /** Nothing else tells the patterns apart, so the notes count in full: naive Bayes. */
  @Test
  void rulesThatAreRightCountInFullBesideANetworkThatKnowsNothing() {
    SecondOpinion opinion = SecondOpinions.fit(takes(0, 0.8), 1, looks(1));
    // 100 takes a pattern and one in five of them heard as the next: (80 + 1) / (100 + 3).
    assertEquals(81 / 103.0, opinion.factors().get(Kind.LEAPS).get(0), 1e-6);
    assertEquals(21 / 103.0, opinion.factors().get(Kind.LEAPS).get(2), 1e-6);
    double[] third = {1 / 3.0, 1 / 3.0, 1 / 3.0};
    double[] weighed = opinion.weigh(third, Kind.STEPS);
    assertTrue(weighed[VocalPattern.SCALE.ordinal()] > 0.75, weighed[2] + "");
  }

  @Test
  void rulesThatGuessDoNotChangeAnAnswer() {
    SecondOpinion opinion = SecondOpinions.fit(takes(0.9, 1 / 3.0), 1, looks(1));
    double[] network = {0.6, 0.3, 0.1};
    double[] weighed = opinion.weigh(network, Kind.STEPS);
    for (int i = 0; i < 3; i++) {
      assertEquals(network[i], weighed[i], 0.05);
    }
  }

  @Test
  void takesThatCouldNotBeJudgedPlayNoPart() {
    List<Judgement> takes = takes(0.5, 0.8);
    SecondOpinion expected = SecondOpinions.fit(takes, 1, looks(0.9));
    Judgement silent =
        new Judgement("silent", "", "", VocalPattern.OTHER, Optional.empty(), VocalPattern.OTHER);
    takes.add(silent);
    assertEquals(expected, SecondOpinions.fit(takes, 1, looks(0.9)));
    assertThrows(
        IllegalArgumentException.class, () -> SecondOpinions.fit(List.of(silent), 1, looks(0.9)));
  }

  /** 100 takes a pattern; the network gives the truth so much more than the others. */
  private static List<Judgement> takes(double networkMargin, double rulesRight) {
    List<Judgement> takes = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (VocalPattern truth : PATTERNS) {
      for (int i = 0; i < 100; i++) {
        int wrong = rulesRight < 0.5 ? random.nextInt(3) : i < 100 * rulesRight ? 0 : 1;
        VocalPattern heard = PATTERNS[(truth.ordinal() + wrong) % 3];
        takes.add(
            new Judgement(
                "take " + i, "", "", truth, Optional.of(says(truth, networkMargin)), heard));
      }
    }
    return takes;
  }

  private static Classification says(VocalPattern truth, double margin) {
    double others = (1 - margin) / 3;
    double confidence = others + margin;
    Map<VocalPattern, Double> probabilities =
        Map.of(
            PATTERNS[truth.ordinal()], confidence,
            PATTERNS[(truth.ordinal() + 1) % 3], others,
            PATTERNS[(truth.ordinal() + 2) % 3], others);
    return new Classification(truth, confidence, probabilities, Set.of(), 1, List.of(), List.of());
  }
}
