package io.github.vocalpatterns.plot;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.FeatureWindow;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.pitch.NoteSequence;
import io.github.vocalpatterns.audio.pitch.PitchTrack;
import io.github.vocalpatterns.audio.storage.WholeFile;
import io.github.vocalpatterns.network.Network;
import java.awt.AWTError;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;

/**
 * A picture to save, to embed or to show.
 *
 * <pre>{@code
 * Plot.waveform(AudioFiles.read(Path.of("take.wav"))).savePng(Path.of("take.png"));
 * }</pre>
 *
 * <p>Colours can be told apart under every common colour vision. Immutable and safe for use by any
 * number of threads; on one machine equal values give equal bytes.
 */
public final class Plot {

  /** Pixels of a PNG to one of a screen, so that it stays sharp in print and on dense screens. */
  private static final int PNG_SCALE = 2;

  private final String title;
  private final int width;
  private final int panelHeight;
  private final List<Panel> panels;

  Plot(String title, int width, int panelHeight, Panel... panels) {
    this.title = title;
    this.width = width;
    this.panelHeight = panelHeight;
    this.panels = List.of(panels);
  }

  /**
   * The course of a training: loss above, accuracy below.
   *
   * @param epochs their numbers
   * @param losses in nats; by name, one value an epoch, for example {@code training} and {@code
   *     validation}
   * @param accuracies from 0 to 1, likewise
   * @throws IllegalArgumentException if there is no epoch or no curve, the values are not one an
   *     epoch, or one is not finite
   */
  public static Plot trainingCurves(
      int[] epochs, Map<String, double[]> losses, Map<String, double[]> accuracies) {
    return ScorePlots.trainingCurves(epochs, losses, accuracies);
  }

  /**
   * Which pattern was taken for which.
   *
   * @param labels of rows and columns
   * @param counts row: what it is, column: what it was taken for
   * @throws IllegalArgumentException if there is no label, the counts are not one for every pair,
   *     or one is negative
   */
  public static Plot confusionMatrix(List<String> labels, int[][] counts) {
    return ConfusionPlot.of(labels, counts);
  }

  /**
   * How often answers of one confidence are right, and below how many takes have it. Empty bins are
   * left out.
   *
   * @param edges of the bins, ascending from 0 to 1, one more than there are bins
   * @param confidences mean confidence of each bin
   * @param accuracies share of each bin that is right
   * @param counts takes in each bin
   * @throws IllegalArgumentException if the arrays do not fit each other
   */
  public static Plot reliability(
      double[] edges, double[] confidences, double[] accuracies, int[] counts) {
    return ScorePlots.reliability(edges, confidences, accuracies, counts);
  }

  /**
   * How often answers are wrong if only the most confident are given.
   *
   * @param coverages shares of the takes that are answered, ascending
   * @param risks share of those answers that is wrong, one a coverage
   * @throws IllegalArgumentException if there is none, or not as many of one as of the other
   */
  public static Plot riskCoverage(double[] coverages, double[] risks) {
    return ScorePlots.riskCoverage(coverages, risks);
  }

  /**
   * A bar a name, the first on top, and how many percent it stands for.
   *
   * @param shares from 0 to 1, in the order of the map
   * @throws IllegalArgumentException if there is none, or one is out of range
   */
  public static Plot shares(String title, Map<String, Double> shares) {
    return BarPlot.of(title, shares);
  }

  /** The samples of a recording over time: between the least and the greatest of each moment. */
  public static Plot waveform(Waveform waveform) {
    return SoundPlots.waveform(waveform);
  }

  /**
   * Band powers over time in decibels below the loudest, low frequencies at the bottom.
   *
   * @param spec how they are computed; its windows play no part
   * @throws IllegalArgumentException if the waveform is too long for a spectrogram
   */
  public static Plot melSpectrogram(Waveform waveform, FeatureSpec spec) {
    return SoundPlots.spectrogram(waveform, spec, null, NoteSequence.of(NO_PITCH));
  }

