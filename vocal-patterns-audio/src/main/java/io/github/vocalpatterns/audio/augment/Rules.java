package io.github.vocalpatterns.audio.augment;

import java.util.Collection;

/** What parameters must keep to, each breach told in one sentence. */
final class Rules {

  private Rules() {}

  /** NaN lies nowhere. */
  static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, it must lie between %s and %s"
              .formatted(name, plain(value), plain(least), plain(most)));
    }
  }

  /** The range from {@code "min" + name} to {@code "max" + name}. */
  static void range(String name, double min, double max, double least, double most) {
    within("min" + name, min, least, most);
    within("max" + name, max, least, most);
    if (min > max) {
      throw new IllegalArgumentException(
          "min%s is %s, it must not exceed max%s, which is %s"
              .formatted(name, plain(min), name, plain(max)));
    }
  }

  static void notEmpty(String name, Collection<?> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(name + " is empty, it must hold at least one");
    }
  }

  /** Whole numbers without a fraction. */
  private static String plain(double value) {
    return value == (long) value ? Long.toString((long) value) : Double.toString(value);
  }
}
