package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Waveform;
import java.util.function.DoubleUnaryOperator;

/** What several steps do to samples. Nothing here makes a sample infinite. */
final class Signals {

  private Signals() {}

  /** The nearest finite floats at the rate of {@code model}. */
  static Waveform like(Waveform model, double[] samples) {
    float[] rounded = new float[samples.length];
    for (int i = 0; i < samples.length; i++) {
      rounded[i] = toFloat(samples[i]);
    }
    return Waveform.of(rounded, model.sampleRateHz());
  }

  static float toFloat(double value) {
    return (float) Math.max(-Float.MAX_VALUE, Math.min(Float.MAX_VALUE, value));
  }

  /** Each sample through {@code function}. */
  static Waveform map(Waveform waveform, DoubleUnaryOperator function) {
    double[] samples = new double[waveform.length()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = function.applyAsDouble(waveform.sample(i));
    }
    return like(waveform, samples);
  }

  /**
   * {@code waveform} with {@code noise}, as long, {@code snrDb} below it by mean power. If either
   * is silent there is no such ratio, and the waveform stays as it is.
   */
  static Waveform mix(Waveform waveform, double[] noise, double snrDb) {
    double[] samples = new double[noise.length];
    double signalEnergy = 0;
    double noiseEnergy = 0;
    for (int i = 0; i < noise.length; i++) {
      samples[i] = waveform.sample(i);
      signalEnergy += samples[i] * samples[i];
      noiseEnergy += noise[i] * noise[i];
    }
    if (signalEnergy == 0 || noiseEnergy == 0) {
      return waveform;
    }
    double gain = Math.sqrt(signalEnergy / noiseEnergy) * amplitude(-snrDb);
    for (int i = 0; i < noise.length; i++) {
      samples[i] += gain * noise[i];
    }
    return like(waveform, samples);
  }

  static double amplitude(double db) {
    return Math.pow(10, db / 20);
  }

  /** Samples in so many seconds, never more than {@code most}. */
  static int count(double seconds, Waveform waveform, int most) {
    return (int) Math.min(most, Math.round(seconds * waveform.sampleRateHz()));
  }

  /** The place at {@code fraction} in [0, 1] of the whole numbers from 0 to {@code last}. */
  static int position(double fraction, int last) {
    return (int) Math.min(last, Math.floor(fraction * (last + 1.0)));
  }

  /** The power of two that comes nearest to 2048 samples at 22 050 Hz, at least 64. */
  static int fftSize(int sampleRateHz) {
    double exponent = Math.log(sampleRateHz * 2048 / 22050.0) / Math.log(2);
    return 1 << Math.max(6, Math.min(16, (int) Math.rint(exponent)));
  }
}
