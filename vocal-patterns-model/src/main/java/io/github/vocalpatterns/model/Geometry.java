package io.github.vocalpatterns.model;

import io.github.vocalpatterns.network.ToSequence;
import java.util.List;

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
    for (Layout.Convolution convolution : convolutions()) {
      result = (result + convolution.stride() - 1) / convolution.stride();
    }
    return result;
  }
}
