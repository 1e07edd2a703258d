package io.github.vocalpatterns.audio.augment;

import java.util.List;

/**
 * One of several augmentations, each as likely as the others.
 *
 * @param augmentations at least one
 * @param <T> what is changed
 */
public record OneOf<T>(List<Augmentation<T>> augmentations) implements Augmentation<T> {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public OneOf {
    augmentations = List.copyOf(augmentations);
    Rules.notEmpty("augmentations", augmentations);
  }

  /**
   * One of these.
   *
   * @throws IllegalArgumentException if there are none
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> OneOf<T> of(Augmentation<T>... augmentations) {
    return new OneOf<>(List.of(augmentations));
  }

  @Override
  public List<Step<T>> draw(Draw draw) {
    int chosen = draw.between(0, augmentations.size() - 1);
    return augmentations.get(chosen).draw(draw.child(chosen));
  }
}
