package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.processes.Children;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Whatever finite samples are given, however loud: finite features. */
class AnyWaveformTest {

  private static final AudioFeatures FEATURES = AudioFeatures.of(FeatureSpec.DEFAULT);
  private static final AudioFeatures PROTOTYPE = AudioFeatures.of(FeatureSpec.PROTOTYPE);

  /** What a recording may be at its worst. */
  enum Shape {
    NOISE,
    CONSTANT,
    NYQUIST_TONE,
    ONE_CLICK,
    DENORMALS,
    LOUD_AND_FAINT
  }

  static float[] samples(Shape shape, int length, double exponent, long seed) {
    Random random = new Random(seed);
    double loudness = Math.pow(10, exponent);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] =
          (float)
              switch (shape) {
                case NOISE -> loudness * (2 * random.nextDouble() - 1);
                case CONSTANT -> loudness;
                case NYQUIST_TONE -> i % 2 == 0 ? loudness : -loudness;
                case ONE_CLICK -> i == length / 2 ? loudness : 0;
                case DENORMALS -> random.nextInt(100) * Float.MIN_VALUE;
                case LOUD_AND_FAINT ->
                    i < length / 2 ? loudness : Math.min(Float.MAX_VALUE, 1 / loudness);
              };
    }
    return samples;
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE)
  void featuresOfAnyLoudnessAreFinite(
      @ForAll Shape shape,
      @ForAll @IntRange(max = 10_000) int length,
      @ForAll @DoubleRange(min = -30, max = 30) double exponent,
      @ForAll long seed) {
    for (int rateHz : new int[] {22_050, 44_100}) {
      requireFinite(Waveform.of(samples(shape, length, exponent, seed), rateHz));
    }
  }

  @Example
  void theExtremesOfLoudnessAndLengthGiveFiniteFeatures() {
    for (Shape shape : Shape.values()) {
      for (double exponent : new double[] {-45, 38.5}) {
        for (int length : new int[] {0, 1, 3000}) {
          requireFinite(Waveform.of(samples(shape, length, exponent, 1), 22_050));
        }
      }
    }
  }

  private static void requireFinite(Waveform waveform) {
    requireFinite(FEATURES.melSpectrogram(waveform));
    requireFinite(FEATURES.mfcc(waveform, 20));
    requireFinite(FEATURES.rms(waveform));
    for (AudioFeatures features : new AudioFeatures[] {FEATURES, PROTOTYPE}) {
      features.windows(waveform).forEach(window -> requireFinite(window.spectrogram()));
    }
    FeatureStream stream = FEATURES.stream(waveform.sampleRateHz());
    requireFinite(stream.push(waveform.toArray()));
    requireFinite(stream.finish());
  }

  private static void requireFinite(Spectrogram values) {
    for (float value : values.toArray()) {
      assertTrue(Float.isFinite(value), () -> values + " holds " + value);
    }
  }

  /**
   * In a heap that a fraction of the sound would fill: minutes in the build, hours with {@code
   * -Dstream.minutes=600}.
   */
  @Example
  void aStreamOfManyHoursNeedsNoMoreMemoryThanOneOfMinutes()
      throws IOException, InterruptedException {
    int minutes = Integer.getInteger("stream.minutes", 4);
    Process child =
        new ProcessBuilder(Children.command(LongStream.class, List.of("-Xmx20m"), minutes))
            .redirectErrorStream(true)
            .start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), said);
    long frames = 1 + minutes * 60L * FeatureSpec.DEFAULT.sampleRateHz() / 256;
    String expected = frames + " finite frames";
    assertTrue(said.contains(expected), () -> said + " instead of " + expected);
  }
}
