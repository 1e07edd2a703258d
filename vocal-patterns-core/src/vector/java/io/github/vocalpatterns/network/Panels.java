package io.github.vocalpatterns.network;

import java.util.Arrays;

/**
 * The multipliers of {@link Tiles} in the order in which a tile takes them: a panel for the rows of
 * each tile, in it one place after the other, in that the rows side by side. The first place is
 * what the sums start with. Places of rows beyond the last are undefined.
 */
final class Panels {

  private final float[] values;
  private final int places;

  Panels(int rows, int places) {
    this.values = new float[Math.toIntExact(size(rows, places))];
    this.places = places;
  }

  static long size(int rows, int places) {
    return (rows + Tiles.HEIGHT - 1L) / Tiles.HEIGHT * Tiles.HEIGHT * places;
  }

  float[] values() {
    return values;
  }

  /** Where the panel begins whose first row is m. */
  int start(int m) {
    return m * places;
  }

  /** One value for all rows. */
  void fill(int place, float value) {
    for (int start = 0; start < values.length; start += Tiles.HEIGHT * places) {
      int from = start + place * Tiles.HEIGHT;
      Arrays.fill(values, from, from + Tiles.HEIGHT, value);
    }
  }

  /** A value for each row. */
  void set(int place, float[] column) {
    for (int m = 0; m < column.length; m++) {
      values[index(m, place)] = column[m];
    }
  }

  private int index(int m, int place) {
    return start(m / Tiles.HEIGHT * Tiles.HEIGHT) + place * Tiles.HEIGHT + m % Tiles.HEIGHT;
  }

  /** Writes some rows, from a place on. */
  void pack(float[][] rows, int count, int place, int columns) {
    int m = 0;
    for (; m + 4 <= count; m += 4) {
      packFour(rows, m, columns, index(m, place));
    }
    for (; m < count; m++) {
      float[] row = rows[m];
      int to = index(m, place);
      for (int k = 0; k < columns; k++) {
        values[to + k * Tiles.HEIGHT] = row[k];
      }
    }
  }

  private void packFour(float[][] rows, int m, int columns, int place) {
    float[] row0 = rows[m];
    float[] row1 = rows[m + 1];
    float[] row2 = rows[m + 2];
    float[] row3 = rows[m + 3];
    for (int k = 0; k < columns; k++) {
      int to = place + k * Tiles.HEIGHT;
      values[to] = row0[k];
      values[to + 1] = row1[k];
      values[to + 2] = row2[k];
      values[to + 3] = row3[k];
    }
  }
}
