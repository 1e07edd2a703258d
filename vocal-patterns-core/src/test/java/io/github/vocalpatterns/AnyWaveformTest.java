package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Whatever finite samples are given: probabilities, or the documented refusal. */
class AnyWaveformTest {

  private static final Classifier CLASSIFIER = Classifier.pretrained();
  private static final int RATE_HZ = 22_050;

  @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
  void aWaveformOfAnyLoudnessIsJudgedOrRefused(
      @ForAll @IntRange(max = 3) int shape,
      @ForAll @IntRange(max = 60_000) int length,
      @ForAll @DoubleRange(min = -30, max = 30) double exponent,
      @ForAll long seed) {
    Random random = new Random(seed);
    float loudness = (float) Math.pow(10, exponent);
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] =
          switch (shape) {
            case 0 -> loudness * (2 * random.nextFloat() - 1);
            case 1 -> loudness;
            case 2 -> i % 2 == 0 ? loudness : -loudness;
            default -> random.nextInt(100) * Float.MIN_VALUE;
          };
    }
    requireJudgedOrRefused(Waveform.of(samples, RATE_HZ));
  }

  @Example
  void theShortestAndTheLoudestAreJudgedOrRefused() {
    for (int length : new int[] {0, 1, RATE_HZ / 4 - 1, RATE_HZ / 4, RATE_HZ}) {
      for (float value : new float[] {0, Float.MIN_VALUE, 1e-4f, 1, Float.MAX_VALUE}) {
        float[] samples = new float[length];
        for (int i = 0; i < length; i++) {
          samples[i] = i % 50 < 25 ? value : -value;
        }
        requireJudgedOrRefused(Waveform.of(samples, RATE_HZ));
      }
    }
  }

  private static void requireJudgedOrRefused(Waveform waveform) {
    try {
      Classification answer = CLASSIFIER.classify(waveform);
      double sum = 0;
      for (VocalPattern pattern : VocalPattern.values()) {
        sum += answer.probabilities().get(pattern);
      }
      assertEquals(1, sum, 1e-5, () -> answer + " of " + waveform);
    } catch (UnclassifiableAudioException e) {
      assertTrue(4 * waveform.length() < RATE_HZ || swing(waveform) < 1e-3, e.getMessage());
    }
  }

  /** A constant swings by nothing, however far from 0 it lies. */
  private static double swing(Waveform waveform) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (float sample : waveform.toArray()) {
      least = Math.min(least, sample);
      greatest = Math.max(greatest, sample);
    }
    return greatest - least;
  }
}
