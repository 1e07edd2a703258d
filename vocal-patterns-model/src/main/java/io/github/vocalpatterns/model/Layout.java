package io.github.vocalpatterns.model;

import java.util.List;

/**
 * The sizes of a CNN-BiLSTM.
 *
 * @param bands height of the input
 * @param frames width of the input
 * @param convolutions from the input on
 * @param lstmUnits units of each direction of both recurrent layers
 * @param denseUnits units of the layer before the output
 * @param outputs number of classes
 */
record Layout(
    int bands,
    int frames,
    List<Convolution> convolutions,
    int lstmUnits,
    int denseUnits,
    int outputs) {

  /** A square kernel with "same" padding. */
  record Convolution(int channels, int kernel, int stride) {}

  Layout {
    convolutions = List.copyOf(convolutions);
  }

  /** The layout of the prototype and of the shipped model. */
  static Layout standard(int bands, int frames, int outputs) {
    return new Layout(
        bands,
        frames,
        List.of(
            new Convolution(8, 5, 2),
            new Convolution(16, 2, 2),
            new Convolution(32, 3, 2),
            new Convolution(64, 3, 1)),
        64,
        64,
        outputs);
  }

  int channels() {
    return convolutions.get(convolutions.size() - 1).channels();
  }

  /** Height of the picture after the convolutions. */
  int lastBands() {
    return strided(bands);
  }

  /** Steps of the sequence: width of the picture after the convolutions. */
  int steps() {
    return strided(frames);
  }

  /** Features of one step of the sequence. */
  int features() {
    return channels() * lastBands();
  }

  private int strided(int length) {
    int result = length;
    for (Convolution convolution : convolutions) {
      result = (result + convolution.stride() - 1) / convolution.stride();
    }
    return result;
  }
}
