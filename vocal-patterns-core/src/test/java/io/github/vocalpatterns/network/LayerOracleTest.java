package io.github.vocalpatterns.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vocalpatterns.network.Shape.Features;
import io.github.vocalpatterns.network.Shape.Picture;
import io.github.vocalpatterns.network.Shape.Sequence;
import io.github.vocalpatterns.network.ToSequence.Order;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The layers against {@link Oracle} over ragged shapes, which leave remainders in every loop. */
class LayerOracleTest {

  /** Rounding of a sum of n products, each below 1, in float. */
  private static double tolerance(int terms) {
    return 1e-7 * (terms + 8);
  }

  private static double[][][] picture(float[] values, int bands, int frames, int channels) {
    double[][][] picture = new double[bands][frames][channels];
    for (int i = 0; i < values.length; i++) {
      picture[i / channels / frames][i / channels % frames][i % channels] = values[i];
    }
    return picture;
  }

  private static double[] flat(double[][][] picture) {
    List<Double> values = new ArrayList<>();
    for (double[][] band : picture) {
      for (double[] frame : band) {
        for (double value : frame) {
          values.add(value);
        }
      }
    }
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  @Property(tries = 300)
  void aConvolutionIsItsDefinition(
      @ForAll @IntRange(min = 1, max = 9) int bands,
      @ForAll @IntRange(min = 1, max = 19) int frames,
      @ForAll @IntRange(min = 1, max = 3) int inputs,
      @ForAll @IntRange(min = 1, max = 6) int kernelBands,
      @ForAll @IntRange(min = 1, max = 6) int kernelFrames,
      @ForAll @IntRange(min = 1, max = 4) int strideBands,
      @ForAll @IntRange(min = 1, max = 4) int strideFrames,
      @ForAll @IntRange(min = 1, max = 5) int outputs,
      @ForAll boolean relu,
      @ForAll int seed) {
    Conv2d layer =
        Weights.conv(
            seed,
            1,
            new int[] {kernelBands, kernelFrames, inputs, outputs},
            new int[] {strideBands, strideFrames},
            relu ? Activation.RELU : Activation.LINEAR);
    float[] values = Weights.values(seed + 7, 1, bands * frames * inputs);
    double[] expected = flat(Oracle.conv(layer, picture(values, bands, frames, inputs)));
    float[] actual = Weights.run(new Picture(bands, frames, inputs), values, layer);
    assertArrayEquals(expected, doubles(actual), tolerance(kernelBands * kernelFrames * inputs));
  }

  @Property(tries = 100)
  void normalisationWorksOnEveryChannelOfAPictureAndEveryFeature(
      @ForAll @IntRange(min = 1, max = 5) int rows,
      @ForAll @IntRange(min = 1, max = 9) int frames,
      @ForAll @IntRange(min = 1, max = 6) int channels,
      @ForAll int seed) {
    BatchNorm layer = Weights.norm(seed, channels);
    float[] values = Weights.values(seed + 7, 1, rows * frames * channels);
    double[] expected = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      expected[i] = Oracle.norm(layer, i % channels, values[i]);
    }
    for (Shape shape :
        List.of(new Picture(rows, frames, channels), new Sequence(rows * frames, channels))) {
      assertArrayEquals(expected, doubles(Weights.run(shape, values, layer)), 2e-6);
    }
  }

  @Property(tries = 100)
  void timeMajorOrderGivesOneStepAFrame(
      @ForAll @IntRange(min = 1, max = 5) int bands,
      @ForAll @IntRange(min = 1, max = 7) int frames,
      @ForAll @IntRange(min = 1, max = 4) int channels) {
    float[] values = Weights.values(1, 1, bands * frames * channels);
    float[] steps =
        Weights.run(
            new Picture(bands, frames, channels), values, new ToSequence(Order.TIME_MAJOR, frames));
    double[][][] picture = picture(values, bands, frames, channels);
    for (int t = 0; t < frames; t++) {
      for (int b = 0; b < bands; b++) {
        for (int c = 0; c < channels; c++) {
          assertEquals(picture[b][t][c], steps[(t * bands + b) * channels + c]);
        }
      }
    }
  }

  @Property(tries = 100)
  void aPlainReshapeLeavesEveryValueWhereItLies(
      @ForAll @IntRange(min = 1, max = 5) int bands,
      @ForAll @IntRange(min = 1, max = 7) int steps,
      @ForAll @IntRange(min = 1, max = 4) int channels) {
    float[] values = Weights.values(1, 1, bands * steps * channels);
    float[] reshaped =
        Weights.run(
            new Picture(bands, steps, channels),
            values,
            new ToSequence(Order.PLAIN_RESHAPE, steps));
    assertArrayEquals(values, reshaped);
  }

  @Property(tries = 200)
  void aBidirectionalLstmIsItsDefinitionBothWays(
      @ForAll @IntRange(min = 1, max = 12) int steps,
      @ForAll @IntRange(min = 1, max = 11) int inputs,
      @ForAll @IntRange(min = 1, max = 7) int units,
      @ForAll int seed) {
    BiLstm layer = Weights.bilstm(seed, 1.5, inputs, units, true);
    float[] values = Weights.values(seed + 7, 1, steps * inputs);
    double[][] sequence = picture(values, 1, steps, inputs)[0];
    double[][] forward = Oracle.lstm(layer.forward(), sequence);
    Collections.reverse(Arrays.asList(sequence));
    double[][] backward = Oracle.lstm(layer.backward(), sequence);
    float[] states = Weights.run(new Sequence(steps, inputs), values, layer);
    for (int t = 0; t < steps; t++) {
      for (int u = 0; u < units; u++) {
        assertEquals(forward[t][u], states[t * 2 * units + u], 2e-5);
        assertEquals(backward[steps - 1 - t][u], states[(t * 2 + 1) * units + u], 2e-5);
      }
    }
    BiLstm last = new BiLstm(layer.forward(), layer.backward(), false);
    float[] ends = Weights.run(new Sequence(steps, inputs), values, last);
    for (int u = 0; u < units; u++) {
      assertEquals(states[(steps - 1) * 2 * units + u], ends[u]);
      assertEquals(states[units + u], ends[units + u]);
    }
  }

  @Property(tries = 100)
  void aDenseLayerIsItsDefinition(
      @ForAll @IntRange(min = 1, max = 23) int inputs,
      @ForAll @IntRange(min = 1, max = 19) int outputs,
      @ForAll Activation activation,
      @ForAll int seed) {
    Dense layer = Weights.dense(seed, 1, inputs, outputs, activation);
    float[] values = Weights.values(seed + 7, 1, inputs);
    double[] expected = new double[outputs];
    double powers = 0;
    for (int o = 0; o < outputs; o++) {
      expected[o] = layer.bias().toArray()[o];
      for (int i = 0; i < inputs; i++) {
        expected[o] += values[i] * (double) layer.kernel().toArray()[i * outputs + o];
      }
      powers += Math.exp(expected[o]);
    }
    for (int o = 0; o < outputs; o++) {
      expected[o] =
          switch (activation) {
            case LINEAR -> expected[o];
            case RELU -> Math.max(expected[o], 0);
            case SOFTMAX -> Math.exp(expected[o]) / powers;
          };
    }
    float[] actual = Weights.run(new Features(inputs), values, layer);
    assertArrayEquals(expected, doubles(actual), tolerance(inputs));
  }
}
