package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.util.List;

/**
 * Cuts U[min, max) seconds off the head of a recording and, drawn apart, off its tail. A recording
 * of which nothing would be left stays as it is.
 *
 * @param minSeconds from 0 to 3600
 * @param maxSeconds from {@code minSeconds} to 3600
 */
public record ClipMargins(double minSeconds, double maxSeconds) implements Augmentation<Waveform> {

  private static final double MOST_SECONDS = 3600;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public ClipMargins {
    Rules.range("Seconds", minSeconds, maxSeconds, 0, MOST_SECONDS);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(
        new Drawn(draw.uniform(minSeconds, maxSeconds), draw.uniform(minSeconds, maxSeconds)));
  }

  record Drawn(double headSeconds, double tailSeconds) implements DrawnStep<Waveform> {
    Drawn {
      Rules.within("headSeconds", headSeconds, 0, MOST_SECONDS);
      Rules.within("tailSeconds", tailSeconds, 0, MOST_SECONDS);
    }

    @Override
    public Waveform applyTo(Waveform waveform) {
      int from = Signals.count(headSeconds, waveform, waveform.length());
      int to = waveform.length() - Signals.count(tailSeconds, waveform, waveform.length());
      return from < to ? waveform.slice(from, to) : waveform;
    }
  }
}
