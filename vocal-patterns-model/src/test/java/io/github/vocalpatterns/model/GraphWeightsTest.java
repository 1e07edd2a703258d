package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vocalpatterns.network.Network;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

class GraphWeightsTest {

  private static final Geometry LAYOUT = new Geometry(128, 302, Layout.STANDARD, 3);

  @Test
  void theRuntimeAgreesWithDeeplearning4jOnFreshWeights() {
    ComputationGraph graph = Graphs.create(LAYOUT, 1, new FixedSchedule(1e-3));

    assertAgree(graph, 4);
  }

  /** Training moves the running statistics away from 0 and 1, where mistakes would not show. */
  @Test
  void theRuntimeAgreesWithDeeplearning4jAfterTraining() {
    ComputationGraph graph = Graphs.create(LAYOUT, 2, new FixedSchedule(1e-3));
    for (int i = 0; i < 3; i++) {
      INDArray labels = Nd4j.zeros(3, 3);
      for (int j = 0; j < 3; j++) {
        labels.putScalar(j, j, 1);
      }
      graph.fit(new DataSet(GraphsTest.pictures(LAYOUT, 3, i), labels));
    }

    assertAgree(graph, 4);
  }

  @Test
  void weightsSurviveTheWayToTheRuntimeAndBack() {
    ComputationGraph graph = Graphs.create(LAYOUT, 3, new FixedSchedule(1e-3));
    ComputationGraph other = Graphs.create(LAYOUT, 4, new FixedSchedule(1e-3));

    new GraphWeights(other, LAYOUT).copyFrom(new GraphWeights(graph, LAYOUT).toNetwork());

    assertEquals(graph.params(), other.params());
  }

  private static void assertAgree(ComputationGraph graph, int count) {
    Network network = new GraphWeights(graph, LAYOUT).toNetwork();
    INDArray pictures = GraphsTest.pictures(LAYOUT, count, 99);
    float[][] expected = graph.outputSingle(pictures).toFloatMatrix();
    for (int i = 0; i < count; i++) {
      float[] picture =
          pictures.get(org.nd4j.linalg.indexing.NDArrayIndex.point(i)).dup('c').data().asFloat();
      assertArrayEquals(expected[i], network.forward(picture), 1e-5f);
    }
  }
}
