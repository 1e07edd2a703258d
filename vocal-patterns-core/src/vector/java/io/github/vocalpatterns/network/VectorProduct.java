package io.github.vocalpatterns.network;

/**
 * A matrix in strips of four vectors' width, so that a tile reads memory in one direction. Many
 * rows of inputs go through in tiles, a single one, as an LSTM's state is, by itself.
 */
final class VectorProduct implements NetworkKernels.Product {

  private final float[] strips;
  private final int[] offsets;
  private final int columns;

  VectorProduct(float[][] weights) {
    this.columns = weights[0].length;
    int width = Tiles.STRIP;
    int count = (columns - 1) / width + 1;
    int size = Math.multiplyExact(weights.length, width);
    this.strips = new float[Math.multiplyExact(count, size)];
    this.offsets = new int[weights.length];
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] = k * width;
      for (int strip = 0; strip < count; strip++) {
        int from = strip * width;
        int length = Math.min(width, columns - from);
        System.arraycopy(weights[k], from, strips, strip * size + offsets[k], length);
      }
    }
  }

  @Override
  public long scratchSize(int maxRows) {
    return (long) Panels.padded(maxRows) * (offsets.length + 1) + NetworkKernels.padded(columns);
  }

  @Override
  public Pass newPass(int maxRows) {
    float[] panels = new float[maxRows == 1 ? 0 : Panels.padded(maxRows) * offsets.length];
    float[][] targets = new float[Panels.padded(maxRows)][];
    float[] spill = new float[NetworkKernels.padded(columns)];
    return (sums, inputs, rows) -> {
      if (rows == 1) {
        addTo(sums[0], inputs[0]);
      } else {
        Panels.pack(inputs, rows, offsets.length, panels);
        Panels.fillTargets(targets, sums, rows, spill);
        addTo(targets, panels, rows);
      }
    };
  }

  private void addTo(float[] sums, float[] input) {
    for (int n = 0; n < columns; n += Tiles.STRIP) {
      Tiles.oneByFour(input, strips, offsets, n * offsets.length, sums, n);
    }
  }

  private void addTo(float[][] targets, float[] panels, int rows) {
    for (int n = 0; n < columns; n += Tiles.WIDTH) {
      int strip = n / Tiles.STRIP * Tiles.STRIP;
      int place = strip * offsets.length + n - strip;
      for (int m = 0; m < rows; m += Tiles.HEIGHT) {
        Tiles.add(panels, m * offsets.length, strips, offsets, place, targets, m, n);
      }
    }
  }
}
