package io.github.vocalpatterns.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.vocalpatterns.VocalPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationTest {

  private static final VocalPattern ARPEGGIO = VocalPattern.ARPEGGIO;
  private static final VocalPattern OTHER = VocalPattern.OTHER;
  private static final VocalPattern SCALE = VocalPattern.SCALE;

  private final List<Judgement> judgements = new ArrayList<>();

  private void judge(int times, VocalPattern truth, VocalPattern predicted, double confidence) {
    for (int i = 0; i < times; i++) {
      judgements.add(Judgements.of("take" + judgements.size(), truth, predicted, confidence));
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
    ConfusionMatrix confusion = evaluation.confusion();

    assertEquals(12.0 / 15, evaluation.accuracy().value(), 1e-12);
    assertEquals(2, confusion.count(OTHER, SCALE));
    assertEquals(0, confusion.count(SCALE, OTHER));
    assertEquals(1, confusion.precision(ARPEGGIO), 1e-12);
    assertEquals(5.0 / 6, confusion.recall(ARPEGGIO), 1e-12);
    assertEquals(10.0 / 11, confusion.f1(ARPEGGIO), 1e-12);
    assertEquals(4.0 / 7, confusion.precision(SCALE), 1e-12);
    assertEquals(1, confusion.recall(SCALE), 1e-12);
    assertEquals(8.0 / 11, confusion.f1(SCALE), 1e-12);
    assertEquals((10.0 / 11 + 0.75 + 8.0 / 11) / 3, confusion.macroF1(), 1e-12);
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
  void aTakeThatCannotBeJudgedIsWrongAndAnsweredLast() {
    judge(1, SCALE, SCALE, 0.7);
    judgements.add(Judgements.silent("hush.wav", SCALE));

    Evaluation evaluation = Evaluation.of(judgements);

    assertEquals(0.5, evaluation.accuracy().value(), 0);
    assertEquals(0.5, evaluation.confusion().recall(SCALE), 0);
    assertEquals(1, evaluation.confusion().precision(SCALE), 0);
    assertEquals(-Math.log(0.7), evaluation.logLoss(), 1e-12);
    assertEquals(List.of(0.0, 0.5), evaluation.riskCoverage().risk());
    assertEquals(0.3, evaluation.calibration().expectedError(), 1e-12);
    assertTrue(evaluation.toText().endsWith("hush.wav: scale, too short or silent\n"));
    assertTrue(evaluation.toCsv().endsWith("hush.wav,,,scale,,false,0.000000,,,,other\n"));
  }

  @Test
  void patternsThatNeverOccurScoreNothingAndCountForNothing() {
    judge(2, SCALE, SCALE, 1);

    ConfusionMatrix confusion = Evaluation.of(judgements).confusion();

    assertEquals(0, confusion.precision(OTHER), 0);
    assertEquals(0, confusion.recall(OTHER), 0);
    assertEquals(0, confusion.f1(OTHER), 0);
    assertEquals(1, confusion.macroF1(), 0);
  }

  @Test
  void aCertainMistakeCostsAFiniteAmount() {
    judge(1, OTHER, SCALE, 1);

    assertEquals(-Math.log(1e-7), Evaluation.of(judgements).logLoss(), 1e-12);
  }

  /** Confidences .9 .9 .9 .8×5 .7×4 .6 .5 .5, wrong the last three: 1/13, 2/14, 3/15. */
  @Test
  void riskGrowsWhereTheWrongAnswersAre() {
    RiskCoverage curve = example().riskCoverage();

    assertEquals(15, curve.coverage().size());
    assertEquals(0, curve.risk().get(11), 0);
    assertEquals(1.0 / 13, curve.risk().get(12), 1e-12);
    assertEquals(0.2, curve.risk().get(14), 1e-12);
    assertEquals((1.0 / 13 + 2.0 / 14 + 0.2) / 15, curve.area(), 1e-12);
  }

  @Test
  void theMajorityAndTheRulesAreToBeBeaten() {
    List<Evaluation.Baseline> baselines = example().baselines();

    assertEquals("steps and leaps", baselines.get(0).name());
    assertEquals(5.0 / 15, baselines.get(0).accuracy().value(), 1e-12);
    assertEquals("always arpeggio", baselines.get(1).name());
    assertEquals(6.0 / 15, baselines.get(1).accuracy().value(), 1e-12);
  }

  @Test
  void theTextIsTheReportToRead() {
    assertEquals(
        """
        15 takes, accuracy 80.00 % (54.81 to 92.95 %), macro-F1 0.7955, log loss 0.4827
        expected calibration error 0.2733 (15 bins), area under risk and coverage 0.0280
        baseline steps and leaps: accuracy 33.33 % (15.18 to 58.29 %), macro-F1 0.1667
        baseline always arpeggio: accuracy 40.00 % (19.82 to 64.25 %), macro-F1 0.1905
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
    assertEquals(2, json.getAsJsonArray("baselines").size());
    assertFalse(json.has("accuracyOverSingers"), "no singer is known");
  }

  @Test
  void singersAndTechniquesAreToldApart() {
    Judgement right = Judgements.of("a", "f1", SCALE, 0.1, 0.1, 0.8);
    Judgement wrong = Judgements.of("b", "m2", SCALE, 0.8, 0.1, 0.1);
    Judgement belted =
        new Judgement("c", "f1", "belt", SCALE, right.classification(), Judgements.STILL);
    Evaluation evaluation = Evaluation.of(List.of(right, wrong, belted));

    assertEquals(List.of("f1", "m2"), List.copyOf(evaluation.bySinger().keySet()));
    assertEquals(1, evaluation.bySinger().get("f1").value(), 0);
    assertEquals(0, evaluation.bySinger().get("m2").value(), 0);
    assertEquals(List.of("belt"), List.copyOf(evaluation.byTechnique().keySet()));
    // Of two singers, each draw is one of them twice or both.
    assertEquals(Optional.of(new Interval(0, 1)), evaluation.accuracyOverSingers());
    assertTrue(evaluation.toText().contains("\nsinger m2: 0.00 % ("));
    assertTrue(evaluation.toText().contains("\nover 2 singers, 95 % intervals: "));
  }

  /** Names of files and singers are not ours to choose. */
  @Test
  void namesCannotBreakOutOfTheReports() {
    String evil = "<script>alert('1')</script>\",\"&amp;\n";
    Judgement take = Judgements.of(evil, evil, SCALE, 0.8, 0.1, 0.1);
    Evaluation evaluation = Evaluation.of(List.of(take));

    String html = evaluation.toHtml(evil);
    assertFalse(html.contains("<script"), html);
    assertTrue(
        html.contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;,&quot;&amp;amp;"));
    String quoted = "\"<script>alert('1')</script>\"\",\"\"&amp;\n\",";
    assertTrue(evaluation.toCsv().contains("\n" + quoted + quoted), evaluation.toCsv());
    JsonObject json = JsonParser.parseString(evaluation.toJson()).getAsJsonObject();
    assertTrue(json.getAsJsonObject("bySinger").has(evil));
  }

  @Test
  void thePageNeedsNothingElse() {
    String html = example().toHtml("mine.vpm on takes");

    assertTrue(html.startsWith("<!doctype html>"));
    assertTrue(html.contains("default-src 'none'"));
    assertFalse(html.matches("(?s).*(src|href)=\"(?!data:|#).*"), "something is loaded");
    assertFalse(html.contains("url(http"), "something is loaded");
    assertEquals(3, html.split("<figure>", -1).length - 1);
    assertEquals(html, Evaluation.of(judgements).toHtml("mine.vpm on takes"));
  }

  @Test
  void nothingCannotBeEvaluated() {
    assertThrows(IllegalArgumentException.class, () -> Evaluation.of(List.of()));
    assertThrows(
        IllegalArgumentException.class,
        () -> TemperatureScaling.fit(List.of(Judgements.silent("hush.wav", SCALE))));
  }
}
