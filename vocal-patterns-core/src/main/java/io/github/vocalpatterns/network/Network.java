package io.github.vocalpatterns.network;

import java.util.List;

/**
 * A chain of layers from a picture of bands × frames to a few outputs, evaluated in Java.
 *
 * <pre>{@code
 * Network network = Network.of(128, 302, layers);
 * float[] probabilities = network.forward(spectrogram.toArray());
 * }</pre>
 *
 * <p>Immutable and safe for use by any number of threads. The same input gives the same bits on any
 * thread, alone or among others, with plain kernels and those of the Vector API, and on every
 * processor that multiplies and adds in one instruction, as those of the last ten years do. Buffers
 * are kept from call to call, one set a processor: further calls at the same time wait.
 */
public final class Network {

  private final int bands;
  private final int frames;
  private final List<Layer> layers;
  private final Engine engine;

  private Network(int bands, int frames, List<Layer> layers, Engine engine) {
    this.bands = bands;
    this.frames = frames;
    this.layers = layers;
    this.engine = engine;
  }

  /**
   * Checks that the layers fit each other and readies them.
   *
   * @param bands height of the input
   * @param frames width of the input
   * @param layers from the input to the output; the last must give features
   * @throws IllegalArgumentException if a layer does not fit what comes before it, the last gives
   *     no features, or the network would take more than 1 GiB of working memory
   */
  public static Network of(int bands, int frames, List<Layer> layers) {
    requirePositive("bands", bands);
    requirePositive("frames", frames);
    List<Layer> copy = List.copyOf(layers);
    return new Network(bands, frames, copy, Engine.of(bands, frames, copy));
  }

  private static void requirePositive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + ", it must be positive");
    }
  }

  /**
   * Evaluates the network.
   *
   * @param input bands × frames values, band by band; left as it is
   * @return {@link #outputs()} values
   * @throws IllegalArgumentException if there are not {@code bands * frames} values or one is NaN
   *     or infinite
   * @throws ArithmeticException if the weights are so large that an output overflows
   */
  public float[] forward(float[] input) {
    return evaluate(new float[][] {input})[0];
  }

  /**
   * Evaluates the network on several inputs, on the calling thread: faster than one by one, as they
   * share the way of the weights through the caches, and to the same bits.
   *
   * @param inputs as {@link #forward} takes them
   * @return the outputs of each, in the order of the inputs
   * @throws IllegalArgumentException if an input is none that {@link #forward} takes
   * @throws ArithmeticException if the weights are so large that an output overflows
   */
  public List<float[]> forwardAll(List<float[]> inputs) {
    return List.of(evaluate(inputs.toArray(float[][]::new)));
  }

  private float[][] evaluate(float[][] inputs) {
    for (float[] input : inputs) {
      requireInput(input);
    }
    float[][] outputs = engine.run(inputs);
    for (float[] values : outputs) {
      for (int i = 0; i < values.length; i++) {
        if (!Float.isFinite(values[i])) {
          throw new ArithmeticException("output " + i + " of the network is " + values[i]);
        }
      }
    }
    return outputs;
  }

  private void requireInput(float[] input) {
    if (input.length != bands * frames) {
      throw new IllegalArgumentException(
          "input has " + input.length + " values, it must have " + bands + " × " + frames);
    }
    if (!engine.isFinite(input)) {
      for (int i = 0; i < input.length; i++) {
        if (!Float.isFinite(input[i])) {
          throw new IllegalArgumentException(
              "input value " + i + " is " + input[i] + ", every value must be finite");
        }
      }
    }
  }

  /** Height of the input. */
  public int bands() {
    return bands;
  }

  /** Width of the input. */
  public int frames() {
    return frames;
  }

  /** Number of outputs. */
  public int outputs() {
    return engine.outputs();
  }

  /** The layers from the input to the output. */
  public List<Layer> layers() {
    return layers;
  }

  /** For example {@code Network[128 bands × 302 frames, 13 layers, 3 outputs]}. */
  @Override
  public String toString() {
    return "Network[%d bands × %d frames, %d layers, %d outputs]"
        .formatted(bands, frames, layers.size(), outputs());
  }
}
