package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.dsp.PhaseVocoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts a recording into windows, as the plan of a specification says. */
final class FeatureWindows {

  /** Frame of the phase vocoder, librosa's default. */
  private static final int STRETCH_FFT_SIZE = 2048;

  private final AudioFeatures features;
  private final FeatureSpec spec;
  private final Waveform waveform;
  private final float[] samples;

  private FeatureWindows(AudioFeatures features, Waveform waveform) {
    this.features = features;
    this.spec = features.spec();
    this.waveform = waveform;
    this.samples = waveform.resampledTo(spec.sampleRateHz()).shared();
  }

  static List<FeatureWindow> of(AudioFeatures features, Waveform waveform) {
    FeatureWindows windows = new FeatureWindows(features, waveform);
    return features.spec().windowPlan() instanceof WindowPlan.WholeTake plan
        ? windows.ofTake(plan)
        : windows.ofStretched((WindowPlan.Stretched) features.spec().windowPlan());
  }

  private List<FeatureWindow> ofTake(WindowPlan.WholeTake plan) {
    SampleRange sounding = FrameLoudness.of(samples).soundingPart(plan.trimTopDb());
    int from = sounding.from();
    int to = sounding.to();
    if (to - from <= plan.longestTakeSeconds() * rate()) {
      return List.of(squeezed(from, to));
    }
    int length = samplesIn(plan.windowSeconds());
    int step = samplesIn(plan.stepSeconds());
    features.requireRoom(waveform, 2 + (to - from) / step, spec.bands(), spec.frames());
    List<FeatureWindow> windows = new ArrayList<>();
    for (int start = from; start < to - length; start += step) {
      windows.add(squeezed(start, start + length));
    }
    windows.add(squeezed(to - length, to));
    return List.copyOf(windows);
  }

  /**
   * The hop is a fraction of a sample wide: centres are rounded down, so that the first frame
   * stands on the first sample and the last frame on the end.
   */
  private FeatureWindow squeezed(int from, int to) {
    int frames = spec.frames();
    int[] centres = new int[frames];
    for (int t = 0; t < frames; t++) {
      centres[t] = from + (int) ((long) t * (to - from) / Math.max(1, frames - 1));
    }
    return window(samples, centres, from / rate(), to / rate());
  }

  private List<FeatureWindow> ofStretched(WindowPlan.Stretched plan) {
    double tempo = samples.length / (plan.takeSeconds() * rate());
    float[] stretched = PhaseVocoder.stretch(samples, tempo, STRETCH_FFT_SIZE);
    int length = samplesIn(plan.windowSeconds());
    int step = samplesIn(plan.stepSeconds());
    int count = 1 + (stretched.length - length) / step;
    features.requireRoom(waveform, count, spec.bands(), spec.frames());
    int[] centres = new int[spec.frames()];
    for (int t = 0; t < centres.length; t++) {
      centres[t] = t * spec.hopLength();
    }
    List<FeatureWindow> windows = new ArrayList<>();
    for (int start = 0; start <= stretched.length - length; start += step) {
      float[] part = Arrays.copyOfRange(stretched, start, start + length);
      double startSeconds = start * tempo / rate();
      windows.add(window(part, centres, startSeconds, startSeconds + length * tempo / rate()));
    }
    return List.copyOf(windows);
  }

  private FeatureWindow window(
      float[] part, int[] centres, double startSeconds, double endSeconds) {
    Spectrogram decibels = features.bandPowers().decibelsAround(part, centres);
    return new FeatureWindow(startSeconds, endSeconds, features.scaled(decibels));
  }

  private int samplesIn(double seconds) {
    return Math.max(1, (int) Math.round(seconds * rate()));
  }

  private double rate() {
    return spec.sampleRateHz();
  }
}
