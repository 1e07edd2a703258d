package io.github.vocalpatterns.network;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.network.ToSequence.Order;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Both kernel sets against the definition and each other, in a process of its own as vectors are
 * what the process's flags make them. Prints the name of the kernels that ran beside the plain
 * ones.
 */
final class KernelTrial {

  private static final NetworkKernels PLAIN = new PlainKernels();

  private KernelTrial() {}

  /**
   * Fails with an exception; {@code args} name what else is to be done: {@code allocation}, {@code
   * features}.
   */
  public static void main(String[] args) {
    if (Arrays.asList(args).contains("features")) {
      features();
    }
    NetworkKernels vector = Engine.vectorKernels();
    NetworkKernels other = vector == null ? PLAIN : vector;
    Random random = new Random(1);
    for (int trial = 0; trial < 400; trial++) {
      int rows = 1 + random.nextInt(19);
      int terms = 1 + random.nextInt(40);
      int columns = 1 + random.nextInt(200);
      product(other, trial, rows, terms, columns);
      convolution(other, trial, rows, terms, columns);
      recurrence(other, trial, terms);
      gather(other, trial, 1 + trial % 3, columns);
      finiteness(other, trial, columns);
    }
    network(other);
    if (Arrays.asList(args).contains("allocation")) {
      allocation(PLAIN);
      allocation(other);
    }
    new PrintStream(new FileOutputStream(FileDescriptor.out), true).println(other.name());
  }

  /** As an application does that classifies. */
  private static void features() {
    Waveform second = Waveform.of(Weights.values(1, 1, 22050), 22050);
    for (int call = 0; call < 50; call++) {
      AudioFeatures.of(FeatureSpec.PROTOTYPE).windows(second);
    }
  }

  private static float[][] rows(int seed, int rows, int columns, int length) {
    float[][] values = new float[rows][];
    for (int r = 0; r < rows; r++) {
      values[r] = Arrays.copyOf(Weights.values(seed + 31 * r, 1, columns), length);
    }
    return values;
  }

  private static void product(NetworkKernels kernels, int seed, int rows, int terms, int columns) {
    float[][] inputs = rows(seed, rows, terms, terms);
    float[][] weights = rows(seed + 1, terms, columns, columns);
    float[] bias = Weights.values(seed + 2, 1, columns);
    float[][] plain = new float[rows][NetworkKernels.padded(columns)];
    PLAIN.product(weights, bias).newPass(rows + 3).run(plain, inputs, rows);
    float[][] actual = new float[rows][NetworkKernels.padded(columns)];
    kernels.product(weights, bias).newPass(rows + 3).run(actual, inputs, rows);
    for (int r = 0; r < rows; r++) {
      for (int n = 0; n < columns; n++) {
        double sum = bias[n];
        for (int k = 0; k < terms; k++) {
          sum += (double) inputs[r][k] * weights[k][n];
        }
        check(sum, plain[r][n], actual[r][n], terms);
      }
    }
  }

  private static void convolution(
      NetworkKernels kernels, int seed, int rows, int terms, int columns) {
    float[][] weights = rows(seed, rows, terms, terms);
    float[] planes = Weights.values(seed + 3, 1, 300 + NetworkKernels.padded(columns));
    int[] shifts = new Random(seed).ints(terms, 0, 300).toArray();
    NetworkKernels.Channels channels =
        new NetworkKernels.Channels(
            Weights.values(seed + 2, 1, rows),
            seed % 2 == 0,
            new Affine(Weights.values(seed + 4, 1, rows), Weights.values(seed + 5, 1, rows)));
    float[][] plain = new float[rows][NetworkKernels.padded(columns)];
    PLAIN.convolution(weights, channels, shifts, columns).newPass().run(plain, planes);
    float[][] actual = new float[rows][NetworkKernels.padded(columns)];
    kernels.convolution(weights, channels, shifts, columns).newPass().run(actual, planes);
    for (int r = 0; r < rows; r++) {
      for (int n = 0; n < columns; n++) {
        double sum = channels.bias()[r];
        for (int k = 0; k < terms; k++) {
          sum += (double) weights[r][k] * planes[shifts[k] + n];
        }
        double floored = channels.rectified() ? Math.max(sum, 0) : sum;
        double expected = floored * channels.affine().scale()[r] + channels.affine().shift()[r];
        check(expected, plain[r][n], actual[r][n], terms);
      }
    }
  }

  /** A few steps of an LSTM, two items at once, from a column on. */
  private static void recurrence(NetworkKernels kernels, int seed, int units) {
    float[][] weights = rows(seed, units, 4 * units, 4 * units);
    int steps = 3;
    int from = 5;
    float[][] gates =
        rows(seed, 2 * steps, from + 4 * units, NetworkKernels.padded(from + 4 * units));
    NetworkKernels.Recurrence.Pass plain = PLAIN.recurrence(weights).newPass(2);
    NetworkKernels.Recurrence.Pass actual = kernels.recurrence(weights).newPass(3);
    double[][] cells = new double[2][units];
    double[][] states = new double[2][units];
    for (int step = 0; step < steps; step++) {
      plain.advance(gates, step, steps, from, 2);
      actual.advance(gates, step, steps, from, 2);
      for (int item = 0; item < 2; item++) {
        float[] row = Arrays.copyOfRange(gates[item * steps + step], from, from + 4 * units);
        advance(row, weights, cells[item], states[item]);
        for (int unit = 0; unit < units; unit++) {
          check(states[item][unit], plain.state(item)[unit], actual.state(item)[unit], 10 * units);
        }
      }
    }
  }

