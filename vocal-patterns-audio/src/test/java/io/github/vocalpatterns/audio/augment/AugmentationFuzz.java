package io.github.vocalpatterns.audio.augment;

import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.fuzzing.Bounds;

/** Any text as an augmentation or a report of one, see docs/reliability.md. */
public final class AugmentationFuzz {

  private static final Bounds BOUNDS = new Bounds(IllegalArgumentException.class, 1 << 20, 400);

  private AugmentationFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = Bounds.text(input);
    for (Class<?> changed : new Class<?>[] {Waveform.class, Spectrogram.class}) {
      BOUNDS.hold(input, () -> requireRoundTrip(AugmentationJson.read(text, changed), changed));
      BOUNDS.hold(input, () -> AugmentationJson.readReport(text, changed));
    }
  }

  private static void requireRoundTrip(Augmentation<?> augmentation, Class<?> changed) {
    String json = AugmentationJson.write(augmentation);
    if (!AugmentationJson.read(json, changed).equals(augmentation)) {
      throw new AssertionError(json + " does not read as what it was written from");
    }
  }
}
