package io.github.vocalpatterns.dataset;

import java.util.function.IntFunction;

/** Which takes must not be torn apart by a {@link Split}. */
public enum Grouping {
  /** All takes of one singer; a take whose singer is not known stands alone. */
  SINGER,
  /** None: singers stand on both sides, and what a model makes of strangers is not measured. */
  FILE;

  /** Names the group of each take. */
  public IntFunction<String> of(TakeSource takes) {
    return index ->
        this == FILE || takes.singer(index).isEmpty()
            ? "take " + takes.name(index)
            : "singer " + takes.singer(index);
  }
}
