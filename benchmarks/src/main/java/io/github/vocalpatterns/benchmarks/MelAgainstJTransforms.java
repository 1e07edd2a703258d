package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureKind;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;

/** Mel decibels of 7 s: 128 × 302 from 200 to 2500 Hz, against JTransforms frame by frame. */
public class MelAgainstJTransforms extends Contest {

  /** JTransforms in float is off by thousandths where the spectrum is weak. */
  private static final double TOLERANCE_DB = 0.05;

  private final Waveform waveform = Signals.scale(7, 22050);
  private final float[] samples = waveform.toArray();
  private final AudioFeatures features = AudioFeatures.of(FeatureSpec.PROTOTYPE);
  private final JTransformsMel jtransforms = new JTransformsMel(FeatureSpec.PROTOTYPE);

  /** For JMH. */
  public MelAgainstJTransforms() {}

  @Override
  public void verify() {
    Spectrogram ours = ours();
    requireClose("the number of frames", ours.frames(), FeatureSpec.PROTOTYPE.frames(), 0);
    requireClose("decibel", ours.toArray(), peer(), TOLERANCE_DB);
  }

  @Override
  public Spectrogram ours() {
    return features.compute(FeatureKind.MEL_DB, waveform);
  }

  @Override
  public float[] peer() {
    return jtransforms.decibels(samples);
  }
}
