package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.augment.Draw;
import io.github.vocalpatterns.dataset.TakeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.SplittableRandom;

/** What the network sees of the takes of a source. Safe for use by any number of threads. */
final class Pictures {

  private final AudioFeatures features;
  private final TakeSource takes;
  private final PictureStore store;

  Pictures(AudioFeatures features, TakeSource takes, PictureStore store) {
    this.features = features;
    this.takes = takes;
    this.store = store;
  }

  TakeSource takes() {
    return takes;
  }

  /** All windows of a take as it is in the first epoch; not to be changed. */
  List<float[]> all(int take) throws IOException {
    return kept(take, 0);
  }

  /** One window of a take, drawn from all of them and augmented. */
  float[] one(int take, int epoch, TrainingPlan plan) throws IOException {
    SplittableRandom random = Seeds.random(plan.seed(), epoch, take);
    Draw draw = Draw.of(plan.seed(), epoch, take);
    List<float[]> windows = windows(take, epoch, plan, draw.child(0));
    FeatureSpec spec = features.spec();
    Spectrogram window =
        Spectrogram.of(windows.get(random.nextInt(windows.size())), spec.bands(), spec.frames());
    float[] values = plan.spectrogramAugmentation().apply(window, draw.child(1)).result().toArray();
    if (values.length != spec.bands() * spec.frames()) {
      throw new IllegalArgumentException(
          "the spectrogram augmentation makes %d values of %d × %d, it must keep the size"
              .formatted(values.length, spec.bands(), spec.frames()));
    }
    plan.augmentation().apply(values, spec.bands(), spec.frames(), random);
    return values;
  }

  private List<float[]> windows(int take, int epoch, TrainingPlan plan, Draw draw)
      throws IOException {
    if (plan.augmentsWaveforms()) {
      Waveform waveform = sound(take, epoch);
      try {
        return windows(take, plan.waveformAugmentation().apply(waveform, draw).result());
      } catch (UncheckedIOException e) {
        throw new IOException(
            "the augmentation of " + takes.name(take) + " failed: " + e.getMessage(), e);
      }
    }
    int edition = takes.edition(take, epoch);
    boolean again =
        takes.edition(take, epoch + 1) == edition
            || epoch > 0 && takes.edition(take, epoch - 1) == edition;
    return again ? kept(take, epoch) : windows(take, sound(take, epoch));
  }

  private List<float[]> kept(int take, int epoch) throws IOException {
    return store.windows(
        take,
        takes.edition(take, epoch),
        () -> sound(take, epoch),
        waveform -> windows(take, waveform));
  }

  private Waveform sound(int take, int epoch) throws IOException {
    try {
      return takes.waveform(take, epoch);
    } catch (IOException e) {
      String why = e instanceof NoSuchFileException ? "it is no longer there" : e.getMessage();
      throw new IOException(
          "%s cannot be read (%s); put it right and start again, or train without it"
              .formatted(takes.name(take), why),
          e);
    }
  }

  private List<float[]> windows(int take, Waveform waveform) throws IOException {
    List<float[]> windows =
        features.windows(waveform).stream().map(window -> window.spectrogram().toArray()).toList();
    if (windows.isEmpty()) {
      throw new IOException(
          "%s is %s, too short for a window; train without it"
              .formatted(takes.name(take), waveform));
    }
    return windows;
  }
}
