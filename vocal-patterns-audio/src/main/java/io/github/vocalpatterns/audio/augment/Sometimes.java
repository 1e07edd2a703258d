package io.github.vocalpatterns.audio.augment;

import java.util.List;

/** An augmentation that happens with probability p. */
record Sometimes<T>(Augmentation<T> augmentation, double p) implements Augmentation<T> {

  Sometimes {
    Rules.within("p", p, 0, 1);
  }

  @Override
  public List<Step<T>> draw(Draw draw) {
    return draw.happens(p) ? augmentation.draw(draw.child(0)) : List.of();
  }

  /** Replaces the probability. */
  @Override
  public Augmentation<T> p(double p) {
    return new Sometimes<>(augmentation, p);
  }
}
