package io.github.vocalpatterns.network;

/**
 * Lays the shifted planes side by side, a stretch of columns at a time, and multiplies them by the
 * weights: HotSpot vectorises no loop that reads an array at a shift.
 */
final class PlainConvolution implements NetworkKernels.Convolution {

  /** Columns of a stretch at most; the ends of shorter loops, which stay scalar, would weigh. */
  private static final int LONGEST = 1024;

  private final float[][] weights;
  private final int[] shifts;
  private final int columns;
  private final int stretch;

  PlainConvolution(float[][] weights, int[] shifts, int columns) {
    this.weights = weights;
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
    return (sums, planes) -> {
      for (int start = 0; start < columns; start += stretch) {
        int length = Math.min(stretch, columns - start);
        for (int k = 0; k < rows.length; k++) {
          System.arraycopy(planes, shifts[k] + start, rows[k], 0, length);
        }
        for (int from = 0; from < tile.length; from += block) {
          int to = Math.min(tile.length, from + block);
          addTo(sums, start, length, tile, from, to, rows);
        }
      }
    };
  }

  private void addTo(
      float[][] sums, int start, int length, float[][] tile, int from, int to, float[][] rows) {
    for (int m = from; m < to; m++) {
      System.arraycopy(sums[m], start, tile[m], 0, length);
    }
    PlainKernels.addProduct(tile, weights, from, to, rows, length);
    for (int m = from; m < to; m++) {
      System.arraycopy(tile[m], 0, sums[m], start, length);
    }
  }
}
