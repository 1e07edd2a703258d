package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.util.List;

/**
 * Lets a band from U[minLowHz, maxLowHz) to U[minHighHz, maxHighHz) pass and nothing else, without
 * delay: a windowed sinc (Blackman) that is flat within 0.1 dB in the band and at least 70 dB down
 * from w below and w above it, w the lesser of half the lower edge and a quarter of the upper. An
 * edge at or above half the sample rate is no upper edge; zeros stand beyond both ends.
 *
 * @param minLowHz from 10 to 100 000
 * @param maxLowHz from {@code minLowHz} to 100 000
 * @param minHighHz from {@code maxLowHz} to 100 000
 * @param maxHighHz from {@code minHighHz} to 100 000
 */
public record BandPassFilter(double minLowHz, double maxLowHz, double minHighHz, double maxHighHz)
    implements Augmentation<Waveform> {

  private static final double LEAST_HZ = 10;
  private static final double MOST_HZ = 100_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public BandPassFilter {
    Rules.range("LowHz", minLowHz, maxLowHz, LEAST_HZ, MOST_HZ);
    Rules.range("HighHz", minHighHz, maxHighHz, LEAST_HZ, MOST_HZ);
    Rules.within("minHighHz", minHighHz, maxLowHz, MOST_HZ);
  }

  /** An old telephone: 300 to 3400 Hz. */
  public static BandPassFilter telephone() {
    return new BandPassFilter(300, 300, 3400, 3400);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(new Drawn(draw.uniform(minLowHz, maxLowHz), draw.uniform(minHighHz, maxHighHz)));
  }

  record Drawn(double lowHz, double highHz) implements DrawnStep<Waveform> {
    Drawn {
      Rules.within("lowHz", lowHz, LEAST_HZ, MOST_HZ);
      Rules.within("highHz", highHz, lowHz, MOST_HZ);
    }

    @Override
    public Waveform applyTo(Waveform waveform) {
      double[] taps = taps(waveform.sampleRateHz());
      double[] filtered = Convolution.filter(waveform.toArray(), taps, taps.length / 2);
      return Signals.like(waveform, filtered);
    }

    /** The ideal band pass with its edges amid the slopes, 5.5 / n of the rate wide each. */
    private double[] taps(int sampleRateHz) {
      double slope = Math.min(lowHz / 2, highHz / 4) / sampleRateHz;
      double low = Math.min(0.5, lowHz / sampleRateHz - slope / 2);
      double high = Math.min(0.5, highHz / sampleRateHz + slope / 2);
      int half = (int) Math.ceil(5.5 / 2 / slope);
      double[] taps = new double[2 * half + 1];
      taps[half] = 2 * (high - low);
      for (int n = 1; n <= half; n++) {
        double ideal =
            (Math.sin(2 * Math.PI * high * n) - Math.sin(2 * Math.PI * low * n)) / (Math.PI * n);
        double angle = Math.PI * n / (half + 1);
        double window = 0.42 + 0.5 * Math.cos(angle) + 0.08 * Math.cos(2 * angle);
        taps[half + n] = ideal * window;
        taps[half - n] = ideal * window;
      }
      return taps;
    }
  }
}
