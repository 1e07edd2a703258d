package io.github.vocalpatterns.plot;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;

/** The confusion matrix. */
final class ConfusionPlot {

  private static final int WIDTH = 480;
  private static final int HEIGHT = 400;

  /** Light enough for black figures on the darkest. */
  private static final Color[] SHADES = {new Color(247, 251, 255), new Color(107, 174, 214)};

  private ConfusionPlot() {}

  static Plot of(List<String> labels, int[][] counts) {
    int size = labels.size();
    if (size == 0 || counts.length != size) {
      throw new IllegalArgumentException(
          "there are " + counts.length + " rows of counts for " + size + " labels");
    }
    List<Number[]> cells = new ArrayList<>();
    int most = 1;
    for (int truth = 0; truth < size; truth++) {
      if (counts[truth].length != size) {
        throw new IllegalArgumentException(
            "row " + truth + " has " + counts[truth].length + " counts for " + size + " labels");
      }
      for (int predicted = 0; predicted < size; predicted++) {
        int count = counts[truth][predicted];
        if (count < 0) {
          throw new IllegalArgumentException(
              "the count of row " + truth + " is " + count + ", it must not be negative");
        }
        most = Math.max(most, count);
        // The first truth stands on top, where the axis ends.
        cells.add(new Number[] {predicted, size - 1 - truth, count});
      }
    }
    List<String> rows = new ArrayList<>(labels);
    Collections.reverse(rows);
    double darkest = most;
    return new Plot(
        "Confusion matrix",
        WIDTH,
        HEIGHT,
        (graphics, width, height) -> {
          HeatMapChart chart = new HeatMapChartBuilder().width(width).height(height).build();
          Look.dress(chart, "Confusion matrix (takes)", "Taken for", "Truth");
          chart.getStyler().setRangeColors(SHADES).setMin(0).setMax(darkest);
          chart.getStyler().setShowValue(true).setDrawBorder(true);
          chart.getStyler().setValueFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
          chart.getStyler().setValueFontColor(Color.BLACK);
          chart.getStyler().setHeatMapValueDecimalPattern("0");
          chart.getStyler().setPlotContentSize(1).setLegendVisible(false);
          chart.getStyler().setPlotGridLinesVisible(false);
          chart.addSeries("takes", List.copyOf(labels), List.copyOf(rows), cells);
          chart.paint(graphics, width, height);
        });
  }
}
