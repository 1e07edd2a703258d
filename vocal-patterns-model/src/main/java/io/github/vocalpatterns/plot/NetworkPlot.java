package io.github.vocalpatterns.plot;

import io.github.vocalpatterns.network.BatchNorm;
import io.github.vocalpatterns.network.BiLstm;
import io.github.vocalpatterns.network.Conv2d;
import io.github.vocalpatterns.network.Dense;
import io.github.vocalpatterns.network.Layer;
import io.github.vocalpatterns.network.Network;
import io.github.vocalpatterns.network.ToSequence;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/** What flows between the layers of a network, from left to right. Drawn by hand. */
final class NetworkPlot {

  private static final String TITLE = "What flows through the network";
  private static final int COLUMN_WIDTH = 84;
  private static final int HEIGHT = 204;
  private static final int TOP = 34;
  private static final int BOTTOM = 146;
  private static final int MARGIN = 12;
  private static final int MOST_SHEETS = 6;

  private static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  private static final Font BOLD = PLAIN.deriveFont(Font.BOLD, 13f);

  /**
   * What a layer gives.
   *
   * @param layer what it is called
   * @param shape in words
   * @param across how wide it is drawn
   * @param upright how high
   * @param deep how many sheets lie behind each other
   */
  private record Stage(String layer, String shape, int across, int upright, int deep) {}

  private NetworkPlot() {}

  static Plot of(Network network) {
    List<Stage> stages = stages(network);
    return new Plot(
        TITLE,
        MARGIN + COLUMN_WIDTH * stages.size(),
        HEIGHT,
        (graphics, width, height) -> paint(graphics, stages));
  }

  private static List<Stage> stages(Network network) {
    int bands = network.bands();
    int frames = network.frames();
    int features = 1;
    List<Stage> stages = new ArrayList<>(List.of(picture("picture", bands, frames, features)));
    for (Layer layer : network.layers()) {
      if (layer instanceof Conv2d conv) {
        bands = (bands + conv.strideBands() - 1) / conv.strideBands();
        frames = (frames + conv.strideFrames() - 1) / conv.strideFrames();
        features = conv.kernel().shape()[3];
        String kernel = conv.kernel().shape()[0] + "×" + conv.kernel().shape()[1];
        stages.add(picture("conv " + kernel + stride(conv), bands, frames, features));
      } else if (layer instanceof ToSequence sequence) {
        features = bands * frames * features / sequence.steps();
        frames = sequence.steps();
        stages.add(sequence("sequence", frames, features));
      } else if (layer instanceof BiLstm lstm) {
        features = 2 * lstm.forward().recurrentKernel().shape()[0];
        frames = lstm.returnSequences() ? frames : 1;
        stages.add(sequence("LSTM ⇄", frames, features));
      } else if (layer instanceof Dense dense) {
        features = dense.bias().shape()[0];
        stages.add(sequence("dense", 1, features));
      } else if (!(layer instanceof BatchNorm)) {
        throw new IllegalArgumentException("there is no picture of " + layer);
      }
    }
    return stages;
  }

  private static String stride(Conv2d conv) {
    if (conv.strideBands() != conv.strideFrames()) {
      return " /" + conv.strideBands() + "×" + conv.strideFrames();
    }
    return conv.strideBands() == 1 ? "" : " /" + conv.strideBands();
  }

  private static Stage picture(String layer, int bands, int frames, int channels) {
    String shape = bands + "×" + frames + (channels == 1 ? "" : "×" + channels);
    return new Stage(layer, shape, pixels(frames), pixels(bands), sheets(channels));
  }

  private static Stage sequence(String layer, int steps, int features) {
    String shape = steps == 1 ? features + " numbers" : steps + "×" + features;
    return new Stage(layer, shape, steps == 1 ? 6 : pixels(steps), pixels(features), 1);
  }

  /** Sizes span three powers of ten: equal ratios are equal differences. */
  private static int pixels(int size) {
    return (int) Math.round(4 + 18 * Math.log(size) / Math.log(4));
  }

  private static int sheets(int channels) {
    return (int) Math.min(MOST_SHEETS, 1 + Math.round(Math.log(channels) / Math.log(3)));
  }

  private static void paint(Graphics2D graphics, List<Stage> stages) {
    graphics.setColor(Look.INK);
    graphics.setFont(BOLD);
    graphics.drawString(TITLE, MARGIN, MARGIN + BOLD.getSize());
    graphics.setFont(PLAIN);
    graphics.setStroke(new BasicStroke(1));
    for (int i = 0; i < stages.size(); i++) {
      Stage stage = stages.get(i);
      int middle = MARGIN + i * COLUMN_WIDTH + (COLUMN_WIDTH - MARGIN) / 2;
      sheets(graphics, stage, middle);
      graphics.setColor(Look.INK);
      centred(graphics, stage.layer(), middle, BOTTOM + 26);
      centred(graphics, stage.shape(), middle, BOTTOM + 44);
    }
  }

  private static void sheets(Graphics2D graphics, Stage stage, int middle) {
    int left = middle - stage.across() / 2 - stage.deep();
    int top = (TOP + BOTTOM - stage.upright()) / 2 - stage.deep();
    Color fill = Look.series(5);
    for (int sheet = 0; sheet < stage.deep(); sheet++) {
      int x = left + 2 * sheet;
      int y = top + 2 * sheet;
      graphics.setColor(fill);
      graphics.fillRect(x, y, stage.across(), stage.upright());
      graphics.setColor(Look.INK);
      graphics.drawRect(x, y, stage.across(), stage.upright());
    }
  }

  private static void centred(Graphics2D graphics, String text, int middle, int baseline) {
    int width = graphics.getFontMetrics().stringWidth(text);
    graphics.drawString(text, middle - width / 2, baseline);
  }
}
