package io.github.vocalpatterns.audio.augment;

import java.util.Map;

/**
 * A step that is a record nested in the augmentation that draws it: the augmentation's name is its
 * own, and its components are its parameters.
 */
interface DrawnStep<T> extends Step<T> {

  @Override
  default String name() {
    return Records.name(getClass().getEnclosingClass());
  }

  @Override
  default Map<String, Object> parameters() {
    return Records.components((Record) this);
  }
}
