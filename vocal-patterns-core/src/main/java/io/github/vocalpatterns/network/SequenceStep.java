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
    this.output = new Sequence(layer.steps(), Math.toIntExact(input.values() / layer.steps()));
  }

  static SequenceStep of(ToSequence layer, Shape input) {
    if (!(input instanceof Picture picture)) {
      throw new IllegalArgumentException("it takes a picture, it is given " + input);
    }
    boolean fits =
        switch (layer.order()) {
          case TIME_MAJOR -> layer.steps() == picture.frames();
          case PLAIN_RESHAPE -> picture.values() % layer.steps() == 0;
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
  public long scratchSize(int maxItems) {
    return output.size(1);
  }

  @Override
  public Pass newPass(int maxItems) {
    float[][] steps = output.allocate(1);
    return order == ToSequence.Order.TIME_MAJOR
        ? (planes, items) -> timeMajor(planes, steps)
        : (planes, items) -> plainReshape(planes, steps);
  }

  private float[][] timeMajor(float[][] planes, float[][] steps) {
    for (int frame = 0; frame < steps.length; frame++) {
      float[] step = steps[frame];
      int feature = 0;
      for (int place = frame; place < input.columns(); place += input.pitch()) {
        for (float[] plane : planes) {
          step[feature++] = plane[place];
        }
      }
    }
    return steps;
  }

  private float[][] plainReshape(float[][] planes, float[][] steps) {
    int i = 0;
    for (float[] step : steps) {
      for (int feature = 0; feature < output.features(); feature++, i++) {
        int place = i / planes.length;
        int band = place / input.frames();
        step[feature] = planes[i % planes.length][band * input.pitch() + place % input.frames()];
      }
    }
    return steps;
  }
}
