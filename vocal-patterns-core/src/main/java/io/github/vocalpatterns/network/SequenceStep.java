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
    int feature = 0;
    for (int place = 0; place < input.columns(); place += input.pitch()) {
      int channel = 0;
      for (; channel + 4 <= planes.length; channel += 4) {
        fourFeatures(planes, channel, place, steps, feature + channel);
      }
      for (; channel < planes.length; channel++) {
        for (int frame = 0; frame < steps.length; frame++) {
          steps[frame][feature + channel] = planes[channel][place + frame];
        }
      }
      feature += planes.length;
    }
    return steps;
  }

  /** Four at a time, so that a step's array is looked up once for them. */
  private static void fourFeatures(
      float[][] planes, int channel, int place, float[][] steps, int feature) {
    float[] plane0 = planes[channel];
    float[] plane1 = planes[channel + 1];
    float[] plane2 = planes[channel + 2];
    float[] plane3 = planes[channel + 3];
    for (int frame = 0; frame < steps.length; frame++) {
      float[] step = steps[frame];
      step[feature] = plane0[place + frame];
      step[feature + 1] = plane1[place + frame];
      step[feature + 2] = plane2[place + frame];
      step[feature + 3] = plane3[place + frame];
    }
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
