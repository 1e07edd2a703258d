package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.util.List;

/**
 * Makes a recording louder or softer by U[min, max) dB; nothing is clipped.
 *
 * @param minGainDb from −200 to 200
 * @param maxGainDb from {@code minGainDb} to 200
 */
public record Gain(double minGainDb, double maxGainDb) implements Augmentation<Waveform> {

  private static final double MOST_DB = 200;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public Gain {
    Rules.range("GainDb", minGainDb, maxGainDb, -MOST_DB, MOST_DB);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(new Drawn(draw.uniform(minGainDb, maxGainDb)));
  }

  record Drawn(double gainDb) implements DrawnStep<Waveform> {
    Drawn {
      Rules.within("gainDb", gainDb, -MOST_DB, MOST_DB);
    }

    @Override
    public Waveform applyTo(Waveform waveform) {
      double factor = Signals.amplitude(gainDb);
      return Signals.map(waveform, sample -> factor * sample);
    }
  }
}
