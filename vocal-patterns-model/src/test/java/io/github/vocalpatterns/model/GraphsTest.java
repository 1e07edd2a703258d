package io.github.vocalpatterns.model;

import static io.github.vocalpatterns.network.ToSequence.Order.PLAIN_RESHAPE;
import static io.github.vocalpatterns.network.ToSequence.Order.TIME_MAJOR;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.model.layers.Floats;
import io.github.vocalpatterns.model.layers.SeededDropout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;

class GraphsTest {

  private static final Geometry STANDARD = new Geometry(128, 302, Layout.STANDARD, 3);

  /** Odd sizes, a stride above the kernel, units that no vector divides. */
  private static final Geometry RAGGED =
      new Geometry(
          23,
          37,
          new Layout(
              List.of(new Layout.Convolution(3, 5, 2, 1), new Layout.Convolution(5, 2, 1, 3)),
              TIME_MAJOR,
              7,
              6),
          3);

  private static final Geometry RESHAPED =
      new Geometry(
          23,
          37,
          new Layout(RAGGED.convolutions(), PLAIN_RESHAPE, RAGGED.lstmUnits(), RAGGED.denseUnits()),
          3);

  /** Short enough that a forget gate of one half leaves something of the first step. */
  private static final Geometry SHORT =
      new Geometry(
          8, 10, new Layout(List.of(new Layout.Convolution(4, 3, 2)), TIME_MAJOR, 6, 5), 3);

  /** Deeplearning4j's own layers, put together by {@link StockGraphs}, are the oracle. */
  @Test
  void scoresAndGradientsAreDeeplearning4jsOwn() {
    assertSameGradients(STANDARD, 3);
    assertSameGradients(RAGGED, 4);
    assertSameGradients(RAGGED, 1);
    assertSameGradients(RESHAPED, 4);
  }

  private static void assertSameGradients(Geometry geometry, int examples) {
    ComputationGraph fast = withGradients(graph(geometry), geometry, examples);
    ComputationGraph stock =
        withGradients(StockGraphs.create(geometry, 5, new FixedSchedule(1e-3)), geometry, examples);

    assertEquals(stock.params(), fast.params());
    assertEquals(stock.score(), fast.score(), 1e-5);
    Map<String, INDArray> expected = stock.gradient().gradientForVariable();
    assertEquals(expected.keySet(), fast.gradient().gradientForVariable().keySet());
    expected.forEach(
        (name, values) ->
            assertArrayEquals(
                Floats.read(values),
                Floats.read(fast.gradient().getGradientFor(name)),
                2e-4f * values.amaxNumber().floatValue() + 1e-7f,
                name));
  }

  /** Training goes on from what a step left behind: running statistics, buffers, batch sizes. */
  @Test
  void severalStepsOfTrainingAreDeeplearning4jsOwn() {
    ComputationGraph fast = graph(RAGGED);
    ComputationGraph stock = StockGraphs.create(RAGGED, 5, new FixedSchedule(1e-3));
    for (int examples : new int[] {4, 2, 4, 3}) {
      for (ComputationGraph graph : List.of(fast, stock)) {
        graph.fit(
            new INDArray[] {pictures(RAGGED, examples, examples)},
            new INDArray[] {labels(RAGGED, examples)});
      }
    }

    assertArrayEquals(Floats.read(stock.params()), Floats.read(fast.params()), 1e-4f);
  }

  /**
   * The slope of the loss along a random direction of each parameter, measured, against what
   * backpropagation says. Running statistics are left out: what stands in their place is no
   * gradient.
   */
  @Test
  void gradientsAreTheSlopesOfTheLoss() {
    assertSlopes(SHORT, 20);
    Layout layout = SHORT.layout();
    assertSlopes(
        new Geometry(8, 10, new Layout(layout.convolutions(), PLAIN_RESHAPE, 6, 5), 3), 20);
    List<Layout.Convolution> two =
        List.of(new Layout.Convolution(3, 3, 2), new Layout.Convolution(4, 2, 1));
    assertSlopes(new Geometry(8, 10, new Layout(two, TIME_MAJOR, 6, 5), 3), 24);
  }

