package io.github.vocalpatterns.audio.augment;

import java.util.ArrayList;
import java.util.List;

/**
 * All of several augmentations, one after another.
 *
 * @param augmentations in the order of their steps; none changes nothing
 * @param <T> what is changed
 */
public record Compose<T>(List<Augmentation<T>> augmentations) implements Augmentation<T> {

  /** Copies the list. */
  public Compose {
    augmentations = List.copyOf(augmentations);
  }

  /** The augmentations in this order. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> Compose<T> of(Augmentation<T>... augmentations) {
    return new Compose<>(List.of(augmentations));
  }

  @Override
  public List<Step<T>> draw(Draw draw) {
    List<Step<T>> steps = new ArrayList<>();
    for (int i = 0; i < augmentations.size(); i++) {
      steps.addAll(augmentations.get(i).draw(draw.child(i)));
    }
    return steps;
  }
}
