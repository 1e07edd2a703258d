package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SpectrogramTest {

  private static final Spectrogram SIX = Spectrogram.of(new float[] {1, 2, 3, 4, 5, 6}, 2, 3);

  @Test
  void valuesStandBandByBand() {
    assertEquals(2, SIX.bands());
    assertEquals(3, SIX.frames());
    assertEquals(3, SIX.at(0, 2));
    assertEquals(4, SIX.at(1, 0));
    float[] target = new float[8];
    SIX.copyTo(target, 1);
    assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5, 6, 0}, target);
    assertEquals("Spectrogram[2 bands × 3 frames, 1.00 to 6.00]", SIX.toString());
    assertEquals("Spectrogram[2 bands × 0 frames]", Spectrogram.of(new float[0], 2, 0).toString());
  }

  @Test
  void aPlaceBesideTheMatrixIsRefusedEvenWhereTheArrayGoesOn() {
    assertThrows(IndexOutOfBoundsException.class, () -> SIX.at(0, 3));
    assertThrows(IndexOutOfBoundsException.class, () -> SIX.at(1, -1));
    assertThrows(IndexOutOfBoundsException.class, () -> SIX.at(2, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> SIX.at(-1, 0));
  }

  @Test
  void nobodyCanChangeItFromOutside() {
    float[] values = {1, 2};
    Spectrogram spectrogram = Spectrogram.of(values, 1, 2);
    values[0] = 9;
    spectrogram.toArray()[1] = 9;
    assertEquals(Spectrogram.of(new float[] {1, 2}, 1, 2), spectrogram);
  }

  @Test
  void equalityLooksAtTheShapeToo() {
    Spectrogram same = Spectrogram.of(SIX.toArray(), 2, 3);
    assertEquals(SIX, same);
    assertEquals(SIX.hashCode(), same.hashCode());
    assertNotEquals(SIX, Spectrogram.of(SIX.toArray(), 3, 2));
  }

  @Test
  void valuesThatDoNotFitAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> Spectrogram.of(new float[5], 2, 3));
    assertThrows(IllegalArgumentException.class, () -> Spectrogram.of(new float[0], 0, 3));
    assertThrows(
        IllegalArgumentException.class, () -> Spectrogram.of(new float[0], 1 << 16, 1 << 16));
    assertThrows(
        IllegalArgumentException.class, () -> Spectrogram.of(new float[] {0, Float.NaN}, 1, 2));
  }
}
