package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;

/** Input for the benchmarks. */
final class Signals {

  private Signals() {}

  /** A major scale of harmonic tones, an octave in the given time. */
  static Waveform scale(double durationSeconds, int sampleRateHz) {
    int[] semitones = {0, 2, 4, 5, 7, 9, 11, 12};
    float[] samples = new float[(int) Math.round(durationSeconds * sampleRateHz)];
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      int note = semitones[(int) ((long) i * semitones.length / samples.length)];
      phase += 2 * Math.PI * 220 * Math.pow(2, note / 12.0) / sampleRateHz;
      double sum = 0;
      for (int harmonic = 1; harmonic <= 10; harmonic++) {
        sum += Math.sin(harmonic * phase) / harmonic;
      }
      samples[i] = (float) (0.3 * sum);
    }
    return Waveform.of(samples, sampleRateHz);
  }

  /** What a network sees of such a scale. */
  static float[] picture(FeatureSpec spec, double durationSeconds) {
    return picture(spec, scale(durationSeconds, spec.sampleRateHz()));
  }

  /** The first window of a recording. */
  static float[] picture(FeatureSpec spec, Waveform recording) {
    return AudioFeatures.of(spec).windows(recording).get(0).spectrogram().toArray();
  }
}
