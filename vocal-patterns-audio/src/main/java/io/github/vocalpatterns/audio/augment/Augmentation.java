package io.github.vocalpatterns.audio.augment;

import java.util.List;

/**
 * A random change to a recording ({@code Augmentation<Waveform>}) or a spectrogram ({@code
 * Augmentation<Spectrogram>}).
 *
 * <p>Chance and change are apart: {@link #draw} decides everything and knows nothing of the sound,
 * the {@link Step}s that it gives leave nothing to chance. So each result can say what was done to
 * it, and that can be done again, to another sound as well.
 *
 * <p>The augmentations of this package are immutable values, safe for use by any number of threads.
 * Your own is a lambda:
 *
 * <pre>{@code
 * Augmentation<Waveform> crop =
 *     draw -> {
 *       double fraction = draw.uniform(0.5, 1);
 *       return List.of(Step.of("crop", Map.of("fraction", fraction),
 *           waveform -> waveform.slice(0, (int) (fraction * waveform.length()))));
 *     };
 * }</pre>
 *
 * @param <T> what is changed
 */
@FunctionalInterface
public interface Augmentation<T> {

  /** Decides what to do this time: steps to be taken one after another, none to change nothing. */
  List<Step<T>> draw(Draw draw);

  /**
   * Draws steps and takes them.
   *
   * @throws java.io.UncheckedIOException if a step needs a file that cannot be read
   */
  default Augmented<T> apply(T input, Draw draw) {
    Report<T> report = new Report<>(draw(draw));
    return new Augmented<>(report.replay(input), report);
  }

  /**
   * This augmentation with probability {@code p}, and nothing otherwise. Whatever {@code p} is, the
   * parameters drawn are the same.
   *
   * @throws IllegalArgumentException if {@code p} does not lie between 0 and 1
   */
  default Augmentation<T> p(double p) {
    return new Sometimes<>(this, p);
  }
}
