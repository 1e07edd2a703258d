package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.util.List;

/**
 * Adds white Gaussian noise, U[min, max) dB below the mean power of the recording. The ratio is
 * that of the noise really drawn, so it is met exactly however short the recording is; silence has
 * no such ratio and stays as it is.
 *
 * @param minSnrDb from −200 to 200
 * @param maxSnrDb from {@code minSnrDb} to 200
 */
public record AddGaussianSnr(double minSnrDb, double maxSnrDb) implements Augmentation<Waveform> {

  private static final double MOST_DB = 200;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public AddGaussianSnr {
    Rules.range("SnrDb", minSnrDb, maxSnrDb, -MOST_DB, MOST_DB);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(new Drawn(draw.uniform(minSnrDb, maxSnrDb), draw.seed()));
  }

  record Drawn(double snrDb, long noiseSeed) implements DrawnStep<Waveform> {
    Drawn {
      Rules.within("snrDb", snrDb, -MOST_DB, MOST_DB);
    }

    @Override
    public Waveform applyTo(Waveform waveform) {
      return Signals.mix(waveform, GaussianNoise.of(noiseSeed, waveform.length()), snrDb);
    }
  }
}
