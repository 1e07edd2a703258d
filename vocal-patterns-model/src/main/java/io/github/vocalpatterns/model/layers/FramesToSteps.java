package io.github.vocalpatterns.model.layers;

/** Makes every frame of a picture a step, so that a recurrent layer walks over time. */
public final class FramesToSteps extends PictureToSequence {

  private static final long serialVersionUID = 1L;

  /** For pictures of this many channels and bands. */
  public FramesToSteps(int channels, int bands) {
    super(channels, bands);
  }

  @Override
  void toSequence(float[] pictures, float[] sequence, int examples, int steps) {
    for (int example = 0; example < examples; example++) {
      for (int band = 0; band < bands; band++) {
        for (int step = 0; step < steps; step++) {
          int from = ((example * bands + band) * steps + step) * channels;
          int to = (step * examples + example) * channels * bands + band;
          for (int channel = 0; channel < channels; channel++) {
            sequence[to + channel * bands] = pictures[from + channel];
          }
        }
      }
    }
  }

  @Override
  void toPictures(float[] sequence, float[] pictures, int examples, int steps) {
    for (int example = 0; example < examples; example++) {
      for (int band = 0; band < bands; band++) {
        for (int step = 0; step < steps; step++) {
          int from = (step * examples + example) * channels * bands + band;
          int to = ((example * bands + band) * steps + step) * channels;
          for (int channel = 0; channel < channels; channel++) {
            pictures[to + channel] = sequence[from + channel * bands];
          }
        }
      }
    }
  }
}
