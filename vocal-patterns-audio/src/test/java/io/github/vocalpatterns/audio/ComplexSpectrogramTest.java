package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.TestSignals;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ComplexSpectrogramTest {

  private static AudioFeatures features(int fftSize, int hop) {
    return AudioFeatures.of(
        FeatureSpec.DEFAULT.toBuilder().fftSize(fftSize).hopLength(hop).bands(4).build());
  }

  /** With the hop at most a quarter of the frame every sample lies well under some window. */
  @Property(tries = 150)
  void theInverseOfTheTransformIsTheRecording(
      @ForAll @IntRange(min = 4, max = 1500) int fftSize,
      @ForAll @IntRange(min = 1, max = 400) int hop,
      @ForAll @IntRange(max = 6000) int length,
      @ForAll @IntRange(max = 1000) int seed) {
    AudioFeatures features = features(fftSize, 1 + (hop - 1) % (fftSize / 4));
    float[] samples = TestSignals.signal(22050, length, seed);
    ComplexSpectrogram transform = features.stft(Waveform.of(samples, 22050));
    assertArrayEquals(samples, features.istft(transform, length).toArray(), 1e-5f);
  }

  @Test
  void magnitudeAndPowerAreThoseOfTheComplexValue() {
    ComplexSpectrogram one = ComplexSpectrogram.of(new float[] {3, -4, 0, 2}, 2, 1);
    assertEquals(Spectrogram.of(new float[] {5, 2}, 2, 1), one.magnitude());
    assertEquals(Spectrogram.of(new float[] {25, 4}, 2, 1), one.power());
    assertEquals(3, one.real(0, 0));
    assertEquals(2, one.imaginary(1, 0));
    assertEquals("ComplexSpectrogram[2 bands × 1 frames]", one.toString());
  }

  /** Squares overflow a float long before values do. */
  @Test
  void powersOfTheGreatestValuesStayFinite() {
    float most = Float.MAX_VALUE;
    ComplexSpectrogram loud = ComplexSpectrogram.of(new float[] {most, most}, 1, 1);
    assertEquals(most, loud.power().at(0, 0));
    assertEquals(most, loud.magnitude().at(0, 0));
    float[] samples = new float[3000];
    Arrays.fill(samples, most);
    for (float value : features(1024, 256).stft(Waveform.of(samples, 22050)).toArray()) {
      assertTrue(Float.isFinite(value));
    }
  }

  @Test
  void theArraysOutsideAreCopies() {
    float[] values = {1, 2};
    ComplexSpectrogram one = ComplexSpectrogram.of(values, 1, 1);
    values[0] = 9;
    one.toArray()[1] = 9;
    assertEquals(ComplexSpectrogram.of(new float[] {1, 2}, 1, 1), one);
    assertEquals(ComplexSpectrogram.of(new float[] {1, 2}, 1, 1).hashCode(), one.hashCode());
    assertNotEquals(ComplexSpectrogram.of(new float[] {1, 3}, 1, 1), one);
  }

  @Test
  void whatIsNoSpectrogramIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> ComplexSpectrogram.of(new float[3], 1, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> ComplexSpectrogram.of(new float[] {0, Float.NaN}, 1, 1));
    ComplexSpectrogram one = ComplexSpectrogram.of(new float[4], 2, 1);
    assertThrows(IndexOutOfBoundsException.class, () -> one.real(0, 1));
    assertThrows(IndexOutOfBoundsException.class, () -> one.imaginary(-1, 0));
    String message =
        assertThrows(IllegalArgumentException.class, () -> features(8, 2).istft(one, 10))
            .getMessage();
    assertTrue(message.contains("has 2 bands, frames of 8 samples have 5"), message);
    ComplexSpectrogram fitting = ComplexSpectrogram.of(new float[10], 5, 1);
    assertThrows(IllegalArgumentException.class, () -> features(8, 2).istft(fitting, -1));
  }
}
