package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DecibelsTest {

  private static final Spectrogram ONE = Spectrogram.of(new float[] {1, 0.01f}, 1, 2);

  @Property
  void theWayBackGivesWhatWasThere(
      @ForAll @FloatRange(min = 1e-4f, max = 1e6f) @Scale(4) float value,
      @ForAll @FloatRange(min = 1e-3f, max = 1e3f) @Scale(3) float reference) {
    Spectrogram input = Spectrogram.of(new float[] {value}, 1, 1);
    Spectrogram power = Decibels.toPower(Decibels.ofPower(input, reference), reference);
    Spectrogram amplitude = Decibels.toAmplitude(Decibels.ofAmplitude(input, reference), reference);
    assertEquals(value, power.at(0, 0), 5e-6 * value);
    assertEquals(value, amplitude.at(0, 0), 5e-6 * value);
  }

  @Test
  void theDefaultsAreThoseOfLibrosa() {
    Spectrogram soft = Spectrogram.of(new float[] {1, 1e-20f}, 1, 2);
    assertEquals(-80, Decibels.ofPower(soft, 1).at(0, 1));
    assertEquals(-80, Decibels.ofAmplitude(soft, 1).at(0, 1));
    assertEquals(-100, Decibels.ofPower(soft, 1, Decibels.LEAST_POWER, 1e9).at(0, 1), 1e-5);
  }

  @Test
  void whatWouldBeMoreThanAFloatHoldsIsTheGreatestFloat() {
    Spectrogram loud = Spectrogram.of(new float[] {4000}, 1, 1);
    assertEquals(Float.MAX_VALUE, Decibels.toPower(loud, 1).at(0, 0));
    assertEquals(Float.MAX_VALUE, Decibels.toAmplitude(loud, 1).at(0, 0));
  }

  @Test
  void numbersThatCannotWorkAreNamed() {
    assertMessage("least is 0.0", () -> Decibels.ofPower(ONE, 1, 0, 80));
    assertMessage("reference is -1.0", () -> Decibels.ofAmplitude(ONE, -1));
    assertMessage("topDb is NaN", () -> Decibels.ofPower(ONE, 1, 1e-10, Double.NaN));
    assertMessage("reference is NaN", () -> Decibels.toPower(ONE, Double.NaN));
  }

  private static void assertMessage(String part, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }
}
