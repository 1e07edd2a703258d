package io.github.vocalpatterns.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vocalpatterns.audio.testing.TestSignals;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class ResamplerPropertyTest {

  @Provide
  Arbitrary<Double> rates() {
    return Arbitraries.oneOf(
        Arbitraries.of(8000.0, 11025.0, 16000.0, 22050.0, 24000.0, 44100.0, 48000.0),
        Arbitraries.integers().between(4000, 96000).map(Integer::doubleValue),
        Arbitraries.doubles().between(4000, 96000));
  }

  @Property(tries = 200)
  void aStreamGivesTheSameBitsWhereverItIsCut(
      @ForAll("rates") double source,
      @ForAll("rates") double target,
      @ForAll @Size(max = 12) List<@IntRange(max = 6000) Integer> chunks,
      @ForAll @IntRange(max = 1000) int seed) {
    int length = chunks.stream().mapToInt(Integer::intValue).sum();
    float[] signal = TestSignals.signal(22050, length, seed);
    Resampler stream = new Resampler(source, target);
    float[] streamed = new float[0];
    int from = 0;
    for (int chunk : chunks) {
      streamed = concat(streamed, stream.push(Arrays.copyOfRange(signal, from, from + chunk)));
      from += chunk;
    }
    streamed = concat(streamed, stream.finish());
    assertArrayEquals(Resampler.resample(signal, source, target), streamed);
  }

  @Property(tries = 200)
  void theLengthIsTheDurationRoundedUp(
      @ForAll @IntRange(max = 20000) int length,
      @ForAll @IntRange(min = 1000, max = 96000) int source,
      @ForAll @IntRange(min = 1000, max = 96000) int target) {
    long expected = ((long) length * target + source - 1) / source;
    assertEquals(expected, Resampler.resample(new float[length], source, target).length);
  }

  /** Energy a second, as the number of samples changes; the sine dies away before the ends. */
  @Property(tries = 100)
  void energyInThePassBandIsKept(
      @ForAll("rates") double source,
      @ForAll("rates") double target,
      @ForAll @IntRange(min = 1, max = 89) int percentOfNyquist) {
    double hz = percentOfNyquist / 100.0 * Math.min(source, target) / 2;
    float[] tone = TestSignals.sine(hz, source, (int) source);
    double[] fade = Stft.hann(tone.length);
    for (int n = 0; n < tone.length; n++) {
      tone[n] *= (float) fade[n];
    }
    float[] out = Resampler.resample(tone, source, target);
    assertEquals(energy(tone) / source, energy(out) / target, 1e-4 * energy(tone) / source);
  }

  private static double energy(float[] samples) {
    double sum = 0;
    for (float sample : samples) {
      sum += (double) sample * sample;
    }
    return sum;
  }

  private static float[] concat(float[] a, float[] b) {
    float[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
