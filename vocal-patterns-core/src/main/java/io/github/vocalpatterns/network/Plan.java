package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Features;
import io.github.vocalpatterns.network.Shape.Picture;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps that evaluate a chain of layers with one kind of kernels. Immutable.
 *
 * @param kernels what the steps run on
 * @param pictures steps from picture to picture, which run item by item
 * @param toSequence makes an item's picture a sequence
 * @param sequences steps that run on all items at once
 * @param output of the last step
 */
record Plan(
    NetworkKernels kernels,
    List<Step> pictures,
    SequenceStep toSequence,
    List<Step> sequences,
    Features output) {

  /** Values of working memory beyond which a network is refused: a GiB. */
  private static final long MAX_SCRATCH = 1L << 28;

  static Plan of(int bands, int frames, List<Layer> layers, NetworkKernels kernels) {
    requireScratch("the input", (long) bands * frames);
    List<Step> steps = new ArrayList<>();
    Shape shape = new Picture(bands, frames, 1);
    long scratch = 0;
    for (int i = 0; i < layers.size(); i++) {
      String name = "layer " + i + " (" + layers.get(i).getClass().getSimpleName() + ")";
      try {
        append(steps, layers.get(i), shape, kernels);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(name + " takes more memory than can be had", e);
      }
      Step step = steps.get(steps.size() - 1);
      scratch += step.scratchSize(1);
      requireScratch(name, scratch);
      shape = step.output();
    }
    if (!(shape instanceof Features output)) {
      throw new IllegalArgumentException("the last layer gives " + shape + ", not features");
    }
    return split(kernels, steps, output);
  }

  /** A convolution takes the normalisation that follows it along. */
  private static void append(List<Step> steps, Layer layer, Shape input, NetworkKernels kernels) {
    int last = steps.size() - 1;
    if (layer instanceof BatchNorm norm
        && last >= 0
        && steps.get(last) instanceof ConvStep conv
        && !conv.isNormalised()) {
      steps.set(last, conv.normalised(norm));
    } else {
      steps.add(Step.of(layer, input, kernels));
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

  /** Features follow a sequence alone, and a sequence a picture: there is one such step. */
  private static Plan split(NetworkKernels kernels, List<Step> steps, Features output) {
    int i = 0;
    while (!(steps.get(i) instanceof SequenceStep)) {
      i++;
    }
    return new Plan(
        kernels,
        List.copyOf(steps.subList(0, i)),
        (SequenceStep) steps.get(i),
        List.copyOf(steps.subList(i + 1, steps.size())),
        output);
  }

  /** Items that may run at once within the working memory, at most {@code wanted}. */
  int itemsAtOnce(int wanted) {
    int items = wanted;
    while (items > 1 && scratchSize(items) > MAX_SCRATCH) {
      items /= 2;
    }
    return items;
  }

  private long scratchSize(int items) {
    long size = items * toSequence.scratchSize(1);
    for (Step step : pictures) {
      size += step.scratchSize(1);
    }
    for (Step step : sequences) {
      size += step.scratchSize(items);
    }
    return size;
  }
}
