package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.VocalPattern;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

class TargetsTest {

  private static final Geometry GEOMETRY = new Geometry(16, 24, Tones.LAYOUT, 3);

  /** Six takes: three, two and one. Balanced weights are 6/(3·3), 6/(3·2) and 6/(3·1). */
  @Test
  void balancedWeightsMakeEveryPatternCountAlike() {
    Targets targets =
        Targets.of(
            TrainingPlan.DEFAULT.toBuilder().classWeights(ClassWeights.BALANCED).build(),
            new Tones(1, 6).select(0, 3, 0, 1, 4, 2));

    assertArrayEquals(
        new float[] {2 / 3f, 0, 0, 0, 1, 0, 0, 0, 2}, targets.rows(new int[] {0, 1, 2}), 1e-6f);
  }

  @Test
  void smoothingSharesOutWhatItTakes() {
    Targets targets =
        Targets.of(TrainingPlan.DEFAULT.toBuilder().labelSmoothing(0.3).build(), new Tones(1, 3));

    assertArrayEquals(new float[] {0.1f, 0.8f, 0.1f}, targets.rows(new int[] {1}), 1e-6f);
  }

  /** Deeplearning4j's gradient of a softmax is wrong for rows that do not add up to 1, unless. */
  @Test
  void weightedRowsHaveTheGradientsOfTheWeightedLoss() {
    ComputationGraph graph =
        Graphs.create(GEOMETRY, new Graphs.Settings(1, new FixedSchedule(1e-3), true, true));
    graph.setInputs(GraphsTest.pictures(GEOMETRY, 2, 1));
    graph.setLabels(Nd4j.create(new float[][] {{0.2f, 1.6f, 0.2f}, {0.3f, 0, 0}}));
    graph.computeGradientAndScore();
    INDArray gradient = graph.gradient().getGradientFor(Graphs.OUTPUT + "_b").dup();
    INDArray bias = graph.getParam(Graphs.OUTPUT + "_b");
    for (int i = 0; i < 3; i++) {
      bias.putScalar(i, 1e-2);
      graph.computeGradientAndScore();
      double above = graph.score();
      bias.putScalar(i, -1e-2);
      graph.computeGradientAndScore();
      double below = graph.score();
      bias.putScalar(i, 0);
      assertEquals(gradient.getDouble(i) / 2, (above - below) / 2e-2, 1e-3, "output " + i);
    }
  }

  /** One pattern is all but ignored, so the network calls its takes something else. */
  @Test
  void weightsChangeWhatIsLearnt() throws IOException {
    TrainingPlan plan =
        TrainingPlan.DEFAULT.toBuilder()
            .epochs(8)
            .patience(8)
            .batchSize(8)
            .learningRate(5e-3)
            .build();
    ClassWeights partial =
        ClassWeights.of(
            Map.of(VocalPattern.SCALE, 1.0, VocalPattern.ARPEGGIO, 1.0, VocalPattern.OTHER, 1e-6));
    VocalPatternModel model = Tones.model(1);
    // Validated on the other two alone, as the weights would have it.
    TrainingReport report =
        model.train(
            new Tones(1, 44), withoutOther(), plan.toBuilder().classWeights(partial).build());

    assertTrue(report.best().orElseThrow().validationAccuracy() > 0.8, report::csv);
    var matrix = model.evaluate(new Tones(9, 30));
    assertTrue(matrix.accuracy().value() < 0.7, matrix::toText);
  }

  private static io.github.vocalpatterns.dataset.TakeSource withoutOther() {
    Tones all = new Tones(2, 15);
    return all.select(
        java.util.stream.IntStream.range(0, 15)
            .filter(i -> all.pattern(i) != VocalPattern.OTHER)
            .toArray());
  }

  @Test
  void weightsThatCannotWorkAreNamed() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> ClassWeights.of(Map.of(VocalPattern.SCALE, 1.0, VocalPattern.OTHER, 1.0)));

    assertEquals("the weight of arpeggio is null, it must be positive and finite", e.getMessage());
  }
}
