package io.github.vocalpatterns.plot;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Bars of names and percentages. Drawn by hand: XChart leaves names out where they stand close. */
final class BarPlot {

  private static final int WIDTH = 640;
  private static final int TITLE_HEIGHT = 36;
  private static final int ROW_HEIGHT = 26;
  private static final int BAR_HEIGHT = 18;
  private static final int MARGIN = 12;

  /** Room for 100.0 % behind the longest bar. */
  private static final int VALUE_WIDTH = 60;

  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final Font BOLD = PLAIN.deriveFont(Font.BOLD, 13f);

  private BarPlot() {}

  static Plot of(String title, Map<String, Double> shares) {
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("shares is empty, there must be at least one bar");
    }
    shares.forEach(
        (name, share) -> {
          if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                "the share of " + name + " is " + share + ", it must lie between 0 and 1");
          }
        });
    Map<String, Double> bars = new LinkedHashMap<>(shares);
    return new Plot(
        title,
        WIDTH,
        TITLE_HEIGHT + ROW_HEIGHT * bars.size() + MARGIN,
        (graphics, width, height) -> paint(graphics, title, bars));
  }

  private static void paint(Graphics2D graphics, String title, Map<String, Double> bars) {
    graphics.setColor(Look.INK);
    graphics.setFont(BOLD);
    graphics.drawString(title, MARGIN, MARGIN + BOLD.getSize());
    graphics.setFont(PLAIN);
    FontMetrics metrics = graphics.getFontMetrics();
    int left = 2 * MARGIN + bars.keySet().stream().mapToInt(metrics::stringWidth).max().orElse(0);
    int longest = WIDTH - left - VALUE_WIDTH;
    int top = TITLE_HEIGHT;
    for (Map.Entry<String, Double> bar : bars.entrySet()) {
      int baseline = top + BAR_HEIGHT - (BAR_HEIGHT - metrics.getAscent()) / 2 - 1;
      int length = (int) Math.round(longest * bar.getValue());
      graphics.setColor(Look.series(5));
      graphics.fillRect(left, top, length, BAR_HEIGHT);
      graphics.setColor(Look.INK);
      graphics.drawString(
          bar.getKey(), left - MARGIN - metrics.stringWidth(bar.getKey()), baseline);
      String value = String.format(Locale.ROOT, "%.1f %%", 100 * bar.getValue());
      graphics.drawString(value, left + length + MARGIN / 2, baseline);
      top += ROW_HEIGHT;
    }
  }
}
