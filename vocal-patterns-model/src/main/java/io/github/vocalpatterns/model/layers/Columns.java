package io.github.vocalpatterns.model.layers;

import java.util.Arrays;

/**
 * The geometry of a convolution with "same" padding on pictures of [bands][frames][channels]: what
 * lies under the kernel at every place of the output, as the rows of a matrix.
 */
final class Columns {

  final int bands;
  final int frames;
  final int channels;
  final int kernel;
  final int strideBands;
  final int strideFrames;
  final int outBands;
  final int outFrames;

  private final int top;
  private final int left;
  private final int paddedFrames;
  private final float[] padded;

  Columns(int bands, int frames, int channels, int kernel, int strideBands, int strideFrames) {
    this.bands = bands;
    this.frames = frames;
    this.channels = channels;
    this.kernel = kernel;
    this.strideBands = strideBands;
    this.strideFrames = strideFrames;
    outBands = (bands + strideBands - 1) / strideBands;
    outFrames = (frames + strideFrames - 1) / strideFrames;
    top = Math.max((outBands - 1) * strideBands + kernel - bands, 0) / 2;
    left = Math.max((outFrames - 1) * strideFrames + kernel - frames, 0) / 2;
    // A stride above the kernel leaves a rest of the picture unseen: room for both.
    int paddedBands = Math.max((outBands - 1) * strideBands + kernel, top + bands);
    paddedFrames = Math.max((outFrames - 1) * strideFrames + kernel, left + frames);
    padded = new float[paddedBands * paddedFrames * channels];
  }

  boolean fits(int otherBands, int otherFrames) {
    return bands == otherBands && frames == otherFrames;
  }

  /** Values of one picture. */
  int pictureSize() {
    return bands * frames * channels;
  }

  /** Places of the kernel. */
  int rows() {
    return outBands * outFrames;
  }

  /** Values under the kernel. */
  int width() {
    return kernel * kernel * channels;
  }

  /** Lays out the picture that starts at {@code offset}. */
  void lay(float[] pictures, int offset, float[] rows) {
    int line = frames * channels;
    for (int band = 0; band < bands; band++) {
      System.arraycopy(pictures, offset + band * line, padded, paddedIndex(band), line);
    }
    int run = kernel * channels;
    int at = 0;
    for (int band = 0; band < outBands; band++) {
      for (int frame = 0; frame < outFrames; frame++) {
        for (int tap = 0; tap < kernel; tap++) {
          System.arraycopy(padded, runIndex(band, frame, tap), rows, at, run);
          at += run;
        }
      }
    }
  }

  /** Adds up what the rows hold of each value of the picture that starts at {@code offset}. */
  void gather(float[] rows, float[] pictures, int offset) {
    Arrays.fill(padded, 0);
    int run = kernel * channels;
    int at = 0;
    for (int band = 0; band < outBands; band++) {
      for (int frame = 0; frame < outFrames; frame++) {
        for (int tap = 0; tap < kernel; tap++) {
          int from = runIndex(band, frame, tap);
          for (int i = 0; i < run; i++) {
            padded[from + i] += rows[at + i];
          }
          at += run;
        }
      }
    }
    int line = frames * channels;
    for (int band = 0; band < bands; band++) {
      System.arraycopy(padded, paddedIndex(band), pictures, offset + band * line, line);
    }
    Arrays.fill(padded, 0);
  }

  private int paddedIndex(int band) {
    return ((band + top) * paddedFrames + left) * channels;
  }

  private int runIndex(int band, int frame, int tap) {
    return ((band * strideBands + tap) * paddedFrames + frame * strideFrames) * channels;
  }
}
