package io.github.vocalpatterns.plot;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.FeatureWindow;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.dsp.MelFilterBank;
import io.github.vocalpatterns.audio.pitch.Note;
import io.github.vocalpatterns.audio.pitch.NoteSequence;
import io.github.vocalpatterns.audio.pitch.PitchFrame;
import io.github.vocalpatterns.audio.pitch.PitchTrack;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.lines.SeriesLines;

/** Charts of sound over time. */
final class SoundPlots {

  private static final int WIDTH = 800;
  private static final int WAVEFORM_HEIGHT = 240;
  private static final int SPECTROGRAM_HEIGHT = 420;
  private static final int PICTURE_HEIGHT = 370;
  private static final int PICTURE_MARGIN = 12;

  /** A recording of no length still has an axis. */
  private static final double SHORTEST_SECONDS = 1e-3;

  /** Rows of the image; bands are looked up in it. */
  private static final int IMAGE_ROWS = 256;

  private static final int MOST_COLUMNS = 1600;

  private static final double A4_HZ = 440;

  private static final Font NAMES = new Font(Font.SANS_SERIF, Font.BOLD, 12);

  /** From the lowest to the highest value, equally spaced, between them straight lines. */
  private static final int[] CIVIDIS = {
    0x00224E, 0x123570, 0x3B496C, 0x575D6D, 0x707173, 0x8A8678, 0xA59C74, 0xC3B369, 0xE1CC55,
    0xFEE838,
  };

  private SoundPlots() {}

  static Plot waveform(Waveform waveform) {
    int columns = Math.max(1, Math.min(MOST_COLUMNS, waveform.length()));
    double[] x = new double[2 * columns];
    double[] y = new double[2 * columns];
    for (int column = 0; column < columns; column++) {
      int from = (int) ((long) column * waveform.length() / columns);
      int to = (int) ((column + 1L) * waveform.length() / columns);
      float least = Float.POSITIVE_INFINITY;
      float greatest = Float.NEGATIVE_INFINITY;
      for (int i = from; i < to; i++) {
        least = Math.min(least, waveform.sample(i));
        greatest = Math.max(greatest, waveform.sample(i));
      }
      int back = 2 * columns - 1 - column;
      x[column] = (from + to) / 2.0 / waveform.sampleRateHz();
      x[back] = x[column];
      y[column] = to > from ? greatest : 0;
      y[back] = to > from ? least : 0;
    }
    double end = Math.max(SHORTEST_SECONDS, waveform.durationSeconds());
    double full = Math.max(1e-3, waveform.peak());
    Panel panel =
        (graphics, width, height) -> {
          XYChart chart = Look.chart("Waveform", "Time (s)", "Amplitude", width, height);
          chart.getStyler().setXAxisMin(0.0).setXAxisMax(end);
          chart.getStyler().setYAxisMin(-full).setYAxisMax(full);
          chart.getStyler().setLegendVisible(false);
          Look.area(chart, "samples", x, y, 0)
              .setXYSeriesRenderStyle(XYSeriesRenderStyle.PolygonArea);
          chart.paint(graphics, width, height);
        };
    return new Plot("Waveform", WIDTH, WAVEFORM_HEIGHT, panel);
  }

  static Plot spectrogram(
      Waveform waveform, FeatureSpec spec, @Nullable PitchTrack track, NoteSequence notes) {
    AudioFeatures features = AudioFeatures.of(spec);
    Spectrogram decibels = features.decibels(features.melSpectrogram(waveform));
    double lowest = Math.max(spec.fminHz(), spec.fmaxHz() / 1000);
    BufferedImage image = image(decibels, spec, lowest);
    double end = Math.max(SHORTEST_SECONDS, waveform.durationSeconds());
    String title = track == null ? "Mel spectrogram" : "Mel spectrogram and melody";
    String chartTitle =
        "%s (dark to bright: −%.0f to 0 dB below the loudest)".formatted(title, spec.topDb());
    Panel panel =
        (graphics, width, height) -> {
          XYChart chart = Look.chart(chartTitle, "Time (s)", "Frequency (Hz)", width, height);
          chart.getStyler().setXAxisMin(0.0).setXAxisMax(end);
          chart.getStyler().setYAxisMin(octave(lowest)).setYAxisMax(octave(spec.fmaxHz()));
          chart.getStyler().setYAxisTickMarkSpacingHint(45);
          chart.getStyler().setYAxisTickLabelsFormattingFunction(SoundPlots::frequency);
          chart.getStyler().setPlotContentSize(1);
          chart.getStyler().setPlotGridLinesVisible(false).setLegendVisible(false);
          // XChart has no axes without data, and labels evenly spaced data at no other values.
          double[] times = unevenly(0, end);
          double[] octaves = unevenly(octave(lowest), octave(spec.fmaxHz()));
          Look.line(chart, "axes", times, octaves, 0).setLineStyle(SeriesLines.NONE);
          chart.paint(graphics, width, height);
          Graphics2D inside = (Graphics2D) graphics.create();
          int left = (int) Math.round(chart.getScreenXFromChart(0));
          int right = (int) Math.round(chart.getScreenXFromChart(end));
          int top = (int) Math.round(chart.getScreenYFromChart(octave(spec.fmaxHz())));
          int bottom = (int) Math.round(chart.getScreenYFromChart(octave(lowest)));
          inside.drawImage(image, left, top, right - left, bottom - top, null);
          inside.clipRect(left, top, right - left, bottom - top);
          if (track != null) {
            drawMelody(inside, chart, track);
            nameNotes(inside, chart, notes);
          }
          inside.dispose();
        };
    return new Plot(title, WIDTH, SPECTROGRAM_HEIGHT, panel);
  }

