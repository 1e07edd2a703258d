package io.github.vocalpatterns.network;

import java.util.Arrays;

/**
 * Lays the shifted planes side by side, a stretch of columns at a time, and multiplies them by the
 * weights: HotSpot vectorises no loop that reads an array at a shift.
 */
final class PlainConvolution implements NetworkKernels.Convolution {

  /** Columns of a stretch at most; the ends of shorter loops, which stay scalar, would weigh. */
  private static final int LONGEST = 1024;

  private final float[][] weights;
  private final NetworkKernels.Channels channels;
  private final int[] shifts;
  private final int columns;
  private final int stretch;

  PlainConvolution(float[][] weights, NetworkKernels.Channels channels, int[] shifts, int columns) {
    this.weights = weights;
    this.channels = channels;
    this.shifts = shifts;
    this.columns = columns;
    int stretches = (columns - 1) / LONGEST + 1;
    this.stretch = (columns - 1) / stretches + 1;
  }

  @Override
  public long scratchSize() {
    return (long) (shifts.length + Math.min(weights.length, block())) * stretch;
  }

  private int block() {
    return PlainKernels.blockRows(stretch);
  }

  @Override
  public Pass newPass() {
    int block = block();
    float[][] rows = new float[shifts.length][stretch];
    float[][] tile = new float[weights.length][];
    for (int m = 0; m < tile.length; m++) {
      tile[m] = m < block ? new float[stretch] : tile[m - block];
    }
    return (outputs, planes) -> {
      for (int start = 0; start < columns; start += stretch) {
        int length = Math.min(stretch, columns - start);
        for (int k = 0; k < rows.length; k++) {
          System.arraycopy(planes, shifts[k] + start, rows[k], 0, length);
        }
        for (int from = 0; from < tile.length; from += block) {
          int to = Math.min(tile.length, from + block);
          run(outputs, start, length, tile, from, to, rows);
        }
      }
    };
  }

  private void run(
      float[][] outputs, int start, int length, float[][] tile, int from, int to, float[][] rows) {
    for (int m = from; m < to; m++) {
      Arrays.fill(tile[m], 0, length, channels.bias()[m]);
    }
    PlainKernels.addProduct(tile, weights, from, to, rows, length);
    float floor = channels.floor();
    for (int m = from; m < to; m++) {
      float scale = channels.affine().scale()[m];
      Arithmetic.rectifyAndScale(tile[m], length, floor, scale, channels.affine().shift()[m]);
      System.arraycopy(tile[m], 0, outputs[m], start, length);
    }
  }
}
