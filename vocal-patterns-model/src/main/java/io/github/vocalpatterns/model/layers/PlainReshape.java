package io.github.vocalpatterns.model.layers;

/**
 * Cuts the values of a picture, ordered by band, frame and channel, into as many steps as there are
 * frames, as Keras' {@code Reshape((frames, -1))} does. A step is hardly ever a moment: this is for
 * the sake of models that were made so.
 */
public final class PlainReshape extends PictureToSequence {

  private static final long serialVersionUID = 1L;

  /** For pictures of this many channels and bands. */
  public PlainReshape(int channels, int bands) {
    super(channels, bands);
  }

  @Override
  void toSequence(float[] pictures, float[] sequence, int examples, int steps) {
    int features = channels * bands;
    for (int example = 0; example < examples; example++) {
      for (int step = 0; step < steps; step++) {
        int from = (example * steps + step) * features;
        int to = (step * examples + example) * features;
        System.arraycopy(pictures, from, sequence, to, features);
      }
    }
  }

  @Override
  void toPictures(float[] sequence, float[] pictures, int examples, int steps) {
    int features = channels * bands;
    for (int example = 0; example < examples; example++) {
      for (int step = 0; step < steps; step++) {
        int from = (step * examples + example) * features;
        int to = (example * steps + step) * features;
        System.arraycopy(sequence, from, pictures, to, features);
      }
    }
  }
}
