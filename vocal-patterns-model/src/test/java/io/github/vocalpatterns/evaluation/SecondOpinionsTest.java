package io.github.vocalpatterns.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.modelfile.SecondOpinion;
import io.github.vocalpatterns.music.MelodicMotion;
import io.github.vocalpatterns.music.MelodicMotion.Kind;
import io.github.vocalpatterns.music.MelodyTrait;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SecondOpinionsTest {

  private static final VocalPattern[] PATTERNS = VocalPattern.values();

  private static final double[] THIRD = {1 / 3.0, 1 / 3.0, 1 / 3.0};

  private static SecondOpinion looks(double ceiling) {
    return SecondOpinion.looksOnly(ceiling, 0, 3);
  }

  /** Nothing else tells the patterns apart: 80 of 100 melodies heard by steps are scales. */
  @Test
  void notesThatAreRightSayHowOftenTheyAreRightBesideANetworkThatKnowsNothing() {
    SecondOpinion opinion = SecondOpinions.fit(takes(0, 0.8), 1, looks(1));
    double[] byLeaps = opinion.weigh(THIRD, Judgements.moving(Kind.LEAPS));
    double[] bySteps = opinion.weigh(THIRD, Judgements.moving(Kind.STEPS));
    // The squares of the weights, which count too, keep it from 0.8.
    assertEquals(0.79, byLeaps[VocalPattern.ARPEGGIO.ordinal()], 0.02);
    assertEquals(0.79, bySteps[VocalPattern.SCALE.ordinal()], 0.02);
  }

  @Test
  void notesThatGuessDoNotChangeAnAnswer() {
    SecondOpinion opinion = SecondOpinions.fit(takes(0.9, 1 / 3.0), 1, looks(1));
    double[] network = {0.6, 0.3, 0.1};
    assertArrayEquals(network, opinion.weigh(network, Judgements.moving(Kind.STEPS)), 0.1);
  }

  @Test
  void noOtherWeightsFitBetter() {
    List<Judgement> takes = takes(0.2, 0.7);
    SecondOpinion fitted = SecondOpinions.fit(takes, 1, looks(1));
    double least = penalised(takes, fitted);
    for (MelodyTrait trait : MelodyTrait.values()) {
      for (int label = 0; label < 3; label++) {
        for (double change : new double[] {-0.01, 0.01}) {
          List<Double> row = new ArrayList<>(fitted.weights().get(trait));
          row.set(label, row.get(label) + change);
          Map<MelodyTrait, List<Double>> weights = new EnumMap<>(fitted.weights());
          weights.put(trait, row);
          SecondOpinion other = new SecondOpinion(1, 0, fitted.biases(), weights);
          assertTrue(penalised(takes, other) > least, trait + " " + label + " " + change);
        }
      }
    }
  }

  private static double penalised(List<Judgement> takes, SecondOpinion opinion) {
    double sum = 0;
    for (Judgement take : takes) {
      Map<VocalPattern, Double> said = take.classification().orElseThrow().probabilities();
      double[] network = {
        said.get(VocalPattern.ARPEGGIO), said.get(VocalPattern.OTHER), said.get(VocalPattern.SCALE)
      };
      sum -= Math.log(opinion.weigh(network, take.motion())[take.truth().ordinal()]);
    }
    for (List<Double> row : opinion.weights().values()) {
      sum += row.stream().mapToDouble(weight -> weight * weight / 2).sum();
    }
    return sum;
  }

  @Test
  void takesThatTheNetworkIsSureOfPlayNoPart() {
    List<Judgement> takes = takes(0, 0.8);
    SecondOpinion expected = SecondOpinions.fit(takes, 1, looks(0.9));
    takes.addAll(takes(0.95, 0.1));
    assertEquals(expected, SecondOpinions.fit(takes, 1, looks(0.9)));
    assertEquals(looks(0.9), SecondOpinions.fit(takes(0.95, 0.1), 1, looks(0.9)));
  }

  @Test
  void takesThatCouldNotBeJudgedPlayNoPart() {
    List<Judgement> takes = takes(0.5, 0.8);
    SecondOpinion expected = SecondOpinions.fit(takes, 1, looks(0.9));
    Judgement silent = Judgements.silent("silent", VocalPattern.OTHER);
    takes.add(silent);
    assertEquals(expected, SecondOpinions.fit(takes, 1, looks(0.9)));
    assertThrows(
        IllegalArgumentException.class, () -> SecondOpinions.fit(List.of(silent), 1, looks(0.9)));
  }

  /** 100 takes a pattern; the network gives the truth so much more than the others. */
  private static List<Judgement> takes(double networkMargin, double notesRight) {
    List<Judgement> takes = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(1);
    for (VocalPattern truth : PATTERNS) {
      for (int i = 0; i < 100; i++) {
        int wrong = notesRight < 0.5 ? random.nextInt(3) : i < 100 * notesRight ? 0 : 1 + i % 2;
        MelodicMotion heard = motion(PATTERNS[(truth.ordinal() + wrong) % 3]);
        takes.add(
            new Judgement(
                "take " + i, "", "", truth, Optional.of(says(truth, networkMargin)), heard));
      }
    }
    return takes;
  }

  private static MelodicMotion motion(VocalPattern pattern) {
    for (Kind kind : Kind.values()) {
      if (VocalPattern.of(kind) == pattern) {
        return Judgements.moving(kind);
      }
    }
    throw new AssertionError(pattern);
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
