package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.BatchNorm;
import io.github.vocalpatterns.network.Conv2d;
import io.github.vocalpatterns.network.Layer;
import java.io.IOException;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.schedule.FixedSchedule;

class FineTuningTest {

  private static final TrainingPlan PLAN =
      TrainingPlan.DEFAULT.toBuilder()
          .epochs(4)
          .patience(4)
          .batchSize(8)
          .learningRate(5e-3)
          .threads(1)
          .build();

  /** Running statistics as well: they follow the data even where gradients are 0. */
  @Test
  void frozenConvolutionsStayAsTheyAreToTheBitWhileTheRestLearns() throws IOException {
    VocalPatternModel trained = Tones.model(1);
    trained.train(new Tones(1, 44), new Tones(2, 15), PLAN);
    ModelFile before = trained.export();

    VocalPatternModel tuned = VocalPatternModel.of(before);
    TrainingReport report =
        tuned.train(
            new Tones(5, 30),
            new Tones(6, 15),
            PLAN.toBuilder().freezeConvolutions(true).learningRate(1e-3).build());

    List<Layer> old = before.network().layers();
    List<Layer> now = tuned.export().network().layers();
    for (int i = 0; i < old.size(); i++) {
      if (old.get(i) instanceof Conv2d || old.get(i) instanceof BatchNorm) {
        assertEquals(old.get(i), now.get(i), "layer " + i);
      }
    }
    assertNotEquals(old.subList(5, 9), now.subList(5, 9));
    assertTrue(
        report.epochs().get(report.epochs().size() - 1).trainingLoss()
            < report.epochs().get(0).trainingLoss(),
        report::csv);
    assertEquals("true", tuned.export().card().provenance().get("training.freezeConvolutions"));
  }

  /** What is frozen must not bend the gradients of what is not. */
  @Test
  void theRestLearnsAsIfTheConvolutionsWereItsInput() {
    Geometry geometry = new Geometry(16, 24, Tones.LAYOUT, 3);
    ComputationGraph graph =
        Graphs.create(geometry, new Graphs.Settings(1, new FixedSchedule(1e-3), true, false));
    INDArray pictures = GraphsTest.pictures(geometry, 5, 1);
    INDArray labels = GraphsTest.labels(geometry, 5);
    INDArray start = graph.params().dup();
    graph.setInputs(pictures);
    graph.setLabels(labels);
    graph.computeGradientAndScore();
    INDArray gradient = graph.gradient().getGradientFor(Graphs.DENSE + "_W").dup();
    INDArray weights = graph.getParam(Graphs.DENSE + "_W");

    INDArray direction = gradient.dup().divi(gradient.norm2Number());
    weights.addi(direction.mul(2e-3));
    graph.computeGradientAndScore();
    double above = graph.score();
    weights.subi(direction.mul(4e-3));
    graph.computeGradientAndScore();
    double below = graph.score();

    double expected = gradient.norm2Number().doubleValue() / 5;
    assertEquals(expected, (above - below) / 4e-3, 0.01 * expected);

    graph.setParams(start);
    graph.fit(new DataSet(pictures, labels));
    for (String name : List.of("conv1_W", "conv2_b", "norm1_gamma", "norm2_mean", "norm2_var")) {
      INDArray now = graph.getParam(name).dup();
      graph.setParams(start);
      assertEquals(graph.getParam(name), now, name);
      graph.fit(new DataSet(pictures, labels));
    }
  }

  @Test
  void theShippedModelCanBeTunedToOnesOwnRecordings() throws IOException {
    VocalPatternModel model =
        VocalPatternModel.of(io.github.vocalpatterns.Classifier.pretrained().model());

    assertEquals(Layout.STANDARD, model.layout());
    assertEquals("6000", model.export().card().provenance().get("training.takes"));
  }
}