  /**
   * {@link #melSpectrogram(Waveform, FeatureSpec)} with the melody over it.
   *
   * @param track its fundamental frequency, drawn as a line where it is voiced
   * @param notes named over the line
   */
  public static Plot melSpectrogram(
      Waveform waveform, FeatureSpec spec, PitchTrack track, NoteSequence notes) {
    return SoundPlots.spectrogram(waveform, spec, track, notes);
  }

  /** What a network sees of a window: bands from bottom to top, frames from left to right. */
  public static Plot picture(FeatureWindow window) {
    return SoundPlots.picture(window);
  }

  /** The sizes of what flows between the layers of a network. */
  public static Plot network(Network network) {
    return NetworkPlot.of(network);
  }

  /** What was sung when, and how sure that is. */
  public static Plot timeline(Classification classification) {
    return TimelinePlot.of(classification);
  }

  private static final PitchTrack NO_PITCH = PitchTrack.of(1, new double[0]);

  private int height() {
    return panelHeight * panels.size();
  }

  private void paint(Graphics2D graphics) {
    for (Panel panel : panels) {
      Graphics2D part = (Graphics2D) graphics.create();
      part.translate(0, panels.indexOf(panel) * panelHeight);
      panel.paint(part, width, panelHeight);
      part.dispose();
    }
  }

  private void paintOpaque(Graphics2D graphics) {
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height());
    paint(graphics);
  }

  /**
   * Writes a PNG on white ground; a reader of the path sees the old file or the whole new one.
   *
   * @throws IOException if the file cannot be written
   */
  public void savePng(Path path) throws IOException {
    BufferedImage image =
        new BufferedImage(PNG_SCALE * width, PNG_SCALE * height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.scale(PNG_SCALE, PNG_SCALE);
    paintOpaque(graphics);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    WholeFile.write(path, bytes.toByteArray());
  }

  /**
   * Writes an SVG on white ground; a reader of the path sees the old file or the whole new one.
   *
   * @throws IOException if the file cannot be written
   */
  public void saveSvg(Path path) throws IOException {
    String svg = Svg.document(title, width, height(), this::paintOpaque);
    WholeFile.write(path, svg.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * An {@code svg} element to put into an HTML page: as wide as its place, on the page's ground,
   * text and axes in its {@code color}.
   */
  public String svg() {
    return Svg.element(title, width, height(), this::paint);
  }

  /**
   * Opens a window with the picture and returns.
   *
   * @throws IllegalStateException if there is no display, or it cannot be used
   */
  public void show() {
    if (GraphicsEnvironment.isHeadless()) {
      throw new IllegalStateException(
          "there is no display to show \"" + title + "\" on, save it as PNG or SVG instead");
    }
    try {
      SwingUtilities.invokeLater(this::openWindow);
    } catch (AWTError | LinkageError e) {
      // A display is named but does not answer, or this JDK comes without windows.
      throw new IllegalStateException(
          "the display cannot show \""
              + title
              + "\" ("
              + e.getMessage()
              + "); unset DISPLAY or set -Djava.awt.headless=true, and save it as PNG or SVG",
          e);
    }
  }

  private void openWindow() {
    JFrame frame = new JFrame(title);
    frame.setDefaultCloseOperation(JFrame.DISPOSE_ON_CLOSE);
    frame.add(new Canvas(this));
    frame.pack();
    frame.setLocationByPlatform(true);
    frame.setVisible(true);
  }

  /** Paints the plot at its own size. */
  private static final class Canvas extends JComponent {
    private static final long serialVersionUID = 1;
    private final transient Plot plot;

    Canvas(Plot plot) {
      this.plot = plot;
      setPreferredSize(new Dimension(plot.width, plot.height()));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
      plot.paintOpaque((Graphics2D) graphics);
    }
  }

  /** For example {@code Plot[Confusion matrix, 480 × 400]}. */
  @Override
  public String toString() {
    return "Plot[" + title + ", " + width + " × " + height() + "]";
  }
}
