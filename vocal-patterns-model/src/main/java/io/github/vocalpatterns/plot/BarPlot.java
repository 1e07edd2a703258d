package io.github.vocalpatterns.plot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.HorizontalBarChart;

/** Bars of names and percentages. */
final class BarPlot {

  private static final int WIDTH = 640;
  private static final int FRAME_HEIGHT = 120;
  private static final int BAR_HEIGHT = 26;

  private BarPlot() {}

  static Plot of(String title, String valueTitle, Map<String, Double> shares) {
    if (shares.isEmpty()) {
      throw new IllegalArgumentException("shares is empty, there must be at least one bar");
    }
    List<String> names = new ArrayList<>(shares.keySet());
    List<Double> percentages = new ArrayList<>();
    for (String name : names) {
      double share = shares.get(name);
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException(
            "the share of " + name + " is " + share + ", it must lie between 0 and 1");
      }
      percentages.add(100 * share);
    }
    // The axis counts from the bottom, readers from the top.
    Collections.reverse(names);
    Collections.reverse(percentages);
    return new Plot(
        title,
        WIDTH,
        FRAME_HEIGHT + BAR_HEIGHT * names.size(),
        (graphics, width, height) -> {
          HorizontalBarChart chart = new HorizontalBarChart(width, height);
          Look.dress(chart, title, valueTitle, "");
          chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0);
          chart.getStyler().setLegendVisible(false);
          chart.getStyler().setXAxisDecimalPattern("0");
          chart.getStyler().setLabelsVisible(true).setLabelsFontColor(Look.INK);
          chart.getStyler().setLabelsFontColorAutomaticEnabled(false);
          chart.addSeries("takes", percentages, names).setFillColor(Look.series(5));
          chart.paint(graphics, width, height);
        });
  }
}
