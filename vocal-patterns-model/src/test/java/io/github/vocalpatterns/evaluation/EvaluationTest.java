package io.github.vocalpatterns.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.VocalPattern;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final VocalPattern ARPEGGIO = VocalPattern.ARPEGGIO;
  private static final VocalPattern OTHER = VocalPattern.OTHER;
  private static final VocalPattern SCALE = VocalPattern.SCALE;

  private final List<Judgement> judgements = new ArrayList<>();

  private void judge(int times, VocalPattern truth, VocalPattern predicted, double confidence) {
    for (int i = 0; i < times; i++) {
      Map<VocalPattern, Double> probabilities = new EnumMap<>(VocalPattern.class);
      for (VocalPattern pattern : VocalPattern.values()) {
        probabilities.put(pattern, pattern == predicted ? confidence : (1 - confidence) / 2);
      }
      Classification answer =
          new Classification(
              predicted, confidence, probabilities, Set.of(), 1, List.of(), List.of());
      judgements.add(new Judgement("take" + judgements.size(), truth, Optional.of(answer)));
    }
  }

  /** Small enough to work the scores out by hand. */
  private Evaluation example() {
    judge(5, ARPEGGIO, ARPEGGIO, 0.8);
    judge(1, ARPEGGIO, SCALE, 0.6);
    judge(3, OTHER, OTHER, 0.9);
    judge(2, OTHER, SCALE, 0.5);
    judge(4, SCALE, SCALE, 0.7);
    return Evaluation.of(judgements);
  }

  @Test
  void countsBecomeShares() {
    Evaluation evaluation = example();

    assertEquals(12.0 / 15, evaluation.accuracy().value(), 1e-12);
    assertEquals(2, evaluation.count(OTHER, SCALE));
    assertEquals(0, evaluation.count(SCALE, OTHER));
    assertEquals(1, evaluation.precision(ARPEGGIO), 1e-12);
    assertEquals(5.0 / 6, evaluation.recall(ARPEGGIO), 1e-12);
    assertEquals(10.0 / 11, evaluation.f1(ARPEGGIO), 1e-12);
    assertEquals(4.0 / 7, evaluation.precision(SCALE), 1e-12);
    assertEquals(1, evaluation.recall(SCALE), 1e-12);
    assertEquals(8.0 / 11, evaluation.f1(SCALE), 1e-12);
    assertEquals(3, evaluation.wrong().size());
    double cost =
        5 * Math.log(0.8)
            + Math.log(0.2)
            + 3 * Math.log(0.9)
            + 2 * Math.log(0.25)
            + 4 * Math.log(0.7);
    assertEquals(-cost / 15, evaluation.logLoss(), 1e-12);
  }

  /** (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n) with z = 1.959963984540054. */
  @Test
  void theIntervalIsWilsons() {
    double z2 = 1.959963984540054 * 1.959963984540054;
    double middle = (0.8 + z2 / 20) / (1 + z2 / 10);
    double half = Math.sqrt(z2 * (0.016 + z2 / 400)) / (1 + z2 / 10);
    Proportion eight = Proportion.of(8, 10);
    Proportion none = Proportion.of(0, 10);
    Proportion all = Proportion.of(10, 10);

    assertEquals(middle - half, eight.low(), 1e-9);
    assertEquals(middle + half, eight.high(), 1e-9);
    assertEquals(0, none.low(), 1e-12);
    assertEquals(z2 / (10 + z2), none.high(), 1e-9);
    assertEquals(1, all.high(), 1e-12);
    assertThrows(IllegalArgumentException.class, () -> Proportion.of(0, 0));
    assertThrows(IllegalArgumentException.class, () -> Proportion.of(3, 2));
  }

  @Test
  void aTakeThatCannotBeJudgedIsWrong() {
    judge(1, SCALE, SCALE, 0.7);
    judgements.add(new Judgement("hush.wav", SCALE, Optional.empty()));

    Evaluation evaluation = Evaluation.of(judgements);

    assertEquals(0.5, evaluation.accuracy().value(), 0);
    assertEquals(0.5, evaluation.recall(SCALE), 0);
    assertEquals(1, evaluation.precision(SCALE), 0);
    assertEquals(-Math.log(0.7), evaluation.logLoss(), 1e-12);
    assertTrue(evaluation.toText().endsWith("hush.wav: scale, too short or silent\n"));
  }

  @Test
  void patternsThatNeverOccurScoreNothing() {
    judge(2, SCALE, SCALE, 1);

    Evaluation evaluation = Evaluation.of(judgements);

    assertEquals(0, evaluation.precision(OTHER), 0);
    assertEquals(0, evaluation.recall(OTHER), 0);
    assertEquals(0, evaluation.f1(OTHER), 0);
  }

  @Test
  void aCertainMistakeCostsAFiniteAmount() {
    judge(1, OTHER, SCALE, 1);

    assertEquals(-Math.log(1e-7), Evaluation.of(judgements).logLoss(), 1e-12);
  }

  @Test
  void theTextIsTheReportToRead() {
    assertEquals(
        """
        15 takes, accuracy 80.00 % (95 % interval 54.81 to 92.95 %), log loss 0.4827
        truth       arpeggio     other     scale    recall
        arpeggio           5         0         1   83.33 %
        other              0         3         2   60.00 %
        scale              0         0         4  100.00 %
        precision   100.00 %  100.00 %   57.14 %
        F1            0.9091    0.7500    0.7273
        take5: arpeggio taken for scale (0.60)
        take9: other taken for scale (0.50)
        take10: other taken for scale (0.50)
        """,
        example().toText());
  }

  @Test
  void theJsonSaysTheSame() {
    JsonObject json = JsonParser.parseString(example().toJson()).getAsJsonObject();

    assertEquals(15, json.get("takes").getAsInt());
    assertEquals(0.8, json.get("accuracy").getAsDouble(), 1e-12);
    JsonObject other = json.getAsJsonObject("patterns").getAsJsonObject("other");
    assertEquals(2, other.getAsJsonObject("takenFor").get("scale").getAsInt());
    assertEquals(0.6, other.get("recall").getAsDouble(), 1e-12);
    assertEquals(
        "take5", json.getAsJsonArray("wrong").get(0).getAsJsonObject().get("name").getAsString());
  }

  @Test
  void nothingCannotBeEvaluated() {
    assertThrows(IllegalArgumentException.class, () -> Evaluation.of(List.of()));
  }
}
