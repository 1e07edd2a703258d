package io.github.vocalpatterns.network;

/**
 * The multipliers of {@link Tiles} in the order in which a tile takes them: blocks of four rows, in
 * a block all k, for each the rows side by side.
 */
final class Panels {

  private Panels() {}

  /** Rows with those that fill the last tile. */
  static int padded(int rows) {
    return (rows + Tiles.HEIGHT - 1) / Tiles.HEIGHT * Tiles.HEIGHT;
  }

  /** Packs K columns of some rows. Places of rows beyond the last stay as they are. */
  static void pack(float[][] rows, int count, int columns, float[] panels) {
    for (int r = 0; r < count; r++) {
      float[] row = rows[r];
      int place = r / Tiles.HEIGHT * Tiles.HEIGHT * columns + r % Tiles.HEIGHT;
      for (int k = 0; k < columns; k++) {
        panels[place + k * Tiles.HEIGHT] = row[k];
      }
    }
  }

  /** The sums that tiles write to: the given ones, then {@code spill} for rows beyond the last. */
  static void fillTargets(float[][] targets, float[][] sums, int count, float[] spill) {
    System.arraycopy(sums, 0, targets, 0, count);
    for (int r = count; r < padded(count); r++) {
      targets[r] = spill;
    }
  }
}
