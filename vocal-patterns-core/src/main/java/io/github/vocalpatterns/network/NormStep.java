package io.github.vocalpatterns.network;

import io.github.vocalpatterns.network.Shape.Picture;

/**
 * Batch normalisation as x · scale + shift, in place. It is not folded into the next convolution:
 * the zeros around a picture come after it, so a folded shift would be wrong at the edges.
 */
final class NormStep implements Step {

  private final Shape shape;
  private final float[] scale;
  private final float[] shift;

  private NormStep(BatchNorm layer, Shape shape) {
    this.shape = shape;
    float[] gamma = layer.gamma().toArray();
    float[] beta = layer.beta().toArray();
    float[] mean = layer.mean().toArray();
    float[] variance = layer.variance().toArray();
    scale = new float[gamma.length];
    shift = new float[gamma.length];
    for (int i = 0; i < gamma.length; i++) {
      double factor = gamma[i] / Math.sqrt(variance[i] + layer.epsilon());
      scale[i] = (float) factor;
      shift[i] = (float) (beta[i] - mean[i] * factor);
    }
  }

  static NormStep of(BatchNorm layer, Shape input) {
    int channels = input instanceof Picture picture ? picture.channels() : input.columns();
    if (channels != layer.gamma().size()) {
      throw new IllegalArgumentException(
          "it takes " + layer.gamma().size() + " channels, it is given " + input);
    }
    return new NormStep(layer, input);
  }

  @Override
  public Shape output() {
    return shape;
  }

  @Override
  public long scratchSize() {
    return 0;
  }

  @Override
  public Pass newPass() {
    return shape instanceof Picture ? this::normaliseRows : this::normaliseColumns;
  }

  private float[][] normaliseRows(float[][] planes) {
    for (int channel = 0; channel < planes.length; channel++) {
      float[] plane = planes[channel];
      float factor = scale[channel];
      float offset = shift[channel];
      for (int i = 0; i < plane.length; i++) {
        plane[i] = plane[i] * factor + offset;
      }
    }
    return planes;
  }

  private float[][] normaliseColumns(float[][] rows) {
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = row[i] * scale[i] + shift[i];
      }
    }
    return rows;
  }
}
