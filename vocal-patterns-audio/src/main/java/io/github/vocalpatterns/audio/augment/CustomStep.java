package io.github.vocalpatterns.audio.augment;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A step that the user of this library wrote. */
final class CustomStep<T> implements Step<T> {

  private final String name;
  private final Map<String, Object> parameters;
  private final UnaryOperator<T> action;

  CustomStep(String name, Map<String, ?> parameters, UnaryOperator<T> action) {
    this.name = name;
    this.parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    this.action = action;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, Object> parameters() {
    return parameters;
  }

  @Override
  public T applyTo(T input) {
    return action.apply(input);
  }
}
