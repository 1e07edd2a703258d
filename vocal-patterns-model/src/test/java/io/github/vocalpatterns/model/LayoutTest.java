package io.github.vocalpatterns.model;

import static io.github.vocalpatterns.network.ToSequence.Order.PLAIN_RESHAPE;
import static io.github.vocalpatterns.network.ToSequence.Order.TIME_MAJOR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.network.Network;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.schedule.FixedSchedule;

class LayoutTest {

  /** After some steps, so that no weight and no running statistic is at a special value. */
  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void whateverTheSizesTheRuntimeAgreesWithWhatDeeplearning4jTrained(
      @ForAll("geometries") Geometry geometry) {
    ComputationGraph graph = Graphs.create(geometry, 1, new FixedSchedule(1e-2));
    for (int i = 0; i < 3; i++) {
      graph.fit(new DataSet(GraphsTest.pictures(geometry, 4, i), GraphsTest.labels(geometry, 4)));
    }

    Network network = new GraphWeights(graph, geometry).toNetwork();

    INDArray pictures = GraphsTest.pictures(geometry, 3, 99);
    float[][] expected = graph.outputSingle(pictures).toFloatMatrix();
    for (int i = 0; i < 3; i++) {
      float[] picture = pictures.get(NDArrayIndex.point(i)).dup('c').data().asFloat();
      assertArrayEquals(expected[i], network.forward(picture), 1e-5f);
    }
    assertEquals(geometry, Geometries.of(network));
    ComputationGraph other = Graphs.create(geometry, 2, new FixedSchedule(1e-2));
    new GraphWeights(other, geometry).copyFrom(network);
    assertEquals(graph.params(), other.params());
  }

  @Provide
  static Arbitrary<Geometry> geometries() {
    Arbitrary<Layout.Convolution> convolutions =
        Combinators.combine(
                Arbitraries.integers().between(1, 9),
                Arbitraries.integers().between(1, 6),
                Arbitraries.integers().between(1, 4),
                Arbitraries.integers().between(1, 4))
            .as(Layout.Convolution::new);
    Arbitrary<Layout> layouts =
        Combinators.combine(
                convolutions.list().ofMinSize(1).ofMaxSize(4),
                Arbitraries.of(TIME_MAJOR, PLAIN_RESHAPE),
                Arbitraries.integers().between(1, 17),
                Arbitraries.integers().between(1, 17))
            .as(Layout::new);
    return Combinators.combine(
            Arbitraries.integers().between(1, 30), Arbitraries.integers().between(1, 40), layouts)
        .as((bands, frames, layout) -> new Geometry(bands, frames, layout, 3));
  }

  @Test
  void modelsOfThePrototypesShapeCanBeTrainedFurther() throws IOException {
    Layout reshaped = new Layout(Tones.LAYOUT.convolutions(), PLAIN_RESHAPE, 8, 8);
    VocalPatternModel fresh = VocalPatternModel.build(Tones.SPEC, reshaped, 1);
    ModelFile file = fresh.export();

    VocalPatternModel model = VocalPatternModel.of(file);
    TrainingReport report =
        model.train(
            new Tones(1, 44),
            new Tones(2, 15),
            TrainingPlan.DEFAULT.toBuilder()
                .epochs(15)
                .patience(15)
                .batchSize(8)
                .learningRate(5e-3)
                .build());

    assertEquals(reshaped, model.layout());
    assertTrue(report.best().orElseThrow().validationAccuracy() > 0.8, report::csv);
  }

  @Test
  void thePrototypeCanBeBuiltAsItWas() {
    VocalPatternModel model = VocalPatternModel.build(FeatureSpec.PROTOTYPE, Layout.PROTOTYPE, 1);

    assertEquals(Layout.PROTOTYPE, VocalPatternModel.of(model.export()).layout());
    assertTrue(
        model.export().network().layers().toString().contains("PLAIN_RESHAPE"),
        () -> model.export().network().layers().toString());
  }

  @Test
  void sizesThatCannotWorkAreNamed() {
    List<Layout.Convolution> some = Layout.STANDARD.convolutions();
    for (Runnable wrong :
        List.<Runnable>of(
            () -> new Layout(List.of(), TIME_MAJOR, 8, 8),
            () -> new Layout(some, TIME_MAJOR, 0, 8),
            () -> new Layout(some, TIME_MAJOR, 8, 5000),
            () -> new Layout.Convolution(0, 3, 1),
            () -> new Layout.Convolution(8, 65, 1),
            () -> new Layout.Convolution(8, 3, -1))) {
      assertThrows(IllegalArgumentException.class, wrong::run);
    }
    assertEquals(
        "strideBands is 0, it must lie between 1 and 64",
        assertThrows(IllegalArgumentException.class, () -> new Layout.Convolution(8, 3, 0))
            .getMessage());
  }
}
