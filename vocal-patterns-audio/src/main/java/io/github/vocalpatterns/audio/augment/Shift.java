package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.util.List;

/**
 * Moves a recording in time by U[min, max) of its length, later if positive; the length stays.
 *
 * @param minShift from −1 to 1
 * @param maxShift from {@code minShift} to 1
 * @param rollover whether what leaves at one end comes back at the other; zeros follow otherwise
 */
public record Shift(double minShift, double maxShift, boolean rollover)
    implements Augmentation<Waveform> {

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public Shift {
    Rules.range("Shift", minShift, maxShift, -1, 1);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(new Drawn(draw.uniform(minShift, maxShift), rollover));
  }

  record Drawn(double shift, boolean rollover) implements DrawnStep<Waveform> {
    Drawn {
      Rules.within("shift", shift, -1, 1);
    }

    @Override
    public Waveform applyTo(Waveform waveform) {
      int length = waveform.length();
      int offset = (int) Math.rint(shift * length);
      float[] moved = new float[length];
      for (int i = 0; i < length; i++) {
        int to = rollover ? Math.floorMod(i + (long) offset, length) : i + offset;
        if (to >= 0 && to < length) {
          moved[to] = waveform.sample(i);
        }
      }
      return Waveform.of(moved, waveform.sampleRateHz());
    }
  }
}
