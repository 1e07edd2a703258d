package io.github.vocalpatterns.audio.augment;

import java.util.ArrayList;
import java.util.List;

/**
 * Some of several augmentations, in the order in which they are listed: first their number is
 * drawn, then which they are, each as likely as the others.
 *
 * @param minCount fewest, at least 0
 * @param maxCount most, at most as many as there are
 * @param augmentations at least one
 * @param <T> what is changed
 */
public record SomeOf<T>(int minCount, int maxCount, List<Augmentation<T>> augmentations)
    implements Augmentation<T> {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty, or a count breaks its rule
   */
  public SomeOf {
    augmentations = List.copyOf(augmentations);
    Rules.notEmpty("augmentations", augmentations);
    Rules.range("Count", minCount, maxCount, 0, augmentations.size());
  }

  /**
   * From {@code minCount} to {@code maxCount} of these.
   *
   * @throws IllegalArgumentException as the constructor does
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static <T> SomeOf<T> of(int minCount, int maxCount, Augmentation<T>... augmentations) {
    return new SomeOf<>(minCount, maxCount, List.of(augmentations));
  }

  /** Knuth's selection sampling: each is taken with the share that is still missing. */
  @Override
  public List<Step<T>> draw(Draw draw) {
    List<Step<T>> steps = new ArrayList<>();
    int missing = draw.between(minCount, maxCount);
    for (int i = 0; i < augmentations.size(); i++) {
      if (draw.happens((double) missing / (augmentations.size() - i))) {
        steps.addAll(augmentations.get(i).draw(draw.child(i)));
        missing--;
      }
    }
    return steps;
  }
}
