package io.github.vocalpatterns.audio.dsp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.Fixture;
import io.github.vocalpatterns.audio.testing.TestSignals;
import io.github.vocalpatterns.audio.testing.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralGateTest {

  static List<Fixture.Row> noisereduce() {
    return Fixture.rows("noise_reduction");
  }

  /** One case is longer than a chunk; one smooths over a single bin and frame, which is nothing. */
  @ParameterizedTest
  @MethodSource("noisereduce")
  void theResultIsThatOfNoisereduce(Fixture.Row row) {
    int rate = row.integer("rate_hz");
    float[] samples = TestSignals.signal(rate, row.integer("length"), row.integer("seed"));
    for (int n = 0; n < samples.length; n++) {
      boolean loud = n >= row.integer("from") && n < row.integer("to");
      samples[n] *= loud ? 1 : 1f / 32;
    }
    float[] noise = Arrays.copyOfRange(samples, row.integer("noise_from"), row.integer("noise_to"));
    SpectralGate gate =
        new SpectralGate(
            row.number("n_std"),
            row.number("prop_decrease"),
            row.integer("n_fft"),
            row.number("freq_hz"),
            row.number("time_ms"));
    float[] out = gate.reduce(samples, noise, rate);
    assertEquals(samples.length, out.length);
    double tolerance = Tolerance.NOISE_REDUCTION.value() * row.number("rms");
    double rms = Math.pow(10, TestSignals.levelDb(out, 0, out.length) / 20);
    assertEquals(row.number("rms"), rms, tolerance);
    for (Fixture.Point point : row.points("index:0:value")) {
      assertEquals(point.value(), out[point.row()], tolerance, point.toString());
    }
  }

  /** Noise is let through where it is 30 dB louder than the example, as broad as a breath. */
  @Test
  void steadyNoiseGetsSofterAndWhatStandsOutStays() {
    Random random = new Random(1);
    float[] samples = new float[66150];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) (random.nextGaussian() * (n >= 22050 && n < 44100 ? 0.1 : 0.003));
    }
    float[] out = SpectralGate.DEFAULT.reduce(samples, Arrays.copyOf(samples, 20000), 22050);
    double before = TestSignals.levelDb(samples, 0, 20000);
    assertTrue(TestSignals.levelDb(out, 0, 20000) < before - 15);
    assertEquals(
        TestSignals.levelDb(samples, 25000, 40000), TestSignals.levelDb(out, 25000, 40000), 0.2);
  }

  @Test
  void nothingTakenAwayLeavesTheSoundItself() {
    float[] samples = TestSignals.signal(22050, 9000, 2);
    SpectralGate idle = new SpectralGate(1.5, 0, 1024, 44, 12);
    assertArrayEquals(samples, idle.reduce(samples, samples, 22050), 1e-6f);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 5000})
  void silenceStaysSilent(int length) {
    float[] silence = new float[length];
    assertArrayEquals(silence, SpectralGate.DEFAULT.reduce(silence, silence, 22050));
  }

  @Test
  void parametersThatCannotWorkAreNamed() {
    assertMessage("propDecrease is 1.5", () -> new SpectralGate(1, 1.5, 1024, 500, 50));
    assertMessage("fftSize is 1022", () -> new SpectralGate(1, 1, 1022, 500, 50));
    assertMessage("freqMaskSmoothHz is 0.0", () -> new SpectralGate(1, 1, 1024, 0, 50));
    assertMessage("timeMaskSmoothMs is NaN", () -> new SpectralGate(1, 1, 1024, 500, Double.NaN));
    assertMessage(
        "thresholdDeviations is NaN", () -> new SpectralGate(Double.NaN, 1, 1024, 500, 50));
    float[] samples = new float[5000];
    assertMessage(
        "timeMaskSmoothMs is 50.0, it must be at least 64",
        () -> SpectralGate.DEFAULT.reduce(samples, samples, 4000));
    assertMessage(
        "freqMaskSmoothHz is 20.0, it must be at least",
        () -> new SpectralGate(1, 1, 1024, 20, 50).reduce(samples, samples, 22050));
  }

  private static void assertMessage(String part, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }
}
