package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.util.Arrays;
import java.util.List;

/**
 * Cuts off the peaks, as an overdriven microphone does: the loudest U[min, max) percent of the
 * samples, by absolute value, come down to the loudest of the rest.
 *
 * @param minPercentileThreshold from 0 to 99
 * @param maxPercentileThreshold from {@code minPercentileThreshold} to 99
 */
public record ClippingDistortion(double minPercentileThreshold, double maxPercentileThreshold)
    implements Augmentation<Waveform> {

  private static final double MOST = 99;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public ClippingDistortion {
    Rules.range("PercentileThreshold", minPercentileThreshold, maxPercentileThreshold, 0, MOST);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(new Drawn(draw.uniform(minPercentileThreshold, maxPercentileThreshold)));
  }

  record Drawn(double percentileThreshold) implements DrawnStep<Waveform> {
    Drawn {
      Rules.within("percentileThreshold", percentileThreshold, 0, MOST);
    }

    @Override
    public Waveform applyTo(Waveform waveform) {
      if (waveform.length() == 0) {
        return waveform;
      }
      float[] sizes = waveform.toArray();
      for (int i = 0; i < sizes.length; i++) {
        sizes[i] = Math.abs(sizes[i]);
      }
      Arrays.sort(sizes);
      int clipped = (int) (sizes.length * percentileThreshold / 100);
      float limit = sizes[sizes.length - 1 - clipped];
      return Signals.map(waveform, sample -> Math.max(-limit, Math.min(limit, sample)));
    }
  }
}
