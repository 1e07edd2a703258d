package io.github.vocalpatterns.plot;

import java.awt.Graphics2D;

/** One chart of a plot. */
@FunctionalInterface
interface Panel {

  /** Paints on a transparent ground, from (0, 0) on. */
  void paint(Graphics2D graphics, int width, int height);
}
