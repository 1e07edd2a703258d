package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Picture;
import io.github.vocalpatterns.network.Shape.Sequence;

/** Moves the values of a picture to their places in a sequence. */
final class SequenceStep implements Step {

  private final ToSequence.Order order;
  private final Picture input;
  private final Sequence output;

  private SequenceStep(ToSequence layer, Picture input) {
    this.order = layer.order();
    this.input = input;
    this.output = new Sequence(layer.steps(), Math.toIntExact(input.size() / layer.steps()));
  }

  static SequenceStep of(ToSequence layer, Shape input) {
    if (!(input instanceof Picture picture)) {
      throw new IllegalArgumentException("it takes a picture, it is given " + input);
    }
    boolean fits =
        switch (layer.order()) {
          case TIME_MAJOR -> layer.steps() == picture.frames();
          case PLAIN_RESHAPE -> picture.size() % layer.steps() == 0;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          layer.order() + " cannot make " + layer.steps() + " steps of " + input);
    }
    return new SequenceStep(layer, picture);
  }

  @Override
  public Sequence output() {
    return output;
  }

  @Override
  public long scratchSize() {
    return output.size();
  }

  @Override
  public Pass newPass() {
    float[][] steps = output.allocate();
    return order == ToSequence.Order.TIME_MAJOR
        ? planes -> timeMajor(planes, steps)
        : planes -> plainReshape(planes, steps);
  }

  private float[][] timeMajor(float[][] planes, float[][] steps) {
    int channels = planes.length;
    for (int channel = 0; channel < channels; channel++) {
      float[] plane = planes[channel];
      for (int band = 0; band < input.bands(); band++) {
        int feature = band * channels + channel;
        for (int frame = 0; frame < steps.length; frame++) {
          steps[frame][feature] = plane[band * steps.length + frame];
        }
      }
    }
    return steps;
  }

  private float[][] plainReshape(float[][] planes, float[][] steps) {
    int i = 0;
    for (float[] step : steps) {
      for (int feature = 0; feature < step.length; feature++, i++) {
        step[feature] = planes[i % planes.length][i / planes.length];
      }
    }
    return steps;
  }
}
