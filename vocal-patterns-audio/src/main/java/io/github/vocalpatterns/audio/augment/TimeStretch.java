package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.dsp.PhaseVocoder;
import java.util.List;

/**
 * Sings faster (rate above 1) or slower at the same pitch: length / rate samples from the {@link
 * PhaseVocoder}, with frames of about 93 ms.
 *
 * @param minRate from 0.1 to 10
 * @param maxRate from {@code minRate} to 10; 0.8 to 1.25 stays natural
 */
public record TimeStretch(double minRate, double maxRate) implements Augmentation<Waveform> {

  private static final double LEAST_RATE = 0.1;
  private static final double MOST_RATE = 10;

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if a parameter breaks its rule
   */
  public TimeStretch {
    Rules.range("Rate", minRate, maxRate, LEAST_RATE, MOST_RATE);
  }

  @Override
  public List<Step<Waveform>> draw(Draw draw) {
    return List.of(new Drawn(draw.uniform(minRate, maxRate)));
  }

  record Drawn(double rate) implements DrawnStep<Waveform> {
    Drawn {
      Rules.within("rate", rate, LEAST_RATE, MOST_RATE);
    }

    @Override
    public Waveform applyTo(Waveform waveform) {
      int rateHz = waveform.sampleRateHz();
      return Waveform.of(
          PhaseVocoder.stretch(waveform.toArray(), rate, Signals.fftSize(rateHz)), rateHz);
    }
  }
}
