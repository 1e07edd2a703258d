package io.github.vocalpatterns.plot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.dsp.FrequencyScale;
import io.github.vocalpatterns.audio.pitch.NoteSequence;
import io.github.vocalpatterns.audio.pitch.PitchTrack;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class PlotTest {

  private static final int RATE = 22050;

  @TempDir private Path folder;

  private static Waveform sine(double hz) {
    float[] samples = new float[RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hz * i / RATE));
    }
    return Waveform.of(samples, RATE);
  }

  private static List<Plot> oneOfEach() {
    Map<String, double[]> curve = Map.of("training", new double[] {0.5, 0.4});
    PitchTrack track = PitchTrack.of(0.01, new double[] {Double.NaN, 440, 441, 5000, Double.NaN});
    return List.of(
        Plot.trainingCurves(new int[] {1, 2}, curve, curve),
        Plot.confusionMatrix(List.of("a", "b"), new int[][] {{3, 0}, {1, 2}}),
        Plot.reliability(
            new double[] {0, 0.5, 1},
            new double[] {Double.NaN, 0.9},
            new double[] {Double.NaN, 0.8},
            new int[] {0, 10}),
        Plot.riskCoverage(new double[] {0.5, 1}, new double[] {0, 0.25}),
        Plot.waveform(sine(440)),
        Plot.melSpectrogram(sine(440), FeatureSpec.DEFAULT),
        Plot.picture(AudioFeatures.of(FeatureSpec.DEFAULT).windows(sine(440)).get(0)),
        Plot.network(Classifier.pretrained().model().network()),
        Plot.timeline(Classifier.pretrained().classify(sine(440))),
        Plot.melSpectrogram(sine(440), FeatureSpec.DEFAULT, track, NoteSequence.of(track)));
  }

  private BufferedImage painted(Plot plot) throws Exception {
    Path path = folder.resolve("plot.png");
    plot.savePng(path);
    return ImageIO.read(path.toFile());
  }

  private static Element parsed(String svg) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)))
        .getDocumentElement();
  }

  /** Clip paths are named by hashes inside of the SVG library. */
  @Test
  void equalValuesGiveEqualBytes() throws Exception {
    List<Plot> first = oneOfEach();
    List<Plot> second = oneOfEach();
    for (int i = 0; i < first.size(); i++) {
      Path a = folder.resolve("a");
      Path b = folder.resolve("b");
      first.get(i).savePng(a);
      second.get(i).savePng(b);
      assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
      first.get(i).saveSvg(a);
      second.get(i).saveSvg(b);
      assertArrayEquals(Files.readAllBytes(a), Files.readAllBytes(b));
    }
  }

  @Test
  void everyPlotIsAPictureOnWhiteGround() throws Exception {
    for (Plot plot : oneOfEach()) {
      BufferedImage image = painted(plot);
      assertEquals(Color.WHITE.getRGB(), image.getRGB(1, 1), plot.toString());
      boolean drawn = false;
      int below = image.getHeight() / 3;
      for (int x = 0; x < image.getWidth(); x++) {
        drawn |= image.getRGB(x, below) != Color.WHITE.getRGB();
      }
      assertTrue(drawn, plot.toString());
    }
  }

  @Test
  void anSvgFileIsSoundXmlThatNamesItself() throws Exception {
    for (Plot plot : oneOfEach()) {
      Path path = folder.resolve("plot.svg");
      plot.saveSvg(path);
      Element svg = parsed(Files.readString(path));
      assertEquals("svg", svg.getTagName());
      assertFalse(svg.getAttribute("aria-label").isBlank());
    }
  }

  /** On a dark page, dark text could not be read, and two pictures must not share names. */
  /** A browser's own size is 16 pixels, and not every machine has the font of this one. */
  @Test
  void textIsAsLargeInABrowserAsItWasMeasuredInWhateverFont() throws Exception {
    Element svg = parsed(Plot.shares("Right", Map.of("a long condition", 0.5)).svg());
    assertEquals("12", svg.getAttribute("font-size"));
    NodeList texts = svg.getElementsByTagName("text");
    assertTrue(texts.getLength() > 2);
    for (int i = 0; i < texts.getLength(); i++) {
      String style = ((Element) texts.item(i)).getAttribute("style");
      assertTrue(style.contains("\",sans-serif;"), style);
    }
  }

  @Test
  void anEmbeddedPictureTakesTheInkOfThePage() throws Exception {
    for (Plot plot : oneOfEach()) {
      String svg = plot.svg();
      assertTrue(svg.startsWith("<svg viewBox=\"0 0 "), plot.toString());
      assertTrue(svg.contains("currentColor"), plot.toString());
      assertFalse(svg.contains("rgb(26,26,27)"), plot.toString());
      assertFalse(svg.contains("fill:rgb(255,255,255);stroke:none;\" width=\""), plot.toString());
      parsed(svg.replace("<svg ", "<svg xmlns:xlink=\"http://www.w3.org/1999/xlink\" "));
    }
    String a = Plot.waveform(sine(440)).svg();
    String b = Plot.riskCoverage(new double[] {1}, new double[] {0}).svg();
    String name = a.substring(a.indexOf("clip-"), a.indexOf('"', a.indexOf("clip-")));
    assertFalse(b.contains(name));
  }

  private double meanRowOfTheBrightest(Waveform waveform, FeatureSpec spec) throws Exception {
    BufferedImage image = painted(Plot.melSpectrogram(waveform, spec));
    int column = image.getWidth() / 2;
    double sum = 0;
    int count = 0;
    for (int y = 100; y < image.getHeight(); y++) {
      Color color = new Color(image.getRGB(column, y));
      // The bright end of the scale is yellow.
      if (color.getRed() > 200 && color.getBlue() < 100) {
        sum += y;
        count++;
      }
    }
    return sum / count;
  }

  /** Bands, image rows and the axis each count from another end. */
  @Test
  void anOctaveIsTheSameDistanceWhereverItLiesAndOnWhateverScale() throws Exception {
    for (FrequencyScale scale : FrequencyScale.values()) {
      FeatureSpec spec = FeatureSpec.DEFAULT.toBuilder().frequencyScale(scale).build();
      double low = meanRowOfTheBrightest(sine(440), spec);
      double middle = meanRowOfTheBrightest(sine(880), spec);
      double high = meanRowOfTheBrightest(sine(1760), spec);

      // The plot is some 650 rows for log2(3200 / 70) = 5.5 octaves.
      assertEquals(118, low - middle, 12, scale.toString());
      assertEquals(118, middle - high, 12, scale.toString());
    }
  }

  @Test
  void theMelodyLiesWhereItsHarmonicShines() throws Exception {
    double[] f0 = new double[100];
    Arrays.fill(f0, 880);
    PitchTrack track = PitchTrack.of(0.01, f0);
    double row = meanRowOfTheBrightest(sine(880), FeatureSpec.DEFAULT);

    Plot plot =
        Plot.melSpectrogram(
            sine(880),
            FeatureSpec.DEFAULT,
            track,
            NoteSequence.of(PitchTrack.of(1, new double[0])));
    BufferedImage image = painted(plot);

    assertEquals(
        Color.WHITE.getRGB(), image.getRGB(image.getWidth() / 2, (int) Math.round(row)), "line");
  }

  @Test
  void soundsOfNoLengthStillHaveAxes() throws Exception {
    Waveform none = Waveform.of(new float[0], RATE);

    assertEquals(1600, painted(Plot.waveform(none)).getWidth());
    assertEquals(1600, painted(Plot.melSpectrogram(none, FeatureSpec.DEFAULT)).getWidth());
  }

  @Test
  void valuesThatDoNotFitAreRefused() {
    Map<String, double[]> curve = Map.of("training", new double[] {0.5});
    Map<String, double[]> broken = Map.of("training", new double[] {Double.NaN});
    int[] one = {1};
    double[] half = {0.5};
    double[] edges = {0, 1};
    double[] none = {};
    List<String> label = List.of("a");

    assertRefused(() -> Plot.trainingCurves(new int[] {}, curve, curve));
    assertRefused(() -> Plot.trainingCurves(new int[] {1, 2}, curve, curve));
    assertRefused(() -> Plot.trainingCurves(one, curve, Map.of()));
    assertRefused(() -> Plot.trainingCurves(one, broken, curve));
    assertRefused(() -> Plot.confusionMatrix(List.of(), new int[][] {}));
    assertRefused(() -> Plot.confusionMatrix(label, new int[][] {{-1}}));
    assertRefused(() -> Plot.confusionMatrix(label, new int[][] {{1, 2}}));
    assertRefused(() -> Plot.reliability(half, half, half, one));
    assertRefused(() -> Plot.reliability(edges, none, half, one));
    assertRefused(() -> Plot.riskCoverage(none, none));
    assertRefused(() -> Plot.riskCoverage(half, edges));
  }

  private static void assertRefused(Runnable call) {
    assertThrows(IllegalArgumentException.class, call::run);
  }

  @Test
  void withoutADisplayAWindowIsRefusedWithAnAdvice() {
    IllegalStateException refusal =
        assertThrows(IllegalStateException.class, () -> Plot.waveform(sine(440)).show());

    assertEquals(
        "there is no display to show \"Waveform\" on, save it as PNG or SVG instead",
        refusal.getMessage());
  }
}
