package io.github.vocalpatterns.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.internal.chartpart.AxesChart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What all charts share: colours, fonts, grid. */
final class Look {

  /** Text and axes. No other thing has this very colour, so that a page may change it. */
  static final Color INK = new Color(26, 26, 27);

  /** Lines that stay behind: seen on light and on dark ground. */
  static final Color FAINT = new Color(150, 150, 150);

  static final Color CLEAR = new Color(255, 255, 255, 0);

  /**
   * Told apart under every common colour vision (M. Okabe and K. Ito, Color Universal Design,
   * 2008), and seen on light and on dark ground.
   */
  private static final Color[] SERIES = {
    new Color(0, 114, 178),
    new Color(213, 94, 0),
    new Color(0, 158, 115),
    new Color(204, 121, 167),
    new Color(230, 159, 0),
    new Color(86, 180, 233),
  };

  /** Lines differ in more than their colour. */
  private static final float[][] DASHES = {null, {7, 4}, {2, 3}};

  private static final int FONT_SIZE = 12;

  private Look() {}

  /** The colour of series {@code index}; the first comes again after the last. */
  static Color series(int index) {
    return SERIES[index % SERIES.length];
  }

  private static BasicStroke stroke(int index) {
    return new BasicStroke(
        2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, DASHES[index % DASHES.length], 0);
  }

  static XYChart chart(String title, String xTitle, String yTitle, int width, int height) {
    XYChart chart = new XYChart(width, height);
    dress(chart, title, xTitle, yTitle);
    return chart;
  }

  static void dress(AxesChart<?, ?> chart, String title, String xTitle, String yTitle) {
    chart.setTitle(title);
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle(yTitle);
    AxesChartStyler styler = chart.getStyler();
    styler.setLocale(Locale.ROOT);
    styler.setDecimalPattern("0.########"); // Its own would write .5 without the zero.
    styler.setChartBackgroundColor(CLEAR);
    styler.setPlotBackgroundColor(CLEAR);
    styler.setLegendBackgroundColor(CLEAR);
    styler.setLegendBorderColor(CLEAR);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(FAINT);
    styler.setPlotGridLinesStroke(new BasicStroke(0.4f));
    styler.setChartFontColor(INK);
    styler.setAxisTickLabelsColor(INK);
    styler.setXAxisTitleColor(INK);
    styler.setYAxisTitleColor(INK);
    styler.setYAxisGroupTitleColor(0, INK);
    styler.setAxisTickMarksColor(INK);
    Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE);
    styler.setChartTitleFont(plain.deriveFont(Font.BOLD, FONT_SIZE + 1f));
    styler.setAxisTitleFont(plain);
    styler.setAxisTickLabelsFont(plain);
    styler.setLegendFont(plain);
    styler.setLegendPosition(LegendPosition.OutsideS);
    styler.setLegendLayout(LegendLayout.Horizontal);
    styler.setPlotContentSize(0.97);
    styler.setMarkerSize(6);
  }

  /** Adds a line in the style of series {@code index}. */
  static XYSeries line(XYChart chart, String name, double[] x, double[] y, int index) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setLineColor(series(index));
    series.setLineStyle(stroke(index));
    series.setMarker(SeriesMarkers.NONE);
    return series;
  }

  /** Adds a thin line that others are held to. */
  static void reference(XYChart chart, String name, double[] x, double[] y) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setLineColor(FAINT);
    series.setLineStyle(new BasicStroke(1.5f));
    series.setMarker(SeriesMarkers.NONE);
  }

  /** Adds a filled shape in the colour of series {@code index}. */
  static XYSeries area(XYChart chart, String name, double[] x, double[] y, int index) {
    XYSeries series = line(chart, name, x, y, index);
    series.setLineStyle(SeriesLines.NONE);
    series.setFillColor(series(index));
    return series;
  }
}
