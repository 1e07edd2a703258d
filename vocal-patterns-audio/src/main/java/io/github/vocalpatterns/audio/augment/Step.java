package io.github.vocalpatterns.audio.augment;

import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One change with all its parameters fixed: the same input gives the same output, bit for bit.
 *
 * @param <T> what is changed
 */
public interface Step<T> {

  /** The name of the augmentation that drew it, such as {@code timeStretch}. */
  String name();

  /** The drawn parameters by name: numbers, booleans, paths. */
  Map<String, Object> parameters();

  /**
   * The changed copy; {@code input} stays as it is.
   *
   * @throws java.io.UncheckedIOException if it needs a file that cannot be read
   */
  T applyTo(T input);

  /**
   * A step of your own.
   *
   * @param parameters what {@code action} uses, for the report
   * @param action free of chance, and safe for use by any number of threads
   */
  static <T> Step<T> of(String name, Map<String, ?> parameters, UnaryOperator<T> action) {
    return new CustomStep<>(name, parameters, action);
  }
}
