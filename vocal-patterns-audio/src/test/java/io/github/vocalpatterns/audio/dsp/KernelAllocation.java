package io.github.vocalpatterns.audio.dsp;

import com.sun.management.ThreadMXBean;
import io.github.vocalpatterns.audio.AudioFeatures;
import io.github.vocalpatterns.audio.FeatureKind;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Run in a process of its own, with the Vector API: computes pictures of both sizes of frames until
 * HotSpot has compiled what it wants to, and writes the bytes that a picture allocates besides its
 * values.
 */
final class KernelAllocation {

  private static final int RATE_HZ = 22050;
  private static final int SECONDS = 2;
  private static final int WARM_UP_CALLS = 1500;
  private static final long PATIENCE_NANOS = 8_000_000_000L;

  /** What a picture may allocate besides its values: a few small objects, but no vectors. */
  static final long MOST_BYTES = 4000;

  @SuppressWarnings("unused")
  private static volatile Object sink = "";

  private KernelAllocation() {}

  public static void main(String[] args) throws IOException {
    long bytes = Math.max(bytes(FeatureSpec.PROTOTYPE), bytes(FeatureSpec.DEFAULT));
    Files.writeString(Path.of(args[0]), Long.toString(bytes));
  }

  /** The least of some rounds, as a last compilation may still be under way. */
  private static long bytes(FeatureSpec spec) {
    AudioFeatures features = AudioFeatures.of(spec);
    Waveform noise = Waveform.of(KernelCases.noise(SECONDS * RATE_HZ, 1), RATE_HZ);
    long values = features.compute(FeatureKind.MEL_DB, noise).toArray().length;
    run(features, noise, WARM_UP_CALLS);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    int calls = 20;
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (least > MOST_BYTES && System.nanoTime() < end) {
      long before = threads.getThreadAllocatedBytes(thread);
      run(features, noise, calls);
      long bytes = (threads.getThreadAllocatedBytes(thread) - before) / calls;
      least = Math.min(least, bytes - Float.BYTES * values);
    }
    return least;
  }

  private static void run(AudioFeatures features, Waveform waveform, int calls) {
    for (int i = 0; i < calls; i++) {
      sink = features.compute(FeatureKind.MEL_DB, waveform);
    }
  }
}
