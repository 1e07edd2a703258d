package io.github.vocalpatterns.plot;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Writes what is painted as SVG. */
final class Svg {

  private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{3,}(?:E-?\\d+)?");
  private static final Pattern CLIP = Pattern.compile("clip-?\\d+");
  private static final Pattern OUTER = Pattern.compile("(?s)^.*?<svg [^>]*>(.*)</svg>\\s*$");

  private static final Pattern FAMILY = Pattern.compile("(font-family:&quot;.*?&quot;)");

  /** What the library that writes SVG leaves unsaid, where a browser would take 16. */
  private static final int DEFAULT_FONT_PX = 12;

  private Svg() {}

  /** A whole file. */
  static String document(String title, int width, int height, Consumer<Graphics2D> painter) {
    String head =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""
            + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"%d\" height=\"%d\""
                .formatted(width, height);
    return head + rest(title, width, height, content(title, width, height, painter)) + "\n";
  }

  /** An element of an HTML page, where {@code xlink:href} needs no declaration. */
  static String element(String title, int width, int height, Consumer<Graphics2D> painter) {
    String content = content(title, width, height, painter);
    return "<svg" + rest(title, width, height, content.replace(css(Look.INK), "currentColor"));
  }

  private static String rest(String title, int width, int height, String content) {
    String name = escape(title);
    return " viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" font-size=\"%d\">\n<title>%s</title>%s</svg>"
        .formatted(width, height, name, DEFAULT_FONT_PX, name, content);
  }

  private static String css(Color color) {
    return "rgb(%d,%d,%d)".formatted(color.getRed(), color.getGreen(), color.getBlue());
  }

  private static String content(String title, int width, int height, Consumer<Graphics2D> painter) {
    VectorGraphics2D graphics = new VectorGraphics2D();
    painter.accept(graphics);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      new SVGProcessor()
          .getDocument(graphics.getCommands(), new PageSize(0, 0, width, height))
          .writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String svg = OUTER.matcher(bytes.toString(StandardCharsets.UTF_8)).replaceFirst("$1");
    // Not every machine has the fonts of this one.
    String anywhere = FAMILY.matcher(svg).replaceAll("$1,sans-serif");
    return withOwnClipNames(title, withShortNumbers(anywhere));
  }

  /** Glyphs come with a dozen digits; hundredths of a pixel are more than can be seen. */
  private static String withShortNumbers(String svg) {
    return LONG_NUMBER
        .matcher(svg)
        .replaceAll(
            number ->
                new BigDecimal(number.group())
                    .setScale(2, RoundingMode.HALF_EVEN)
                    .stripTrailingZeros()
                    .toPlainString());
  }

  /** Several pictures may stand in one page, whose names must not clash. */
  private static String withOwnClipNames(String title, String svg) {
    String prefix = "clip-" + Integer.toHexString(title.hashCode()) + "-";
    Map<String, String> names = new LinkedHashMap<>();
    return CLIP.matcher(svg)
        .replaceAll(clip -> names.computeIfAbsent(clip.group(), key -> prefix + names.size()));
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
