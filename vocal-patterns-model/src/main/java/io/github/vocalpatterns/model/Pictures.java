package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureWindow;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.dataset.TakeSource;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** What the network sees of the takes of a source. Safe for use by any number of threads. */
final class Pictures {

  private final AudioFeatures features;
  private final TakeSource takes;

  Pictures(AudioFeatures features, TakeSource takes) {
    this.features = features;
    this.takes = takes;
  }

  TakeSource takes() {
    return takes;
  }

  /** All windows of a take. */
  List<float[]> all(int take, int epoch) throws IOException {
    return windows(take, epoch).stream().map(window -> window.spectrogram().toArray()).toList();
  }

  /** One window of a take, drawn from all of them and augmented. */
  float[] one(int take, int epoch, TrainingPlan plan) throws IOException {
    SplittableRandom random = Seeds.random(plan.seed(), epoch, take);
    List<FeatureWindow> windows = windows(take, epoch);
    float[] values = windows.get(random.nextInt(windows.size())).spectrogram().toArray();
    plan.augmentation().apply(values, features.spec().bands(), features.spec().frames(), random);
    return values;
  }

  private List<FeatureWindow> windows(int take, int epoch) throws IOException {
    Waveform waveform = takes.waveform(take, epoch);
    List<FeatureWindow> windows = features.windows(waveform);
    if (windows.isEmpty()) {
      throw new IOException(takes.name(take) + " is " + waveform + ", too short for a window");
    }
    return windows;
  }
}