  private static void assertSlopes(Geometry geometry, int parameters) {
    ComputationGraph graph = withGradients(graph(geometry), geometry, 5);
    Map<String, INDArray> gradients = new LinkedHashMap<>();
    graph.gradient().gradientForVariable().forEach((name, g) -> gradients.put(name, g.dup()));
    SplittableRandom random = new SplittableRandom(1);
    int checked = 0;
    for (Map.Entry<String, INDArray> entry : gradients.entrySet()) {
      String name = entry.getKey();
      if (name.endsWith("_mean") || name.endsWith("_var")) {
        continue;
      }
      INDArray parameter = graph.getParam(name);
      INDArray direction = Nd4j.create(parameter.shape());
      for (int i = 0; i < direction.length(); i++) {
        direction.putScalar(i, random.nextDouble() - 0.5);
      }
      // Short enough to stay on one side of the kinks of the ReLUs.
      double step = 1e-3;
      double slope =
          (scoreAt(graph, parameter, direction, step) - scoreAt(graph, parameter, direction, -step))
              / (2 * step);
      // Gradients are sums over the batch; the optimiser divides them.
      double expected = entry.getValue().mul(direction).sumNumber().doubleValue() / 5;
      assertEquals(expected, slope, 0.01 * Math.abs(expected) + 1e-4, name);
      checked++;
    }
    assertEquals(parameters, checked);
  }

  private static double scoreAt(
      ComputationGraph graph, INDArray parameter, INDArray direction, double step) {
    INDArray original = parameter.dup();
    parameter.addi(direction.mul(step));
    graph.computeGradientAndScore();
    parameter.assign(original);
    return graph.score();
  }

  /** A half that saw only one end of the clip would not notice a change at the other. */
  @Test
  void bothHalvesOfTheLastRecurrentLayerSeeBothEndsOfTheClip() {
    ComputationGraph graph = graph(SHORT);
    INDArray picture = pictures(SHORT, 1, 3);
    INDArray before = graph.feedForward(picture, false).get(Graphs.LSTM2).dup();
    for (int frame : new int[] {0, SHORT.frames() - 1}) {
      INDArray changed = picture.dup();
      for (int band = 0; band < SHORT.bands(); band++) {
        changed.putScalar(0, 0, band, frame, 1 - picture.getDouble(0, 0, band, frame));
      }
      INDArray after = graph.feedForward(changed, false).get(Graphs.LSTM2);
      for (int unit = 0; unit < 2 * SHORT.lstmUnits(); unit++) {
        assertNotEquals(
            before.getFloat(0, unit), after.getFloat(0, unit), "frame " + frame + ", unit " + unit);
      }
    }
  }

  /** In the prototype they were not: the recurrent layers walked over frequency. */
  @Test
  void theStepsOfTheSequenceAreMomentsInTime() {
    ComputationGraph graph = graph(SHORT);
    INDArray picture = pictures(SHORT, 1, 3);
    INDArray changed = picture.dup();
    int last = SHORT.frames() - 1;
    for (int band = 0; band < SHORT.bands(); band++) {
      changed.putScalar(0, 0, band, last, 0);
    }
    INDArray before = graph.feedForward(picture, false).get("sequence").dup();
    INDArray after = graph.feedForward(changed, false).get("sequence");
    for (int step = 0; step < SHORT.steps(); step++) {
      boolean same = true;
      for (int feature = 0; feature < SHORT.features(); feature++) {
        same &= before.getFloat(0, feature, step) == after.getFloat(0, feature, step);
      }
      assertEquals(step < SHORT.steps() - 1, same, "step " + step);
    }
  }

  @Test
  void dropoutDropsAQuarterAndKeepsTheSum() {
    INDArray ones = Nd4j.ones(20, 50, 20);
    SeededDropout dropout = new SeededDropout(1, 0.25);

    INDArray first = dropout.applyDropout(ones, ones.dup(), 0, 0, null);
    INDArray again = dropout.applyDropout(ones, ones.dup(), 0, 0, null);
    INDArray next = dropout.applyDropout(ones, ones.dup(), 1, 0, null);

    // 20 000 draws: standard deviations 0.003 and 0.004.
    assertEquals(0.25, first.eq(0).castTo(first.dataType()).meanNumber().doubleValue(), 0.015);
    assertEquals(1, first.meanNumber().doubleValue(), 0.02);
    assertEquals(first, again);
    assertNotEquals(first, next);
    assertTrue(first.maxNumber().doubleValue() < 1.34);
  }

  private static ComputationGraph graph(Geometry geometry) {
    return Graphs.create(geometry, 5, new FixedSchedule(1e-3));
  }

  private static ComputationGraph withGradients(
      ComputationGraph graph, Geometry geometry, int examples) {
    graph.setInputs(pictures(geometry, examples, 7));
    graph.setLabels(labels(geometry, examples));
    graph.computeGradientAndScore();
    return graph;
  }

  static INDArray pictures(Geometry geometry, int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[count * geometry.bands() * geometry.frames()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble();
    }
    return Nd4j.create(values, new long[] {count, 1, geometry.bands(), geometry.frames()}, 'c');
  }

  static INDArray labels(Geometry geometry, int count) {
    INDArray labels = Nd4j.zeros(count, geometry.outputs());
    for (int i = 0; i < count; i++) {
      labels.putScalar(i, i % geometry.outputs(), 1);
    }
    return labels;
  }
}
