package io.github.vocalpatterns.evaluation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.VocalPattern;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EvaluationPropertyTest {

  /** Confidences of a hundredth make ties, which an order could hide behind. */
  private static List<Judgement> takes(long seed, int count) {
    Random random = new Random(seed);
    List<Judgement> takes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      VocalPattern truth = VocalPattern.values()[random.nextInt(3)];
      VocalPattern answer = VocalPattern.values()[random.nextInt(3)];
      double confidence = (34 + random.nextInt(67)) / 100.0;
      takes.add(
          random.nextInt(20) == 0
              ? Judgements.silent("take" + i, truth)
              : Judgements.of("take" + i, truth, answer, confidence));
    }
    return takes;
  }

  @Property(tries = 200)
  void theOrderOfTheTakesDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
    List<Judgement> takes = takes(seed, count);
    Evaluation evaluation = Evaluation.of(takes);
    List<Judgement> shuffled = new ArrayList<>(takes);
    Collections.shuffle(shuffled, new Random(seed));
    Evaluation other = Evaluation.of(shuffled);

    assertEquals(evaluation.confusion(), other.confusion());
    assertEquals(evaluation.logLoss(), other.logLoss(), 1e-12);
    assertEquals(
        evaluation.calibration().expectedError(), other.calibration().expectedError(), 1e-12);
    assertEquals(evaluation.riskCoverage(), other.riskCoverage());
    assertEquals(evaluation.baselines(), other.baselines());
  }

  @Property(tries = 200)
  void scoresStayWithinTheirBounds(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
    Evaluation evaluation = Evaluation.of(takes(seed, count));
    RiskCoverage curve = evaluation.riskCoverage();
    double error = evaluation.calibration().expectedError();

    assertTrue(error >= 0 && error <= 1, "calibration error " + error);
    assertTrue(curve.area() >= 0 && curve.area() <= 1, "area " + curve.area());
    assertEquals(1, curve.coverage().get(count - 1), 0);
    // Whoever answers everything is wrong as often as the accuracy leaves.
    assertEquals(1 - evaluation.accuracy().value(), curve.risk().get(count - 1), 1e-12);
    assertTrue(evaluation.accuracy().low() <= evaluation.accuracy().value());
    assertTrue(evaluation.accuracy().value() <= evaluation.accuracy().high());
  }

  @Property(tries = 100)
  void theBinsHoldEveryTakeThatCouldBeJudged(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int count) {
    List<Judgement> takes = takes(seed, count);
    Calibration calibration = Calibration.of(takes);

    assertEquals(
        takes.stream().filter(take -> take.classification().isPresent()).count(),
        calibration.bins().stream().mapToInt(Calibration.Bin::takes).sum());
    for (Calibration.Bin bin : calibration.bins()) {
      assertTrue(bin.from() - 1e-12 < bin.confidence() && bin.confidence() <= bin.to() + 1e-12);
    }
  }

  /** Sharpened or flattened answers have the temperature that was put in. */
  @Property(tries = 30)
  void scaledLogitsChangeTheTemperatureByTheirScale(
      @ForAll long seed, @ForAll @IntRange(min = 5, max = 20) int tenths) {
    double scale = tenths / 10.0;
    Random random = new Random(seed);
    List<Judgement> plain = new ArrayList<>();
    List<Judgement> scaled = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      double[] logits = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
      // Drawn from the probabilities themselves, so that the best temperature is near 1.
      VocalPattern truth = VocalPattern.values()[draw(softmax(logits, 1), random)];
      plain.add(Judgements.of("take" + i, "", truth, softmax(logits, 1)));
      scaled.add(Judgements.of("take" + i, "", truth, softmax(logits, scale)));
    }
    double temperature = TemperatureScaling.fit(plain);
    double expected = Math.max(0.05, Math.min(20, temperature * scale));
    if (temperature > 0.1 && temperature < 9) {
      assertEquals(expected, TemperatureScaling.fit(scaled), 1e-4 * expected);
    }
    assertArrayEquals(
        softmax(new double[] {1, 2, 3}, 1), softmax(new double[] {2, 3, 4}, 1), 1e-12);
  }

  private static int draw(double[] probabilities, Random random) {
    double rest = random.nextDouble();
    int index = 0;
    while (index < probabilities.length - 1 && rest >= probabilities[index]) {
      rest -= probabilities[index];
      index++;
    }
    return index;
  }

  private static double[] softmax(double[] logits, double scale) {
    double[] powers = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      powers[i] = Math.exp(scale * logits[i]);
      sum += powers[i];
    }
    for (int i = 0; i < powers.length; i++) {
      powers[i] /= sum;
    }
    return powers;
  }
}
