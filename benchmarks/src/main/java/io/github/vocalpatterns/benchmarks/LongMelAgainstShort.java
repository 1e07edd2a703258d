package io.github.vocalpatterns.benchmarks;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;

/** Mel spectrogram of ten minutes against that of one: the cost has to grow with the length. */
public class LongMelAgainstShort extends Contest {

  private static final int SECONDS = 60;

  private final Waveform longer = Signals.scale(10 * SECONDS, 22050);
  private final Waveform shorter = longer.slice(0, SECONDS * 22050);
  private final AudioFeatures features = AudioFeatures.of(FeatureSpec.PROTOTYPE);

  /** For JMH. */
  public LongMelAgainstShort() {}

  /** Far from where the short one ends, both see the same sound. */
  @Override
  public void verify() {
    Spectrogram ours = ours();
    Spectrogram theirs = peer();
    int frame = theirs.frames() / 2;
    for (int band = 0; band < ours.bands(); band++) {
      requireClose("power " + band, ours.at(band, frame), theirs.at(band, frame), 1e-6);
    }
  }

  @Override
  public Spectrogram ours() {
    return features.melSpectrogram(longer);
  }

  @Override
  public Spectrogram peer() {
    return features.melSpectrogram(shorter);
  }
}
