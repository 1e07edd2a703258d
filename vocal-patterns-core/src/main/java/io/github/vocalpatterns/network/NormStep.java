package io.github.vocalpatterns.network;

import static io.github.vocalpatterns.audio.kernels.MultiplyAdd.multiplyAdd;

import io.github.vocalpatterns.network.Shape.Picture;

/** Batch normalisation that follows no convolution. */
final class NormStep implements Step {

  private final Shape shape;
  private final Affine affine;

  private NormStep(Shape shape, Affine affine) {
    this.shape = shape;
    this.affine = affine;
  }

  static NormStep of(BatchNorm layer, Shape input) {
    return new NormStep(input, Affine.of(layer, input));
  }

  @Override
  public Shape output() {
    return shape;
  }

  @Override
  public long scratchSize(int maxItems) {
    return shape.size(maxItems);
  }

  @Override
  public Pass newPass(int maxItems) {
    float[][] output = shape.allocate(maxItems);
    return shape instanceof Picture
        ? (planes, items) -> normaliseRows(planes, output)
        : (rows, items) -> normaliseColumns(rows, items * shape.rows(), output);
  }

  private float[][] normaliseRows(float[][] planes, float[][] output) {
    for (int channel = 0; channel < planes.length; channel++) {
      float[] plane = planes[channel];
      float[] target = output[channel];
      float scale = affine.scale()[channel];
      float shift = affine.shift()[channel];
      for (int i = 0; i < shape.columns(); i++) {
        target[i] = multiplyAdd(plane[i], scale, shift);
      }
    }
    return output;
  }

  private float[][] normaliseColumns(float[][] rows, int count, float[][] output) {
    float[] scale = affine.scale();
    float[] shift = affine.shift();
    for (int r = 0; r < count; r++) {
      float[] row = rows[r];
      float[] target = output[r];
      for (int i = 0; i < scale.length; i++) {
        target[i] = multiplyAdd(row[i], scale[i], shift[i]);
      }
    }
    return output;
  }
}
