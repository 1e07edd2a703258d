package io.github.vocalpatterns.plot;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Charts of numbers measured in training and evaluation. */
final class ScorePlots {

  private static final int WIDTH = 640;
  private static final int HEIGHT = 320;

  /** More than can be seen would make a large file of thousands of takes. */
  private static final int MOST_POINTS = 400;

  /** XChart labels evenly spaced data, such as the edges of bins, at no other values. */
  private static final double[] UNEVEN = {0, 30, 100};

  private ScorePlots() {}

  static Plot trainingCurves(
      int[] epochs, Map<String, double[]> losses, Map<String, double[]> accuracies) {
    require(epochs.length > 0, "there are 0 epochs, curves need at least 1");
    requireCurves("losses", losses, epochs.length);
    requireCurves("accuracies", accuracies, epochs.length);
    double[] x = Arrays.stream(epochs).asDoubleStream().toArray();
    return new Plot(
        "Course of the training",
        WIDTH,
        HEIGHT,
        curves("Loss", "Cross-entropy (nats)", x, losses, 1),
        curves("Accuracy", "Share of takes right (%)", x, accuracies, 100));
  }

  private static void requireCurves(String name, Map<String, double[]> curves, int size) {
    require(!curves.isEmpty(), name + " is empty, there must be at least one curve");
    curves.forEach(
        (curve, values) -> {
          require(
              values.length == size,
              name + " " + curve + " has " + values.length + " values, it must have " + size);
          requireFinite(name + " " + curve, values);
        });
  }

  private static void requireFinite(String name, double[] values) {
    for (double value : values) {
      require(Double.isFinite(value), name + " holds " + value + ", every value must be finite");
    }
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  private static Panel curves(
      String title, String yTitle, double[] x, Map<String, double[]> curves, double scale) {
    return (graphics, width, height) -> {
      XYChart chart = Look.chart(title, "Epoch", yTitle, width, height);
      chart.getStyler().setXAxisMin(x[0]).setXAxisMax(Math.max(x[x.length - 1], x[0] + 1));
      chart.getStyler().setXAxisDecimalPattern("0.##");
      int index = 0;
      for (Map.Entry<String, double[]> curve : curves.entrySet()) {
        double[] y = Arrays.stream(curve.getValue()).map(value -> scale * value).toArray();
        var series = Look.line(chart, curve.getKey(), x, y, index);
        if (x.length < 30) {
          series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(Look.series(index));
        }
        index++;
      }
      chart.paint(graphics, width, height);
    };
  }

  static Plot reliability(double[] edges, double[] confidences, double[] accuracies, int[] counts) {
    require(
        counts.length > 0
            && edges.length == counts.length + 1
            && confidences.length == counts.length
            && accuracies.length == counts.length,
        "%d edges, %d confidences, %d accuracies and %d counts do not fit each other"
            .formatted(edges.length, confidences.length, accuracies.length, counts.length));
    int[] filled = IntStream.range(0, counts.length).filter(bin -> counts[bin] > 0).toArray();
    double[] x = Arrays.stream(filled).mapToDouble(bin -> 100 * confidences[bin]).toArray();
    double[] y = Arrays.stream(filled).mapToDouble(bin -> 100 * accuracies[bin]).toArray();
    requireFinite("confidences", x);
    requireFinite("accuracies", y);
    Panel curve =
        (graphics, width, height) -> {
          XYChart chart =
              Look.chart("Reliability", "Confidence (%)", "Share right (%)", width, height);
          percentAxes(chart);
          Look.reference(chart, "perfectly calibrated", UNEVEN, UNEVEN);
          if (x.length > 0) {
            Look.line(chart, "this classifier", x, y, 0)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(Look.series(0));
          }
          chart.paint(graphics, width, height);
        };
    return new Plot("Reliability", WIDTH, HEIGHT, curve, histogram(edges, counts));
  }

  private static void percentAxes(XYChart chart) {
    chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0).setYAxisMin(0.0).setYAxisMax(100.0);
    chart.getStyler().setXAxisDecimalPattern("0").setYAxisDecimalPattern("0.#");
    chart.getStyler().setYAxisTickMarkSpacingHint(25);
  }

  private static Panel histogram(double[] edges, int[] counts) {
    double[] x = new double[4 * counts.length];
    double[] y = new double[x.length];
    for (int bin = 0; bin < counts.length; bin++) {
      for (int corner = 0; corner < 4; corner++) {
        x[4 * bin + corner] = 100 * edges[bin + corner / 2];
        y[4 * bin + corner] = corner == 1 || corner == 2 ? counts[bin] : 0;
      }
    }
    return (graphics, width, height) -> {
      XYChart chart =
          Look.chart("Takes of each confidence", "Confidence (%)", "Takes", width, height);
      chart.getStyler().setXAxisMin(0.0).setXAxisMax(100.0).setYAxisMin(0.0);
      chart.getStyler().setXAxisDecimalPattern("0").setYAxisDecimalPattern("0");
      chart.getStyler().setLegendVisible(false);
      Look.area(chart, "takes", x, y, 0).setXYSeriesRenderStyle(XYSeriesRenderStyle.Area);
      Look.line(chart, "axis", UNEVEN, new double[3], 0).setLineStyle(SeriesLines.NONE);
      chart.paint(graphics, width, height);
    };
  }

  static Plot riskCoverage(double[] coverages, double[] risks) {
    require(
        coverages.length > 0 && coverages.length == risks.length,
        coverages.length + " coverages and " + risks.length + " risks do not fit each other");
    requireFinite("coverages", coverages);
    requireFinite("risks", risks);
    int size = risks.length;
    int[] kept =
        IntStream.range(0, size)
            .filter(i -> i == size - 1 || i % (1 + size / MOST_POINTS) == 0)
            .toArray();
    double[] x = Arrays.stream(kept).mapToDouble(i -> 100 * coverages[i]).toArray();
    double[] y = Arrays.stream(kept).mapToDouble(i -> 100 * risks[i]).toArray();
    Panel panel =
        (graphics, width, height) -> {
          XYChart chart =
              Look.chart(
                  "Risk and coverage",
                  "Takes answered, the most confident first (%)",
                  "Answers wrong (%)",
                  width,
                  height);
          percentAxes(chart);
          double most = Arrays.stream(y).max().orElse(0);
          chart.getStyler().setYAxisMax(Math.max(1, 1.1 * most));
          double all = y[y.length - 1];
          Look.reference(chart, "any takes", new double[] {0, 100}, new double[] {all, all});
          Look.line(chart, "the most confident takes", x, y, 0);
          chart.paint(graphics, width, height);
        };
    return new Plot("Risk and coverage", WIDTH, HEIGHT, panel);
  }
}
