package io.github.vocalpatterns.audio.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tests write into {@code docs/}, so that it cannot drift from what they measure: with {@code
 * -Ddocs.write=true} it is written, otherwise compared.
 */
public final class Docs {

  private static final Path FOLDER = Path.of("..", "docs");
  private static final boolean WRITE = Boolean.getBoolean("docs.write");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+\\.\\d+");

  private Docs() {}

  /** The text between {@code <!-- name -->} and {@code <!-- /name -->} of a page. */
  public static void assertBlock(String page, String name, String text, double tolerance)
      throws IOException {
    Path path = FOLDER.resolve(page);
    String whole = Files.readString(path);
    String opening = "<!-- " + name + " -->\n";
    int from = whole.indexOf(opening) + opening.length();
    int to = whole.indexOf("<!-- /" + name + " -->");
    if (WRITE) {
      Files.writeString(path, whole.substring(0, from) + text + whole.substring(to));
    } else {
      assertSame(whole.substring(from, to), text, tolerance);
    }
  }

  /** A whole file. */
  public static void assertFile(String name, String text, double tolerance) throws IOException {
    Path path = FOLDER.resolve(name);
    if (WRITE) {
      Files.writeString(path, text);
    } else {
      assertSame(Files.readString(path), text, tolerance);
    }
  }

  /** Numbers with a decimal point may differ by the last digits of a sine or a logarithm. */
  private static void assertSame(String expected, String actual, double tolerance) {
    assertEquals(NUMBER.matcher(expected).replaceAll("#"), NUMBER.matcher(actual).replaceAll("#"));
    Matcher left = NUMBER.matcher(expected);
    Matcher right = NUMBER.matcher(actual);
    while (left.find() && right.find()) {
      assertEquals(Double.parseDouble(left.group()), Double.parseDouble(right.group()), tolerance);
    }
  }
}
