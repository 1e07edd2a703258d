package io.github.vocalpatterns.audio.pitch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.TestSignals;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DifferenceFunctionTest {

  /** The sum of squared differences, written out; frames reach beyond both ends. */
  @Property(tries = 200)
  void itIsTheSumOfSquaredDifferences(
      @ForAll @IntRange(min = 200, max = 700) int frameLength,
      @ForAll @IntRange(min = 1, max = 1500) int length,
      @ForAll @IntRange(min = -699, max = 1499) int first,
      @ForAll @IntRange(min = 150, max = 450) int fmaxHz) {
    PitchSpec spec = new PitchSpec(8000, frameLength, 100, 60, fmaxHz);
    DifferenceFunction function = new DifferenceFunction(spec, DifferenceFunction.fft(spec));
    float[] samples = TestSignals.signal(8000, length, frameLength);
    double[] actual = new double[function.lags()];
    boolean sounds = function.compute(samples, first, actual);
    double[] frame = new double[2 * frameLength];
    for (int i = 0; i < frameLength; i++) {
      frame[i] = first + i >= 0 && first + i < length ? samples[first + i] : 0;
    }
    double sum = frame[0] * frame[0];
    for (int k = 1; k <= spec.maxPeriod(); k++) {
      double difference = 0;
      for (int i = 0; i < frameLength; i++) {
        difference += Math.pow(frame[i] - frame[i + k], 2);
      }
      sum += difference;
      if (k >= spec.minPeriod()) {
        double expected = sounds ? difference * k / sum : 0;
        assertEquals(expected, actual[k - spec.minPeriod()], 1e-9, "period " + k);
      }
    }
  }

  @Test
  void digitalSilenceIsZeroWithoutATrough() {
    PitchSpec spec = PitchSpec.DEFAULT;
    DifferenceFunction function = new DifferenceFunction(spec, DifferenceFunction.fft(spec));
    double[] values = new double[function.lags()];
    assertTrue(function.compute(new float[] {1}, -512, values));
    assertFalse(function.compute(new float[5000], 0, values));
    for (int i = 0; i < values.length; i++) {
      assertEquals(0, values[i]);
      assertFalse(function.isTrough(values, i));
    }
  }
}
