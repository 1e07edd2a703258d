package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaveformTest {

  private static final Waveform FOUR = Waveform.of(new float[] {0.5f, -2, 0, 1}, 8000);

  @Test
  void itsNumbersAreThoseOfItsSamples() {
    assertEquals(4, FOUR.length());
    assertEquals(8000, FOUR.sampleRateHz());
    assertEquals(0.0005, FOUR.durationSeconds());
    assertEquals(2, FOUR.peak());
    assertEquals(-2, FOUR.sample(1));
    assertEquals(0, Waveform.of(new float[0], 8000).peak());
    assertEquals("Waveform[7.00 s, 22050 Hz]", Waveform.of(new float[154350], 22050).toString());
  }

  @Test
  void nobodyCanChangeItFromOutside() {
    float[] samples = {1, 2};
    Waveform waveform = Waveform.of(samples, 8000);
    samples[0] = 5;
    waveform.toArray()[1] = 5;
    assertArrayEquals(new float[] {1, 2}, waveform.toArray());
  }

  @Test
  void piecesBecomeOneRecordingHoweverLongItWasExpectedToBe() {
    float[] piece = {9, 1, 2, 3, 9};
    for (int expected : new int[] {0, 4, 6, 100}) {
      Waveform.Builder builder = Waveform.builder(8000, expected);
      Waveform whole = builder.add(piece, 1, 3).add(piece, 0, 0).add(piece, 1, 3).build();
      assertEquals(Waveform.of(new float[] {1, 2, 3, 1, 2, 3}, 8000), whole);
      builder.add(piece, 0, 1);
      assertArrayEquals(new float[] {1, 2, 3, 1, 2, 3}, whole.toArray());
      assertArrayEquals(new float[] {9}, builder.build().toArray());
    }
  }

  @Test
  void aPieceThatCannotBeIsLeftOutWhole() {
    Waveform.Builder builder = Waveform.builder(8000, 0).add(new float[] {1, 2}, 0, 2);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.add(new float[] {3, Float.NaN, 4}, 0, 3))
            .getMessage();
    assertEquals("sample 3 is NaN, every sample must be finite", message);
    assertThrows(IndexOutOfBoundsException.class, () -> builder.add(new float[] {3}, 0, 2));
    assertArrayEquals(new float[] {1, 2}, builder.build().toArray());
    assertThrows(IllegalArgumentException.class, () -> Waveform.builder(8000, -1));
    assertThrows(IllegalArgumentException.class, () -> Waveform.builder(0, 1));
  }

  @Test
  void equalSamplesAtEqualRatesAreEqual() {
    Waveform same = Waveform.of(FOUR.toArray(), 8000);
    assertEquals(FOUR, same);
    assertEquals(FOUR.hashCode(), same.hashCode());
    assertNotEquals(FOUR, Waveform.of(FOUR.toArray(), 8001));
    assertNotEquals(FOUR, FOUR.slice(0, 3));
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void aSampleThatIsNoNumberIsNamed(float bad) {
    String message =
        assertThrows(
                IllegalArgumentException.class, () -> Waveform.of(new float[] {0, 0, bad}, 8000))
            .getMessage();
    assertEquals("sample 2 is " + bad + ", every sample must be finite", message);
  }

  @Test
  void aRateMustBePositive() {
    assertThrows(IllegalArgumentException.class, () -> Waveform.of(new float[1], 0));
    assertThrows(IllegalArgumentException.class, () -> FOUR.resampledTo(-5));
  }

  @Test
  void aSliceHoldsTheSamplesOfItsRange() {
    assertArrayEquals(new float[] {-2, 0}, FOUR.slice(1, 3).toArray());
    assertEquals(0, FOUR.slice(4, 4).length());
    assertThrows(IndexOutOfBoundsException.class, () -> FOUR.slice(-1, 2));
    assertThrows(IndexOutOfBoundsException.class, () -> FOUR.slice(0, 5));
    assertThrows(IndexOutOfBoundsException.class, () -> FOUR.slice(3, 2));
  }

  @Test
  void resamplingChangesRateAndLength() {
    Waveform second = Waveform.of(new float[24000], 24000).resampledTo(22050);
    assertEquals(22050, second.sampleRateHz());
    assertEquals(22050, second.length());
    assertSame(FOUR, FOUR.resampledTo(8000));
    assertEquals(2, FOUR.resampledTo(4000).length());
  }
}
