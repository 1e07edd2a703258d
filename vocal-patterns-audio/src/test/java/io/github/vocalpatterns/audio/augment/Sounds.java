package io.github.vocalpatterns.audio.augment;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.audio.testing.TestSignals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Test sounds, and every augmentation of waveforms at settings that do something. */
final class Sounds {

  static final int RATE_HZ = 22050;

  private Sounds() {}

  static Waveform signal(int length, int seed) {
    return Waveform.of(TestSignals.signal(RATE_HZ, length, seed), RATE_HZ);
  }

  static Waveform sine(double hz, int length) {
    return Waveform.of(TestSignals.sine(hz, RATE_HZ, length), RATE_HZ);
  }

  static Waveform impulse(int length, int at) {
    float[] samples = new float[length];
    samples[at] = 1;
    return Waveform.of(samples, RATE_HZ);
  }

  static Path wav(Path folder, String name, Waveform waveform) throws IOException {
    Path file = folder.resolve(name);
    AudioFiles.writeWav(file, waveform, WavEncoding.FLOAT_32);
    return file;
  }

  static List<Augmentation<Waveform>> everyAugmentation(Path backgroundFile) {
    return List.of(
        new AddBackgroundNoise(List.of(backgroundFile), 0, 20),
        new AddGaussianSnr(0, 40),
        new ApplyImpulseResponse(List.of(backgroundFile)),
        new BandPassFilter(100, 400, 2000, 5000),
        new ClipMargins(0, 0.2),
        new ClippingDistortion(0, 40),
        new Gain(-12, 12),
        new PitchShift(-4, 4),
        new PitchShift(-4, 4, true),
        new PolarityInversion(),
        new RandomSlice(0.1, 0.5),
        new Reverb(0.05, 0.5, 0, 20),
        new Shift(-0.5, 0.5, false),
        new Shift(-0.5, 0.5, true),
        new TimeStretch(0.8, 1.25));
  }

  /** The only step, which must be there. */
  static <T> Step<T> onlyStep(Augmented<T> augmented) {
    List<Step<T>> steps = new ArrayList<>(augmented.report().steps());
    assertTrue(steps.size() == 1, () -> "one step expected, not " + steps);
    return steps.get(0);
  }

  static double parameter(Augmented<?> augmented, String name) {
    return ((Number) onlyStep(augmented).parameters().get(name)).doubleValue();
  }

  static Waveform augment(Augmentation<Waveform> augmentation, Waveform waveform) {
    return augmentation.apply(waveform, Draw.of(1, 2, 3)).result();
  }

  /** Amplitude of the sinusoid at {@code hz}, under a Hann window over the middle half. */
  static double amplitude(Waveform waveform, double hz) {
    int from = waveform.length() / 4;
    int count = waveform.length() / 2;
    double re = 0;
    double im = 0;
    double weight = 0;
    for (int i = 0; i < count; i++) {
      double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * (i + 0.5) / count);
      double angle = 2 * Math.PI * hz * i / waveform.sampleRateHz();
      re += window * waveform.sample(from + i) * Math.cos(angle);
      im += window * waveform.sample(from + i) * Math.sin(angle);
      weight += window;
    }
    return 2 * Math.hypot(re, im) / weight;
  }

  static double db(double amplitude) {
    return 20 * Math.log10(amplitude);
  }

  static double energy(Waveform waveform) {
    double energy = 0;
    for (int i = 0; i < waveform.length(); i++) {
      energy += (double) waveform.sample(i) * waveform.sample(i);
    }
    return energy;
  }

  /** What {@code with} has that {@code without} has not. */
  static Waveform difference(Waveform with, Waveform without) {
    float[] difference = with.toArray();
    for (int i = 0; i < difference.length; i++) {
      difference[i] -= without.sample(i);
    }
    return Waveform.of(difference, with.sampleRateHz());
  }
}
