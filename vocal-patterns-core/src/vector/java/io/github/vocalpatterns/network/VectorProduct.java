package io.github.vocalpatterns.network;

/** A matrix in strips of a tile's width, so that a tile reads memory in one direction. */
final class VectorProduct implements NetworkKernels.Product {

  /** Rows that all strips take before the next: a thousand inputs of so many fill half a MiB. */
  private static final int BLOCK = 128;

  /** What the sums start with is the first term: one times the bias. */
  private final float[] strips;

  private final int[] offsets;
  private final int columns;

  VectorProduct(float[][] weights, float[] bias) {
    this.columns = bias.length;
    this.offsets = new int[weights.length + 1];
    int width = Tiles.WIDTH;
    int size = Math.multiplyExact(offsets.length, width);
    this.strips = new float[Math.multiplyExact((columns - 1) / width + 1, size)];
    for (int k = 0; k < offsets.length; k++) {
      offsets[k] = k * width;
      float[] row = k == 0 ? bias : weights[k - 1];
      for (int n = 0; n < columns; n += width) {
        int place = n / width * size + offsets[k];
        System.arraycopy(row, n, strips, place, Math.min(width, columns - n));
      }
    }
  }

  @Override
  public long scratchSize(int maxRows) {
    return Panels.size(maxRows, 1 + offsets.length) + Tiles.SIZE;
  }

  @Override
  public Pass newPass(int maxRows) {
    Panels panels = new Panels(maxRows, 1 + offsets.length);
    panels.fill(1, 1);
    float[] tile = new float[Tiles.SIZE];
    return (sums, inputs, rows) -> {
      panels.pack(inputs, rows, 2, offsets.length - 1);
      for (int first = 0; first < rows; first += BLOCK) {
        int last = Math.min(rows, first + BLOCK);
        for (int n = 0; n < columns; n += Tiles.WIDTH) {
          for (int m = first; m < last; m += Tiles.HEIGHT) {
            Tiles.run(panels.values(), panels.start(m), strips, offsets, n * offsets.length, tile);
            copy(tile, sums, m, Math.min(last, m + Tiles.HEIGHT), n);
          }
        }
      }
    };
  }

  private void copy(float[] tile, float[][] sums, int from, int to, int n) {
    int width = Math.min(Tiles.WIDTH, columns - n);
    for (int r = from; r < to; r++) {
      System.arraycopy(tile, (r - from) * Tiles.WIDTH, sums[r], n, width);
    }
  }
}
