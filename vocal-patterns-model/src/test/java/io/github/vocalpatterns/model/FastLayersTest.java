package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

/** The layers of this package against Deeplearning4j's own, with the same weights. */
class FastLayersTest {

  private static final Layout STANDARD = Layout.standard(128, 302, 3);

  /** Odd sizes, a stride above the kernel, units that no vector divides. */
  private static final Layout RAGGED =
      new Layout(
          23,
          37,
          List.of(new Layout.Convolution(3, 5, 2), new Layout.Convolution(5, 2, 3)),
          7,
          6,
          3);

  @Test
  void gradientsAreDeeplearning4jsOwn() {
    assertSameGradients(STANDARD, 3);
    assertSameGradients(RAGGED, 4);
    assertSameGradients(RAGGED, 1);
  }

  private static void assertSameGradients(Layout layout, int examples) {
    ComputationGraph fast = Graphs.create(layout, 5, new FixedSchedule(1e-3));
    ComputationGraph stock = StockGraphs.create(layout, 5, new FixedSchedule(1e-3));
    stock.setParams(fast.params());
    INDArray[] inputs = {pictures(layout, examples, 7)};
    INDArray[] labels = {labels(layout, examples)};
    for (ComputationGraph graph : List.of(fast, stock)) {
      graph.setInputs(inputs);
      graph.setLabels(labels);
      graph.computeGradientAndScore();
    }

    assertEquals(stock.score(), fast.score(), 1e-5);
    stock
        .gradient()
        .gradientForVariable()
        .forEach(
            (name, expected) -> {
              float scale = expected.amaxNumber().floatValue();
              assertArrayEquals(
                  Floats.read(expected),
                  Floats.read(fast.gradient().getGradientFor(name)),
                  2e-4f * scale + 1e-7f,
                  name);
            });
  }

  static INDArray pictures(Layout layout, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count * layout.bands() * layout.frames()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return Nd4j.create(values, new long[] {count, 1, layout.bands(), layout.frames()}, 'c');
  }

  static INDArray labels(Layout layout, int count) {
    INDArray labels = Nd4j.zeros(count, layout.outputs());
    for (int i = 0; i < count; i++) {
      labels.putScalar(i, i % layout.outputs(), 1);
    }
    return labels;
  }
}
