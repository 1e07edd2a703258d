package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.augment.Augmentation;
import io.github.vocalpatterns.audio.augment.AugmentationJson;

/** What model files and checkpoints say of a plan. */
final class PlanText {

  private PlanText() {}

  /** As JSON, or "custom" for one of the application's own. */
  static String of(Augmentation<?> augmentation) {
    try {
      return AugmentationJson.write(augmentation);
    } catch (IllegalArgumentException e) {
      return "custom";
    }
  }
}
