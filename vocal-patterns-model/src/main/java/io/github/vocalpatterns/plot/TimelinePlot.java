package io.github.vocalpatterns.plot;

import io.github.vocalpatterns.Classification;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.Locale;

/** What was sung when. Drawn by hand: XChart has no such chart. */
final class TimelinePlot {

  private static final String TITLE = "Timeline";
  private static final int WIDTH = 800;
  private static final int HEIGHT = 116;
  private static final int TOP = 30;
  private static final int PART_HEIGHT = 44;
  private static final int MARGIN = 12;
  private static final int FEWEST_PIXELS_A_TICK = 60;

  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font BOLD = PLAIN.deriveFont(Font.BOLD, 13f);

  private TimelinePlot() {}

  static Plot of(Classification classification) {
    return new Plot(
        TITLE, WIDTH, HEIGHT, (graphics, width, height) -> paint(graphics, classification));
  }

  private static void paint(Graphics2D graphics, Classification classification) {
    double pixelsASecond = (WIDTH - 2.0 * MARGIN) / classification.durationSeconds();
    graphics.setColor(Look.INK);
    graphics.setFont(BOLD);
    graphics.drawString(TITLE, MARGIN, MARGIN + BOLD.getSize());
    graphics.setFont(PLAIN);
    for (Classification.Segment part : classification.timeline()) {
      paint(graphics, part, pixelsASecond);
    }
    graphics.setColor(Look.INK);
    int axis = TOP + PART_HEIGHT + 6;
    graphics.drawLine(MARGIN, axis, WIDTH - MARGIN, axis);
    int step = secondsATick(pixelsASecond);
    for (int second = 0; second <= classification.durationSeconds(); second += step) {
      int x = MARGIN + (int) Math.round(second * pixelsASecond);
      graphics.drawLine(x, axis, x, axis + 4);
      String label = second + " s";
      // The first and the last stay within the picture.
      int width = graphics.getFontMetrics().stringWidth(label);
      int place = Math.max(0, Math.min(WIDTH - width, x - width / 2));
      graphics.drawString(label, place, axis + 18);
    }
  }

  /** A part as long as it lasts, named where there is room for the name. */
  private static void paint(Graphics2D graphics, Classification.Segment part, double scale) {
    int left = MARGIN + (int) Math.round(part.startSeconds() * scale);
    int right = MARGIN + (int) Math.round(part.endSeconds() * scale);
    int width = Math.max(1, right - left);
    graphics.setColor(Look.series(colour(part)));
    graphics.fillRect(left, TOP, width, PART_HEIGHT);
    graphics.setColor(Look.INK);
    graphics.drawRect(left, TOP, width, PART_HEIGHT);
    String name =
        String.format(Locale.ROOT, "%s %.0f %%", part.pattern().label(), 100 * part.confidence());
    FontMetrics metrics = graphics.getFontMetrics();
    if (metrics.stringWidth(name) + MARGIN <= width) {
      int x = left + (width - metrics.stringWidth(name)) / 2;
      graphics.drawString(name, x, TOP + (PART_HEIGHT + metrics.getAscent()) / 2 - 2);
    }
  }

  /** Light ones, on which ink can be read. */
  private static int colour(Classification.Segment part) {
    return switch (part.pattern()) {
      case SCALE -> 5;
      case ARPEGGIO -> 4;
      case OTHER -> 3;
    };
  }

  private static int secondsATick(double pixelsASecond) {
    int step = 1;
    for (int factor = 2;
        step * pixelsASecond < FEWEST_PIXELS_A_TICK;
        factor = factor == 2 ? 5 : 2) {
      step = factor == 2 ? step * 2 : step / 2 * 5;
    }
    return step;
  }
}
