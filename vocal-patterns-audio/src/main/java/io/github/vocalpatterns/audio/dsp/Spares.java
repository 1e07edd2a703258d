package io.github.vocalpatterns.audio.dsp;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Working memory that nobody uses now, for as many threads as there are processors. */
final class Spares<T> {

  private final AtomicReferenceArray<@Nullable T> idle =
      new AtomicReferenceArray<>(Runtime.getRuntime().availableProcessors());

  /** Somebody's, to be given back after use, or null where there is none. */
  @Nullable T take() {
    for (int i = 0; i < idle.length(); i++) {
      T one = idle.getAndSet(i, null);
      if (one != null) {
        return one;
      }
    }
    return null;
  }

  /** Keeps it, where there is room. */
  void giveBack(T one) {
    for (int i = 0; i < idle.length(); i++) {
      if (idle.compareAndSet(i, null, one)) {
        return;
      }
    }
  }
}
