package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Features;
import io.github.vocalpatterns.network.Shape.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A chain of layers from a picture of bands × frames to a few outputs, evaluated in plain Java.
 *
 * <pre>{@code
 * Network network = Network.of(128, 302, layers);
 * float[] probabilities = network.forward(spectrogram.toArray());
 * }</pre>
 *
 * <p>Immutable and safe for use by any number of threads. The same input gives the same bits on any
 * thread, JVM and processor. Buffers are kept from call to call, as many sets as calls have ever
 * run at once.
 */
public final class Network {

  /** Values of working memory beyond which a network is refused: a GiB. */
  private static final long MAX_SCRATCH = 1L << 28;

  private final int bands;
  private final int frames;
  private final List<Layer> layers;
  private final List<Step> steps;
  private final Features output;
  private final Queue<List<Step.Pass>> idlePasses = new ConcurrentLinkedQueue<>();

  private Network(int bands, int frames, List<Layer> layers, List<Step> steps, Features output) {
    this.bands = bands;
    this.frames = frames;
    this.layers = layers;
    this.steps = steps;
    this.output = output;
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
    List<Step> steps = new ArrayList<>();
    long scratch = (long) bands * frames;
    requireScratch("the input", scratch);
    Shape shape = new Picture(bands, frames, 1);
    for (int i = 0; i < copy.size(); i++) {
      Layer layer = copy.get(i);
      String name = "layer " + i + " (" + layer.getClass().getSimpleName() + ")";
      Step step;
      try {
        step = Step.of(layer, shape);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
      }
      scratch += step.scratchSize();
      requireScratch(name, scratch);
      steps.add(step);
      shape = step.output();
    }
    if (!(shape instanceof Features output)) {
      throw new IllegalArgumentException("the last layer gives " + shape + ", not features");
    }
    return new Network(bands, frames, copy, List.copyOf(steps), output);
  }

  private static void requirePositive(String name, int value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + ", it must be positive");
    }
  }

  private static void requireScratch(String name, long scratch) {
    if (scratch > MAX_SCRATCH) {
      throw new IllegalArgumentException(
          name
              + " brings the working memory to "
              + scratch
              + " values, at most "
              + MAX_SCRATCH
              + " are allowed");
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
    requireInput(input);
    List<Step.Pass> passes = idlePasses.poll();
    if (passes == null) {
      passes = steps.stream().map(Step::newPass).toList();
    }
    // A copy, as a step may overwrite what it is given.
    float[][] rows = {input.clone()};
    for (Step.Pass pass : passes) {
      rows = pass.run(rows);
    }
    float[] outputs = rows[0].clone();
    idlePasses.add(passes);
    for (int i = 0; i < outputs.length; i++) {
      if (!Float.isFinite(outputs[i])) {
        throw new ArithmeticException("output " + i + " of the network is " + outputs[i]);
      }
    }
    return outputs;
  }

  private void requireInput(float[] input) {
    if (input.length != bands * frames) {
      throw new IllegalArgumentException(
          "input has " + input.length + " values, it must have " + bands + " × " + frames);
    }
    for (int i = 0; i < input.length; i++) {
      if (!Float.isFinite(input[i])) {
        throw new IllegalArgumentException(
            "input value " + i + " is " + input[i] + ", every value must be finite");
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
    return output.count();
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
