package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.util.List;

/**
 * Sings in a room that never was: behind the direct sound, whose level stays, follows white
 * Gaussian noise that decays by 60 dB in the reverberation time (J. Moorer, About this
 * reverberation business, 1979). The length stays; what rings on beyond it is cut.
 *
 * @param minRt60Seconds from 0.01 to 10
 * @param maxRt60Seconds from {@code minRt60Seconds} to 10; a living room has 0.4, a church 4
 * @param minDirectToReverbDb energy of the direct sound over that of the reverberation, from −40 to
 *     100
 * @param maxDirectToReverbDb from {@code minDirectToReverbDb} to 100
 */
public record Reverb(
    double minRt60Seconds,
    double maxRt60Seconds,
    double minDirectToReverbDb,
    double maxDirectToReverbDb)
    implements Augmentation<Waveform> {

  private static final double LEAST_SECONDS = 0.01;
  private static final double MOST_SECONDS = 10;
  private static final double LEAST_DB = -40;
  private static final double MOST_DB = 100;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public Reverb {
    Rules.range("Rt60Seconds", minRt60Seconds, maxRt60Seconds, LEAST_SECONDS, MOST_SECONDS);
    Rules.range("DirectToReverbDb", minDirectToReverbDb, maxDirectToReverbDb, LEAST_DB, MOST_DB);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(
        new Drawn(
            draw.uniform(minRt60Seconds, maxRt60Seconds),
            draw.uniform(minDirectToReverbDb, maxDirectToReverbDb),
            draw.seed()));
  }

  record Drawn(double rt60Seconds, double directToReverbDb, long noiseSeed)
      implements DrawnStep<Waveform> {
    Drawn {
      Rules.within("rt60Seconds", rt60Seconds, LEAST_SECONDS, MOST_SECONDS);
      Rules.within("directToReverbDb", directToReverbDb, LEAST_DB, MOST_DB);
    }

    @Override
    public Waveform applyTo(Waveform waveform) {
      double[] taps = impulseResponse(waveform.sampleRateHz());
      return Signals.like(waveform, Convolution.filter(waveform.toArray(), taps, 0));
    }

    double[] impulseResponse(int sampleRateHz) {
      int length = 1 + (int) Math.ceil(rt60Seconds * sampleRateHz);
      double[] taps = GaussianNoise.of(noiseSeed, length);
      double energy = 0;
      for (int i = 1; i < length; i++) {
        taps[i] *= Signals.amplitude(-60 * i / (rt60Seconds * sampleRateHz));
        energy += taps[i] * taps[i];
      }
      double scale = Signals.amplitude(-directToReverbDb) / Math.sqrt(energy);
      for (int i = 1; i < length; i++) {
        taps[i] *= scale;
      }
      taps[0] = 1;
      return taps;
    }
  }
}
