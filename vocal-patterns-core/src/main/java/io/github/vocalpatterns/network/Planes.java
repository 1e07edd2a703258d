package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a convolution finds its input, laid out so that its product needs no copy: a picture is
 * split into the planes of every stride-th band and frame, with zeros around them. In them, one
 * place of the kernel at all places of the output is one contiguous run, shifted. Runs go on over
 * the ends of the bands, whose zeros two neighbours share, so that one product does for all bands;
 * what it computes between two bands is never read.
 */
final class Planes {

  private final Picture output;

  /** Where each place in the kernel and input channel starts, in the order of the kernel. */
  private final int[] shifts;

  /** All that the kernel reaches, one after the other. */
  private final List<Plane> planes = new ArrayList<>();

  private final int planeSize;

  /** Where a plane's first value lies in it. */
  private final int lead;

  private final int size;

  /** What a plane takes of a channel. */
  private record Plane(int channel, NetworkKernels.Gather rows) {}

  Planes(Conv2d layer, Picture input) {
    Axis bands = new Axis(input.bands(), layer.kernel().length(0), layer.strideBands());
    Axis frames = new Axis(input.frames(), layer.kernel().length(1), layer.strideFrames());
    int pitch = frames.pitch();
    this.output = new Picture(bands.outputs(), frames.outputs(), layer.bias().size(), pitch);
    this.lead = Math.addExact(Math.multiplyExact(-bands.firstShift(), pitch), -frames.firstShift());
    int rows = Math.max(bands.inputsOfAPhase(), bands.outputs() + bands.lastShift());
    this.planeSize =
        Math.addExact(lead, Math.multiplyExact(rows, pitch)) + Math.max(0, frames.lastShift());
    int channels = input.channels();
    this.shifts = new int[bands.kernel() * frames.kernel() * channels];
    Map<Plane, Integer> numbers = new HashMap<>();
    for (int k = 0; k < shifts.length; k++) {
      int frame = k / channels % frames.kernel();
      int band = k / channels / frames.kernel();
      NetworkKernels.Gather values =
          new NetworkKernels.Gather(
              bands.inputsOfPhase(bands.phase(band)),
              bands.phase(band) * input.pitch() + frames.phase(frame),
              layer.strideBands() * input.pitch(),
              layer.strideFrames(),
              frames.inputsOfPhase(frames.phase(frame)),
              pitch);
      int number = numbers.computeIfAbsent(new Plane(k % channels, values), this::append);
      shifts[k] = place(number) + bands.shift(band) * pitch + frames.shift(frame);
    }
    // The last run ends within its plane; kernels run further.
    int overrun = NetworkKernels.padded(output.columns()) - output.columns();
    this.size = Math.addExact(Math.multiplyExact(planes.size(), planeSize), overrun);
  }

  private int append(Plane plane) {
    planes.add(plane);
    return planes.size() - 1;
  }

  private int place(int plane) {
    return Math.addExact(Math.multiplyExact(plane, planeSize), lead);
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

    int inputsOfPhase(int phase) {
      return phase < inputs ? (inputs - phase - 1) / stride + 1 : 0;
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
    for (int i = 0; i < planes.size(); i++) {
      Plane plane = planes.get(i);
      kernels.gather(plane.rows, picture[plane.channel], target, place(i));
    }
  }
}
