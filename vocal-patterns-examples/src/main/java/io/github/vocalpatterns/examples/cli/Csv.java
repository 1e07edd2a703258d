package io.github.vocalpatterns.examples.cli;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Lines of CSV as RFC 4180 has them, but for the ends of lines. */
final class Csv {

  private Csv() {}

  /** One line, without its end. */
  static String line(Object... fields) {
    return Arrays.stream(fields)
        .map(field -> quoted(field.toString()))
        .collect(Collectors.joining(","));
  }

  private static String quoted(String field) {
    boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
