package io.github.vocalpatterns.model;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.network.ToSequence;
import java.util.List;
import java.util.SplittableRandom;

/** Half a second of a low, middle or high tone in a little noise: easy to tell apart. */
record Tones(long seed, int size) implements TakeSource {

  static final FeatureSpec SPEC =
      FeatureSpec.DEFAULT.toBuilder()
          .sampleRateHz(4000)
          .fftSize(256)
          .bands(16)
          .fminHz(100)
          .fmaxHz(2000)
          .frames(24)
          .build();

  static final Layout LAYOUT =
      new Layout(
          List.of(new Layout.Convolution(4, 3, 2), new Layout.Convolution(8, 3, 2)),
          ToSequence.Order.TIME_MAJOR,
          8,
          8);

  static VocalPatternModel model(long seed) {
    return VocalPatternModel.build(SPEC, LAYOUT, seed);
  }

  @Override
  public VocalPattern pattern(int index) {
    return VocalPattern.values()[index % 3];
  }

  @Override
  public String name(int index) {
    return "tone " + seed + "/" + index;
  }

  @Override
  public Waveform waveform(int index, int epoch) {
    SplittableRandom random = new SplittableRandom(seed * 1000 + index * 100L + epoch);
    double frequencyHz = 200 * Math.pow(2, pattern(index).ordinal() + random.nextDouble() * 0.2);
    float[] samples = new float[2000];
    for (int i = 0; i < samples.length; i++) {
      double noise = 0.02 * (random.nextDouble() - 0.5);
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * frequencyHz * i / 4000) + noise);
    }
    return Waveform.of(samples, 4000);
  }
}