  /** One pixel a value, before it is enlarged. */
  static Plot picture(FeatureWindow window) {
    Spectrogram values = window.spectrogram();
    BufferedImage image =
        new BufferedImage(values.frames(), values.bands(), BufferedImage.TYPE_INT_RGB);
    for (int band = 0; band < values.bands(); band++) {
      for (int frame = 0; frame < values.frames(); frame++) {
        image.setRGB(frame, values.bands() - 1 - band, colour(values.at(band, frame)));
      }
    }
    String title =
        "Picture of %d bands × %d frames (dark to bright: 0 to 1)"
            .formatted(values.bands(), values.frames());
    Panel panel =
        (graphics, width, height) -> {
          graphics.setColor(Look.INK);
          graphics.setFont(NAMES);
          graphics.drawString(title, PICTURE_MARGIN, PICTURE_MARGIN + NAMES.getSize());
          int top = 2 * PICTURE_MARGIN + NAMES.getSize();
          graphics.drawImage(
              image, PICTURE_MARGIN, top, width - 2 * PICTURE_MARGIN, height - top - 2, null);
        };
    return new Plot("Picture", WIDTH, PICTURE_HEIGHT, panel);
  }

  /** Octaves above A4: equal ratios of frequency are equal distances. */
  private static double octave(double hz) {
    return Math.log(hz / A4_HZ) / Math.log(2);
  }

  private static double[] unevenly(double from, double to) {
    return new double[] {from, from + (to - from) / 3, to};
  }

  private static String frequency(double octave) {
    return String.format(Locale.ROOT, "%.0f", A4_HZ * Math.pow(2, octave));
  }

  /** Equal ratios of frequency take equal heights, whatever the scale of the bands. */
  private static BufferedImage image(Spectrogram decibels, FeatureSpec spec, double lowest) {
    int columns = Math.max(1, Math.min(MOST_COLUMNS, decibels.frames()));
    BufferedImage image = new BufferedImage(columns, IMAGE_ROWS, BufferedImage.TYPE_INT_RGB);
    double from = MelFilterBank.fromHz(spec.fminHz(), spec.frequencyScale());
    double to = MelFilterBank.fromHz(spec.fmaxHz(), spec.frequencyScale());
    for (int row = 0; row < IMAGE_ROWS; row++) {
      double height = 1 - (row + 0.5) / IMAGE_ROWS;
      double hz = lowest * Math.pow(spec.fmaxHz() / lowest, height);
      double place = (MelFilterBank.fromHz(hz, spec.frequencyScale()) - from) / (to - from);
      long nearest = Math.round(place * (spec.bands() + 1) - 1);
      int band = (int) Math.max(0, Math.min(spec.bands() - 1L, nearest));
      for (int column = 0; column < columns; column++) {
        int frame = (int) ((long) column * decibels.frames() / columns);
        double value = decibels.frames() == 0 ? 0 : 1 + decibels.at(band, frame) / spec.topDb();
        image.setRGB(column, row, colour(value));
      }
    }
    return image;
  }

  private static int colour(double value) {
    double place = Math.max(0, Math.min(1, value)) * (CIVIDIS.length - 1);
    int index = Math.min(CIVIDIS.length - 2, (int) place);
    double share = place - index;
    int colour = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int low = CIVIDIS[index] >> shift & 0xFF;
      int high = CIVIDIS[index + 1] >> shift & 0xFF;
      colour |= (int) Math.round(low + share * (high - low)) << shift;
    }
    return colour;
  }

  private static void drawMelody(Graphics2D graphics, XYChart chart, PitchTrack track) {
    Path2D path = new Path2D.Double();
    boolean singing = false;
    for (PitchFrame frame : track.frames()) {
      boolean sung = frame.voiced() && isShown(chart, frame.f0Hz());
      if (sung) {
        double x = chart.getScreenXFromChart(frame.timeSeconds());
        double y = chart.getScreenYFromChart(octave(frame.f0Hz()));
        if (singing) {
          path.lineTo(x, y);
        } else {
          path.moveTo(x, y);
        }
      }
      singing = sung;
    }
    stroke(graphics, path, Color.BLACK, 4.5f);
    stroke(graphics, path, Color.WHITE, 2);
  }

  /** The chart knows no place for what lies beyond its axis. */
  private static boolean isShown(XYChart chart, double hz) {
    AxesChartStyler axes = chart.getStyler();
    return octave(hz) >= axes.getYAxisMin() && octave(hz) <= axes.getYAxisMax();
  }

  private static void stroke(Graphics2D graphics, Path2D path, Color color, float width) {
    graphics.setColor(color);
    graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(path);
  }

  /** Above the line; below it where a name above would cover another. */
  private static void nameNotes(Graphics2D graphics, XYChart chart, NoteSequence notes) {
    graphics.setFont(NAMES);
    List<Rectangle> taken = new ArrayList<>();
    for (Note note : notes.notes()) {
      if (!isShown(chart, note.frequencyHz())) {
        continue;
      }
      double middle = note.onsetSeconds() + note.durationSeconds() / 2;
      int width = graphics.getFontMetrics().stringWidth(note.name());
      int x = (int) Math.round(chart.getScreenXFromChart(middle)) - width / 2;
      int y = (int) Math.round(chart.getScreenYFromChart(octave(note.frequencyHz())));
      for (int baseline : new int[] {y - 12, y + 22}) {
        Rectangle box = new Rectangle(x - 3, baseline - 12, width + 6, 16);
        if (taken.stream().noneMatch(box::intersects)) {
          taken.add(box);
          graphics.setColor(Color.BLACK);
          graphics.fillRoundRect(box.x, box.y, box.width, box.height, 5, 5);
          graphics.setColor(Color.WHITE);
          graphics.drawString(note.name(), x, baseline);
          break;
        }
      }
    }
  }
}
