package io.github.vocalpatterns.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vocalpatterns.VocalPattern;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Holds every score to scikit-learn, SciPy and NumPy, by tools/evaluation_fixtures.py. */
class EvaluationGoldenTest {

  private static final double SAME = 1e-9;

  private final Map<String, Double> scores = new HashMap<>();
  private final List<Judgement> takes = new ArrayList<>();

  EvaluationGoldenTest() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                EvaluationGoldenTest.class.getResourceAsStream("takes.csv"),
                StandardCharsets.UTF_8))) {
      for (String line : lines.lines().toList()) {
        String[] fields = line.split(",");
        if (fields[0].equals("score")) {
          scores.put(fields[1], Double.parseDouble(fields[2]));
        } else if (fields[0].equals("take")) {
          takes.add(
              Judgements.of(
                  "take" + takes.size(),
                  fields[1],
                  VocalPattern.fromLabel(fields[2]),
                  Double.parseDouble(fields[3]),
                  Double.parseDouble(fields[4]),
                  Double.parseDouble(fields[5])));
        }
      }
    }
  }

  private void assertScore(String name, double value, double tolerance) {
    assertEquals(scores.get(name), value, tolerance, name);
  }

  @Test
  void everyScoreIsThatOfScikitLearn() {
    Evaluation evaluation = Evaluation.of(takes);
    ConfusionMatrix confusion = evaluation.confusion();

    assertEquals(300, takes.size());
    assertScore("accuracy", confusion.accuracy(), SAME);
    assertScore("macro_f1", confusion.macroF1(), SAME);
    assertScore("log_loss", evaluation.logLoss(), SAME);
    for (VocalPattern pattern : VocalPattern.values()) {
      assertScore("precision_" + pattern.label(), confusion.precision(pattern), SAME);
      assertScore("recall_" + pattern.label(), confusion.recall(pattern), SAME);
      assertScore("f1_" + pattern.label(), confusion.f1(pattern), SAME);
    }
  }

  @Test
  void calibrationAndAbstainingAreAsNumPySays() {
    Evaluation evaluation = Evaluation.of(takes);

    assertScore("calibration_error", evaluation.calibration().expectedError(), SAME);
    assertScore("area", evaluation.riskCoverage().area(), SAME);
  }

  /** The loss is flat at its least: its digits end where the square root of a double's do. */
  @Test
  void theTemperatureIsThatOfSciPy() {
    assertScore("temperature", TemperatureScaling.fit(takes), 1e-6);
  }

  /** Two bootstraps draw apart: 2000 draws put a percentile within a percent or so. */
  @Test
  void theIntervalOverSingersIsThatOfALargerBootstrap() {
    Interval interval = Evaluation.of(takes).accuracyOverSingers().orElseThrow();

    assertScore("accuracy_low", interval.low(), 0.015);
    assertScore("accuracy_high", interval.high(), 0.015);
  }
}
