package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.processes.Children;
import java.util.Random;

/** Streams minutes of noise that nobody holds, for a heap that could not. */
final class LongStream {

  private static final int SOURCE_HZ = 44_100;

  private LongStream() {}

  public static void main(String[] args) {
    FeatureSpec spec = FeatureSpec.DEFAULT.toBuilder().hopLength(256).bands(16).build();
    FeatureStream stream = AudioFeatures.of(spec).stream(SOURCE_HZ);
    Random random = new Random(1);
    float[] second = new float[SOURCE_HZ];
    for (int i = 0; i < SOURCE_HZ; i++) {
      second[i] = random.nextFloat() - 0.5f;
    }
    long frames = 0;
    for (int i = 0; i < 60 * Integer.parseInt(args[0]); i++) {
      frames += finite(stream.push(second));
    }
    frames += finite(stream.finish());
    Children.out().println(frames + " finite frames");
  }

  private static int finite(Spectrogram powers) {
    for (float power : powers.toArray()) {
      if (!Float.isFinite(power)) {
        throw new AssertionError(powers + " holds " + power);
      }
    }
    return powers.frames();
  }
}
