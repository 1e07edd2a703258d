package io.github.vocalpatterns.audio.pitch;

import io.github.vocalpatterns.audio.Waveform;
import org.jtransforms.fft.DoubleFFT_1D;

/** {@link PitchTracker#yin(PitchSpec, double)}. */
final class Yin implements PitchTracker {

  private final PitchSpec spec;
  private final double troughThreshold;
  private final DoubleFFT_1D fft;

  Yin(PitchSpec spec, double troughThreshold) {
    if (!(troughThreshold > 0)) {
      throw new IllegalArgumentException(
          "troughThreshold is " + troughThreshold + ", it must be positive");
    }
    this.spec = spec;
    this.troughThreshold = troughThreshold;
    this.fft = DifferenceFunction.fft(spec);
  }

  @Override
  public PitchTrack track(Waveform waveform) {
    Frames frames = Frames.of(waveform, spec);
    DifferenceFunction function = new DifferenceFunction(spec, fft);
    double[] values = new double[function.lags()];
    double[] f0Hz = new double[frames.count()];
    boolean[] voiced = new boolean[frames.count()];
    double[] probability = new double[frames.count()];
    for (int t = 0; t < f0Hz.length; t++) {
      boolean sounds = function.compute(frames.samples(), frames.first(t), values);
      int trough = firstTrough(function, values);
      voiced[t] = trough >= 0;
      int chosen = voiced[t] ? trough : indexOfLeast(values);
      f0Hz[t] = spec.sampleRateHz() / function.refinedPeriod(values, chosen);
      probability[t] = sounds ? Math.min(1, Math.max(0, 1 - values[chosen])) : 0;
    }
    return new PitchTrack(spec.hopSeconds(), f0Hz, voiced, probability, frames.levelsDb());
  }

  /** −1 if there is none below the threshold. */
  private int firstTrough(DifferenceFunction function, double[] values) {
    for (int i = 0; i < values.length; i++) {
      if (values[i] < troughThreshold && function.isTrough(values, i)) {
        return i;
      }
    }
    return -1;
  }

  private static int indexOfLeast(double[] values) {
    int least = 0;
    for (int i = 1; i < values.length; i++) {
      least = values[i] < values[least] ? i : least;
    }
    return least;
  }
}
