package io.github.vocalpatterns.model;

import io.github.vocalpatterns.network.ToSequence;
import java.util.List;

/**
 * The size and shape of a CNN-BiLSTM: convolutions, each with ReLU and batch normalisation, two
 * bidirectional LSTMs, a dense layer with ReLU, and a softmax over the patterns. Immutable.
 *
 * @param convolutions from the input on, at least one
 * @param order how the picture that the convolutions leave becomes the steps of the recurrent
 *     layers
 * @param lstmUnits units of each direction of both recurrent layers
 * @param denseUnits units of the layer before the output
 */
public record Layout(
    List<Convolution> convolutions, ToSequence.Order order, int lstmUnits, int denseUnits) {

  /** Sizes beyond these would be a slip of the pen. */
  private static final int MOST_UNITS = 4096;

  private static final int MOST_TAPS = 64;

  /** The shipped model's; docs/model.md tells what else was tried. */
  public static final Layout STANDARD =
      new Layout(
          List.of(
              new Convolution(8, 5, 2),
              new Convolution(16, 3, 2),
              new Convolution(32, 3, 2),
              new Convolution(64, 3, 2, 1)),
          ToSequence.Order.TIME_MAJOR,
          64,
          64);

  /** The Python prototype's, with its plain reshape for the sequence. */
  public static final Layout PROTOTYPE =
      new Layout(
          List.of(
              new Convolution(8, 5, 2),
              new Convolution(16, 2, 2),
              new Convolution(32, 3, 2),
              new Convolution(64, 3, 1)),
          ToSequence.Order.PLAIN_RESHAPE,
          64,
          64);

  /**
   * A square kernel with "same" padding.
   *
   * @param channels number of filters
   * @param kernel height and width
   * @param strideBands from one place of the kernel to the next in frequency
   * @param strideFrames and in time
   */
  public record Convolution(int channels, int kernel, int strideBands, int strideFrames) {

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException if one cannot work, naming it, its value and the rule
     */
    public Convolution {
      require("channels", channels, MOST_UNITS);
      require("kernel", kernel, MOST_TAPS);
      require("strideBands", strideBands, MOST_TAPS);
      require("strideFrames", strideFrames, MOST_TAPS);
    }

    /** One stride in both directions. */
    public Convolution(int channels, int kernel, int stride) {
      this(channels, kernel, stride, stride);
    }
  }

  /**
   * Copies the list and checks every value.
   *
   * @throws IllegalArgumentException if one cannot work, naming it, its value and the rule
   */
  public Layout {
    convolutions = List.copyOf(convolutions);
    if (convolutions.isEmpty()) {
      throw new IllegalArgumentException("convolutions is [], there must be at least 1");
    }
    require("lstmUnits", lstmUnits, MOST_UNITS);
    require("denseUnits", denseUnits, MOST_UNITS);
  }

  private static void require(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(
          name + " is " + value + ", it must lie between 1 and " + most);
    }
  }
}
