package io.github.vocalpatterns.examples.training;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.FeatureWindow;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.storage.WholeFile;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Pictures of takes, as the network sees them, side by side under their names. */
final class SpectrogramSheet {

  private static final int COLUMNS = 6;
  private static final int LABEL_PIXELS = 14;
  private static final int MARGIN_PIXELS = 4;

  private final AudioFeatures features = AudioFeatures.of(FeatureSpec.DEFAULT);
  private final List<BufferedImage> cells = new ArrayList<>();

  /** Adds the first window of {@code take}. */
  void add(String label, Waveform take) {
    FeatureWindow window = features.windows(take).get(0);
    Spectrogram picture = window.spectrogram();
    int width = picture.frames();
    int height = picture.bands();
    BufferedImage cell =
        new BufferedImage(width, height + LABEL_PIXELS, BufferedImage.TYPE_INT_RGB);
    for (int frame = 0; frame < width; frame++) {
      for (int band = 0; band < height; band++) {
        cell.setRGB(frame, LABEL_PIXELS + height - 1 - band, heat(picture.at(band, frame)));
      }
    }
    double seconds = window.endSeconds() - window.startSeconds();
    Graphics2D graphics = cell.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 10));
    graphics.drawString(
        String.format(Locale.ROOT, "%.1f s %s", seconds, label), 2, LABEL_PIXELS - 4);
    graphics.dispose();
    cells.add(cell);
  }

  /** Black over violet and orange to white. */
  private static int heat(float level) {
    float x = Math.max(0, Math.min(1, level));
    int red = (int) (255 * Math.min(1, 1.8f * x));
    int green = (int) (255 * Math.max(0, Math.min(1, 2 * x - 0.8f)));
    int blue = (int) (255 * Math.max(0.9f * x * (1 - x) * 2, 4 * x - 3));
    return red << 16 | green << 8 | Math.max(0, Math.min(255, blue));
  }

  void write(Path file) throws IOException {
    int cellWidth = cells.get(0).getWidth() + MARGIN_PIXELS;
    int cellHeight = cells.get(0).getHeight() + MARGIN_PIXELS;
    int rows = (cells.size() + COLUMNS - 1) / COLUMNS;
    BufferedImage sheet =
        new BufferedImage(COLUMNS * cellWidth, rows * cellHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = sheet.createGraphics();
    for (int i = 0; i < cells.size(); i++) {
      graphics.drawImage(cells.get(i), i % COLUMNS * cellWidth, i / COLUMNS * cellHeight, null);
    }
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(sheet, "png", bytes);
    WholeFile.write(file, bytes.toByteArray());
  }
}
