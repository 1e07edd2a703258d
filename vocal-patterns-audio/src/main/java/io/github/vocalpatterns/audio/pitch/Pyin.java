package io.github.vocalpatterns.audio.pitch;

import io.github.vocalpatterns.audio.Waveform;
import org.jtransforms.fft.DoubleFFT_1D;

/** {@link PitchTracker#pyin(PitchSpec)}. */
final class Pyin implements PitchTracker {

  private final PitchSpec spec;
  private final DoubleFFT_1D fft;
  private final PitchBins bins;
  private final PyinDecoder decoder;

  Pyin(PitchSpec spec) {
    this.spec = spec;
    this.fft = DifferenceFunction.fft(spec);
    this.bins = new PitchBins(spec.fminHz(), spec.fmaxHz());
    this.decoder = new PyinDecoder(bins.count(), PyinDecoder.reach(spec.hopSeconds()));
  }

  @Override
  public PitchTrack track(Waveform waveform) {
    Frames frames = Frames.of(waveform, spec);
    PyinObservations observations = observe(frames);
    int[] path = decoder.decode(observations);
    double[] f0Hz = new double[path.length];
    boolean[] voiced = new boolean[path.length];
    for (int t = 0; t < path.length; t++) {
      voiced[t] = path[t] < bins.count();
      f0Hz[t] = voiced[t] ? bins.hz(path[t]) : Double.NaN;
    }
    return new PitchTrack(
        spec.hopSeconds(), f0Hz, voiced, observations.voicedProbabilities(), frames.levelsDb());
  }

  private PyinObservations observe(Frames frames) {
    DifferenceFunction function = new DifferenceFunction(spec, fft);
    PyinCandidates candidates = new PyinCandidates(function.lags());
    PyinObservations observations = new PyinObservations(frames.count());
    double[] values = new double[function.lags()];
    for (int t = 0; t < frames.count(); t++) {
      function.compute(frames.samples(), frames.first(t), values);
      candidates.find(function, values);
      for (int c = 0; c < candidates.count(); c++) {
        if (candidates.probability(c) > 0) {
          double period = function.refinedPeriod(values, candidates.index(c));
          int bin = bins.nearest(spec.sampleRateHz() / period);
          observations.add(bin, candidates.probability(c));
        }
      }
      observations.endFrame(bins.count());
    }
    return observations;
  }
}
