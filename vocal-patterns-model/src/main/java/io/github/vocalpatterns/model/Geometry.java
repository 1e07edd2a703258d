package io.github.vocalpatterns.model;

import io.github.vocalpatterns.network.ToSequence;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A layout between an input and an output of given sizes.
 *
 * @param bands height of the input
 * @param frames width of the input
 * @param layout what lies between
 * @param outputs number of classes
 */
record Geometry(int bands, int frames, Layout layout, int outputs) {

  List<Layout.Convolution> convolutions() {
    return layout.convolutions();
  }

  ToSequence.Order order() {
    return layout.order();
  }

  int lstmUnits() {
    return layout.lstmUnits();
  }

  int denseUnits() {
    return layout.denseUnits();
  }

  /** Channels of the picture after the convolutions. */
  int channels() {
    return convolutions().get(convolutions().size() - 1).channels();
  }

  /** Height of the picture after the convolutions. */
  int lastBands() {
    return strided(bands, Layout.Convolution::strideBands);
  }

  /** Steps of the sequence: width of the picture after the convolutions. */
  int steps() {
    return strided(frames, Layout.Convolution::strideFrames);
  }

  /** Features of one step of the sequence. */
  int features() {
    return channels() * lastBands();
  }

  private int strided(int length, ToIntFunction<Layout.Convolution> stride) {
    int result = length;
    for (Layout.Convolution convolution : convolutions()) {
      int step = stride.applyAsInt(convolution);
      result = (result + step - 1) / step;
    }
    return result;
  }
}
