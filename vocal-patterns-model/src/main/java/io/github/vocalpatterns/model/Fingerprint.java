package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.dataset.TakeSource;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells whether two trainings are one: a digest of all that their result depends on. */
final class Fingerprint {

  private Fingerprint() {}

  /**
   * Threads, memory, patience and files are left out; so are epochs, unless they bend the rate. An
   * augmentation of the application's own has no text: all of them are taken for one.
   */
  static String of(
      FeatureSpec spec,
      Geometry geometry,
      float[] start,
      TakeSource training,
      TakeSource validation,
      TrainingPlan plan) {
    StringBuilder text = new StringBuilder(spec.toJson());
    text.append(plan.batchSize()).append(' ').append(plan.learningRate()).append(' ');
    text.append(plan.decay()).append(' ').append(plan.seed()).append(' ');
    text.append(plan.decay() == TrainingPlan.Decay.COSINE ? plan.epochs() : 0);
    text.append(plan.augmentation());
    text.append(geometry).append(Arrays.hashCode(start));
    text.append(PlanText.of(plan.waveformAugmentation()));
    text.append(PlanText.of(plan.spectrogramAugmentation()));
    text.append(plan.classWeights()).append(' ').append(plan.labelSmoothing()).append(' ');
    text.append(plan.freezeConvolutions());
    append(text, training);
    append(text, validation);
    return Sha256.of(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static void append(StringBuilder text, TakeSource takes) {
    for (int i = 0; i < takes.size(); i++) {
      text.append('\n').append(takes.name(i)).append(' ').append(takes.pattern(i));
    }
  }
}
