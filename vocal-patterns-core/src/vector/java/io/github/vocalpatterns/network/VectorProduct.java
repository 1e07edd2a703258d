package io.github.vocalpatterns.network;

import java.util.Arrays;

/**
 * A matrix in strips of four vectors' width, so that a tile reads memory in one direction. Many
 * rows of inputs go through in tiles, a single one, as an LSTM's state is, by itself.
 */
final class VectorProduct implements NetworkKernels.Product {

  /** Inputs that all rows take before the next: a strip of so many stays in the nearest cache. */
  private static final int CHUNK = 96;

  /** Rows that all strips take before the next: a thousand inputs of so many fill half a MiB. */
  private static final int BLOCK = 128;

  private final float[] strips;
  private final int[] offsets;

  /** The first offsets, of which a whole chunk and the last, shorter one make use. */
  private final int[] chunk;

  private final int[] rest;
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
    this.chunk = Arrays.copyOf(offsets, Math.min(CHUNK, offsets.length));
    this.rest = Arrays.copyOf(offsets, offsets.length % CHUNK);
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
    for (int first = 0; first < rows; first += BLOCK) {
      int last = Math.min(rows, first + BLOCK);
      for (int n = 0; n < columns; n += Tiles.WIDTH) {
        addTo(targets, panels, first, last, n);
      }
    }
  }

  private void addTo(float[][] targets, float[] panels, int first, int last, int n) {
    int inputs = offsets.length;
    int strip = n / Tiles.STRIP * Tiles.STRIP;
    int place = strip * inputs + n - strip;
    for (int k = 0; k < inputs; k += CHUNK) {
      int[] part = inputs - k < CHUNK ? rest : chunk;
      for (int m = first; m < last; m += Tiles.HEIGHT) {
        int panel = m * inputs + k * Tiles.HEIGHT;
        Tiles.add(panels, panel, strips, part, place + offsets[k], targets, m, n);
      }
    }
  }
}