  /** The definition, with all sums but the candidate's halved. */
  private static void advance(float[] sums, float[][] weights, double[] cells, double[] states) {
    int units = cells.length;
    double[] gates = new double[4 * units];
    for (int i = 0; i < gates.length; i++) {
      gates[i] = sums[i];
      for (int k = 0; k < units; k++) {
        gates[i] += states[k] * weights[k][i];
      }
    }
    for (int unit = 0; unit < units; unit++) {
      double input = 1 / (1 + Math.exp(-2 * gates[unit]));
      double forget = 1 / (1 + Math.exp(-2 * gates[units + unit]));
      double output = 1 / (1 + Math.exp(-2 * gates[3 * units + unit]));
      cells[unit] = forget * cells[unit] + input * Math.tanh(gates[2 * units + unit]);
      states[unit] = output * Math.tanh(cells[unit]);
    }
  }

  /** Rows of every stride-th value, up to the end of the source; nothing else is written. */
  private static void gather(NetworkKernels kernels, int seed, int stride, int length) {
    int count = 1 + seed % 4;
    int step = length * stride + seed % 3;
    NetworkKernels.Gather rows =
        new NetworkKernels.Gather(count, seed % 5, step, stride, length, length + 3);
    float[] source =
        Weights.values(seed, 1, rows.from() + (count - 1) * step + (length - 1) * stride + 1);
    float[] target = new float[2 + count * rows.pitch()];
    kernels.gather(rows, source, target, 2);
    for (int i = 0; i < target.length; i++) {
      int row = (i - 2) / rows.pitch();
      int place = (i - 2) % rows.pitch();
      boolean isIn = i >= 2 && place < length;
      float expected = isIn ? source[rows.from() + row * step + place * stride] : 0;
      if (target[i] != expected) {
        throw new AssertionError(rows + ": value " + i + " is " + target[i]);
      }
    }
  }

  private static void finiteness(NetworkKernels kernels, int seed, int count) {
    float[] values = Weights.values(seed, 1e38, count);
    boolean before = kernels.isFinite(values);
    values[seed % count] = seed % 2 == 0 ? Float.NaN : Float.NEGATIVE_INFINITY;
    if (!before || kernels.isFinite(values)) {
      throw new AssertionError("of " + count + " values, " + seed % count + " was not noticed");
    }
  }

  /** Rounding of as many sums as there are terms, each below their number. */
  private static void check(double expected, float plain, float actual, int terms) {
    if (Math.abs(plain - expected) > 1e-7 * (terms + 8)) {
      throw new AssertionError("the sum is " + expected + ", plain kernels say " + plain);
    }
    if (Float.floatToIntBits(plain) != Float.floatToIntBits(actual)) {
      throw new AssertionError("plain kernels say " + plain + ", the others " + actual);
    }
  }

  /** Channels, units and frames that fill no vector, block or tile. */
  private static List<Layer> ragged() {
    int[] two = {2, 2};
    return List.of(
        Weights.conv(1, 0.5, new int[] {5, 5, 1, 3}, two, Activation.RELU),
        Weights.norm(3, 3),
        Weights.conv(5, 0.5, new int[] {3, 2, 3, 12}, two, Activation.LINEAR),
        Weights.conv(7, 0.25, new int[] {3, 3, 12, 5}, new int[] {1, 1}, Activation.RELU),
        Weights.norm(9, 5),
        new ToSequence(Order.TIME_MAJOR, 13),
        Weights.bilstm(11, 0.25, 30, 6, true),
        Weights.norm(17, 12),
        Weights.bilstm(21, 0.25, 12, 7, false),
        Weights.dense(27, 0.5, 14, 9, Activation.RELU),
        Weights.dense(29, 0.5, 9, 3, Activation.SOFTMAX));
  }

  private static Engine engine(NetworkKernels kernels) {
    return Engine.of(21, 50, ragged(), kernels);
  }

  private static float[][] inputs(int count) {
    return rows(40, count, 21 * 50, 21 * 50);
  }

  /** Alone or in a batch of any size, whole or not: the same bits. */
  private static void network(NetworkKernels kernels) {
    float[][] inputs = inputs(37);
    float[][] together = engine(kernels).run(inputs);
    float[][] plain = engine(PLAIN).run(inputs);
    Engine alone = engine(kernels);
    for (int i = 0; i < inputs.length; i++) {
      float[] single = alone.run(new float[][] {inputs[i]})[0];
      if (!Arrays.equals(single, together[i]) || !Arrays.equals(single, plain[i])) {
        throw new AssertionError(
            "input "
                + i
                + ": "
                + Arrays.toString(single)
                + Arrays.toString(together[i])
                + Arrays.toString(plain[i]));
      }
    }
  }

  /** A vector that becomes an object, or a buffer that is not kept, would show as kilobytes. */
  private static void allocation(NetworkKernels kernels) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    Engine engine = engine(kernels);
    float[][] one = inputs(1);
    for (int call = 0; call < 3000; call++) {
      engine.run(one);
    }
    long before = threads.getCurrentThreadAllocatedBytes();
    int calls = 200;
    for (int call = 0; call < calls; call++) {
      engine.run(one);
    }
    long bytes = (threads.getCurrentThreadAllocatedBytes() - before) / calls;
    // Three floats in an array within an array.
    if (bytes > 64) {
      throw new AssertionError(kernels.name() + " allocates " + bytes + " bytes a call");
    }
  }
}
