package io.github.vocalpatterns.network;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Reads the planes where they lie: a shift is no more than an address. */
final class VectorConvolution implements NetworkKernels.Convolution {

  private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

  private final Panels panels;
  private final NetworkKernels.Channels channels;
  private final int[] shifts;
  private final int rows;
  private final int columns;

  VectorConvolution(
      float[][] weights, NetworkKernels.Channels channels, int[] shifts, int columns) {
    this.channels = channels;
    this.shifts = shifts;
    this.rows = weights.length;
    this.columns = columns;
    this.panels = new Panels(rows, 1 + shifts.length);
    panels.set(0, channels.bias());
    panels.pack(weights, rows, 1, shifts.length);
  }

  @Override
  public long scratchSize() {
    return Tiles.SIZE;
  }

  @Override
  public Pass newPass() {
    float[] sums = new float[Tiles.SIZE];
    float[] scale = channels.affine().scale();
    float[] shift = channels.affine().shift();
    float floor = channels.floor();
    return (outputs, planes) -> {
      for (int n = 0; n < columns; n += Tiles.WIDTH) {
        for (int m = 0; m < rows; m += Tiles.HEIGHT) {
          Tiles.run(panels.values(), panels.start(m), planes, shifts, n, sums);
          int end = Math.min(rows, m + Tiles.HEIGHT);
          for (int r = m; r < end; r++) {
            finish(sums, (r - m) * Tiles.WIDTH, floor, scale[r], shift[r], outputs[r], n);
          }
        }
      }
    };
  }

  private static void finish(
      float[] sums, int place, float floor, float scale, float shift, float[] output, int n) {
    FloatVector a = FloatVector.fromArray(SPECIES, sums, place);
    FloatVector b = FloatVector.fromArray(SPECIES, sums, place + SPECIES.length());
    FloatVector factor = FloatVector.broadcast(SPECIES, scale);
    FloatVector summand = FloatVector.broadcast(SPECIES, shift);
    a = a.blend(floor, a.compare(VectorOperators.LE, floor)).fma(factor, summand);
    b = b.blend(floor, b.compare(VectorOperators.LE, floor)).fma(factor, summand);
    a.intoArray(output, n);
    b.intoArray(output, n + SPECIES.length());
  }
}
