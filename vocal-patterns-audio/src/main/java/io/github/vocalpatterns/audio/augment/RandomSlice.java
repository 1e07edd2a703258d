package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.util.List;

/**
 * Keeps U[min, max) seconds from anywhere in a recording, at least one sample; a shorter recording
 * stays as it is.
 *
 * @param minSeconds from 0 to 3600
 * @param maxSeconds from {@code minSeconds} to 3600
 */
public record RandomSlice(double minSeconds, double maxSeconds) implements Augmentation<Waveform> {

  private static final double MOST_SECONDS = 3600;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public RandomSlice {
    Rules.range("Seconds", minSeconds, maxSeconds, 0, MOST_SECONDS);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(new Drawn(draw.uniform(minSeconds, maxSeconds), draw.uniform()));
  }

  /**
   * @param position of the slice, 0 at the start of the recording, 1 at its end
   */
  record Drawn(double seconds, double position) implements DrawnStep<Waveform> {
    Drawn {
      Rules.within("seconds", seconds, 0, MOST_SECONDS);
      Rules.within("position", position, 0, 1);
    }

    @Override
    public Waveform applyTo(Waveform waveform) {
      int length = Math.max(1, Signals.count(seconds, waveform, waveform.length()));
      if (length >= waveform.length()) {
        return waveform;
      }
      int from = Signals.position(position, waveform.length() - length);
      return waveform.slice(from, from + length);
    }
  }
}
