package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Picture;
import java.util.Arrays;

/**
 * Where a convolution finds its input, laid out so that its product needs no copy: a picture is
 * split into the planes of every stride-th band and frame, with zeros around them. In them, one
 * place of the kernel at all places of the output is one contiguous run, shifted. Runs go on over
 * the ends of the bands, whose zeros two neighbours share, so that one product does for all bands;
 * what it computes between two bands is never read.
 */
final class Planes {

  private final Conv2d layer;
  private final Picture input;
  private final Picture output;

  /** Where each place in the kernel and input channel starts, in the order of the kernel. */
  private final int[] shifts;

  /** Where each plane's first value lies, by phase of the bands, phase of the frames, channel. */
  private final int[] planes;

  private final int size;

  Planes(Conv2d layer, Picture input) {
    this.layer = layer;
    this.input = input;
    Axis bands = new Axis(input.bands(), layer.kernel().length(0), layer.strideBands());
    Axis frames = new Axis(input.frames(), layer.kernel().length(1), layer.strideFrames());
    int pitch = frames.pitch();
    this.output = new Picture(bands.outputs(), frames.outputs(), layer.bias().size(), pitch);
    int lead = Math.addExact(Math.multiplyExact(-bands.firstShift(), pitch), -frames.firstShift());
    int rows = Math.max(bands.inputsOfAPhase(), bands.outputs() + bands.lastShift());
    int planeSize =
        Math.addExact(lead, Math.multiplyExact(rows, pitch)) + Math.max(0, frames.lastShift());
    int channels = input.channels();
    this.planes = new int[layer.strideBands() * layer.strideFrames() * channels];
    this.shifts = new int[bands.kernel() * frames.kernel() * channels];
    Arrays.fill(planes, -1);
    int used = 0;
    for (int k = 0; k < shifts.length; k++) {
      int channel = k % channels;
      int frame = k / channels % frames.kernel();
      int band = k / channels / frames.kernel();
      int plane =
          (bands.phase(band) * layer.strideFrames() + frames.phase(frame)) * channels + channel;
      if (planes[plane] < 0) {
        planes[plane] = Math.addExact(Math.multiplyExact(used, planeSize), lead);
        used++;
      }
      shifts[k] = planes[plane] + bands.shift(band) * pitch + frames.shift(frame);
    }
    // The last run ends within its plane; kernels run further.
    int overrun = NetworkKernels.padded(output.columns()) - output.columns();
    this.size = Math.addExact(Math.multiplyExact(used, planeSize), overrun);
  }

  /** One direction of a picture under a kernel with a stride, padded as {@link Conv2d} says. */
  private record Axis(int inputs, int kernel, int stride) {

    int outputs() {
      return (inputs - 1) / stride + 1;
    }

    private int padding() {
      return Math.max((outputs() - 1) * stride + kernel - inputs, 0) / 2;
    }

    int inputsOfAPhase() {
      return outputs();
    }

    int phase(int place) {
      return Math.floorMod(place - padding(), stride);
    }

    int shift(int place) {
      return Math.floorDiv(place - padding(), stride);
    }

    int firstShift() {
      return Math.min(0, shift(0));
    }

    int lastShift() {
      return Math.max(0, shift(kernel - 1));
    }

    /** Room for all values and the zeros that the first and the last shift reach. */
    int pitch() {
      return outputs() + Math.max(-firstShift(), lastShift());
    }
  }

  Picture output() {
    return output;
  }

  int[] shifts() {
    return shifts;
  }

  /** Floats of all planes. */
  int size() {
    return size;
  }

  /** Writes every value of a picture to its place; the zeros between stay as they are. */
  void fill(float[] target, float[][] picture, NetworkKernels kernels) {
    int stride = layer.strideFrames();
    for (int i = 0; i < planes.length; i++) {
      if (planes[i] >= 0) {
        int channel = i % picture.length;
        int phase = i / picture.length;
        int firstBand = phase / stride;
        int firstFrame = phase % stride;
        int count = (input.frames() - firstFrame + stride - 1) / stride;
        int place = planes[i];
        for (int band = firstBand; band < input.bands(); band += layer.strideBands()) {
          int from = band * input.pitch() + firstFrame;
          kernels.gather(picture[channel], from, stride, target, place, count);
          place += output.pitch();
        }
      }
    }
  }
}
