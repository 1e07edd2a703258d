package io.github.vocalpatterns.audio.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Golden values that {@code tools/librosa_fixtures.py} wrote: comment lines, a line of column
 * names, then one case a line.
 */
public final class Fixture {

  private Fixture() {}

  /** One value of a matrix. */
  public record Point(int row, int column, double value) {}

  /** One case. */
  public record Row(String fixture, Map<String, String> cells) {

    public String text(String column) {
      String text = cells.get(column);
      if (text == null) {
        throw new IllegalArgumentException(fixture + " has no column " + column);
      }
      return text;
    }

    public double number(String column) {
      return Double.parseDouble(text(column));
    }

    public int integer(String column) {
      return Integer.parseInt(text(column));
    }

    public <E extends Enum<E>> E constant(String column, Class<E> type) {
      return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
    }

    /** Numbers between spaces. */
    public float[] numbers(String column) {
      String[] parts = text(column).split(" ");
      float[] numbers = new float[parts.length];
      for (int i = 0; i < parts.length; i++) {
        numbers[i] = Float.parseFloat(parts[i]);
      }
      return numbers;
    }

    /** row:column:value between semicolons. */
    public List<Point> points(String column) {
      return Arrays.stream(text(column).split(";"))
          .map(point -> point.split(":"))
          .map(
              p ->
                  new Point(
                      Integer.parseInt(p[0]), Integer.parseInt(p[1]), Double.parseDouble(p[2])))
          .toList();
    }

    /** Everything but the golden values, to name the case in a failure. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder(fixture);
      cells.forEach(
          (name, value) -> text.append(value.length() > 20 ? "" : " " + name + "=" + value));
      return text.toString();
    }
  }

  /** All cases of a fixture. */
  public static List<Row> rows(String name) {
    String file = "/io/github/vocalpatterns/audio/librosa/" + name + ".csv";
    try (InputStream in = Fixture.class.getResourceAsStream(file)) {
      List<String> lines =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      String[] columns = lines.get(0).split(",");
      List<Row> rows = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] values = line.split(",");
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < columns.length; i++) {
          cells.put(columns[i], values[i]);
        }
        rows.add(new Row(name, cells));
      }
      return rows;
    } catch (IOException e) {
      throw new IllegalStateException(file, e);
    }
  }
}
