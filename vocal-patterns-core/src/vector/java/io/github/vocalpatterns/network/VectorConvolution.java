package io.github.vocalpatterns.network;

/** Reads the planes where they lie: a shift is no more than an address. */
final class VectorConvolution implements NetworkKernels.Convolution {

  private final float[] panels;
  private final int[] shifts;
  private final int rows;
  private final int columns;

  VectorConvolution(float[][] weights, int[] shifts, int columns) {
    this.shifts = shifts;
    this.rows = weights.length;
    this.columns = columns;
    this.panels = new float[Math.multiplyExact(Panels.padded(rows), shifts.length)];
    Panels.pack(weights, rows, shifts.length, panels);
  }

  @Override
  public long scratchSize() {
    return NetworkKernels.padded(columns) + (long) Panels.padded(rows);
  }

  @Override
  public Pass newPass() {
    float[] spill = new float[NetworkKernels.padded(columns)];
    float[][] targets = new float[Panels.padded(rows)][];
    return (sums, planes) -> {
      Panels.fillTargets(targets, sums, rows, spill);
      for (int n = 0; n < columns; n += Tiles.WIDTH) {
        for (int m = 0; m < rows; m += Tiles.HEIGHT) {
          Tiles.add(panels, m * shifts.length, planes, shifts, n, targets, m, n);
        }
      }
    };
  }
}
