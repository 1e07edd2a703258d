package io.github.vocalpatterns.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.Fixture;
import io.github.vocalpatterns.audio.testing.TestSignals;
import io.github.vocalpatterns.audio.testing.Tolerance;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PitchShifterTest {

  static List<Fixture.Row> librosa() {
    return Fixture.rows("pitch_shift");
  }

  /** The stretch agrees to 1e-6; the rest is between our resampler and soxr. */
  @ParameterizedTest
  @MethodSource("librosa")
  void shiftingIsThatOfLibrosa(Fixture.Row row) {
    float[] samples =
        TestSignals.tones(row.integer("rate_hz"), row.integer("length"), row.integer("seed"));
    float[] out = PitchShifter.shift(samples, row.number("semitones"), 2048);
    assertEquals(samples.length, out.length);
    double rms = row.number("rms");
    double tolerance = Tolerance.PITCH_SHIFT.value() * rms;
    assertEquals(rms, Math.pow(10, TestSignals.levelDb(out, 0, out.length) / 20), tolerance);
    for (Fixture.Point point : row.points("index:0:value")) {
      assertEquals(point.value(), out[point.row()], tolerance, point.toString());
    }
  }

  /** A factor the wrong way round would still keep the length. */
  @ParameterizedTest
  @ValueSource(doubles = {-12, -5.5, -1, 0.5, 3, 12, 24})
  void aToneRisesBySoManySemitones(double semitones) {
    float[] out = PitchShifter.shift(TestSignals.sine(440, 22050, 44100), semitones, 2048);
    int crossings = 0;
    for (int n = 11025; n < 33075; n++) {
      crossings += out[n] < 0 != out[n + 1] < 0 ? 1 : 0;
    }
    assertEquals(2 * 440 * Math.pow(2, semitones / 12), crossings, 4);
  }

  @Property(tries = 40)
  void theLengthIsKept(
      @ForAll @IntRange(max = 9000) int length,
      @ForAll @DoubleRange(min = -30, max = 30) double semitones) {
    float[] samples = TestSignals.signal(22050, length, 1);
    assertEquals(length, PitchShifter.shift(samples, semitones, 1024).length);
  }

  @Test
  void noShiftGivesTheSoundItself() {
    float[] signal = TestSignals.signal(22050, 9000, 4);
    assertArrayEquals(signal, PitchShifter.shift(signal, 0, 2048), 1e-6f);
  }

  @Test
  void shiftsThatCannotWorkAreNamed() {
    for (double semitones : new double[] {Double.NaN, 97, Double.NEGATIVE_INFINITY}) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> PitchShifter.shift(new float[10], semitones, 2048))
              .getMessage();
      assertTrue(message.contains("semitones is " + semitones), message);
    }
    assertEquals(10, PitchShifter.shift(new float[10], 96, 2048).length);
    assertEquals(10, PitchShifter.shift(new float[10], -96, 2048).length);
  }
}
