package io.github.vocalpatterns.audio.pitch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against librosa 0.11.0 in float64; {@code tools/pitch_fixtures.py} has the cases. */
class LibrosaPitchTest {

  private static final double HALF_A_CENT = Math.pow(2, 0.5 / 1200) - 1;
  private static final double YIN_TOLERANCE = 1e-6;

  static List<Fixture.Row> pyin() {
    return Fixture.rows("pyin");
  }

  static List<Fixture.Row> yin() {
    return Fixture.rows("yin");
  }

  /** Bins are 10 cents apart, so an answer within half a cent is the same bin. */
  @ParameterizedTest
  @MethodSource("pyin")
  void pyinDecidesEveryFrameAsLibrosaDoes(Fixture.Row row) {
    PitchTrack track = PitchTracker.pyin(PitchSignals.spec(row)).track(PitchSignals.voice(row));
    float[] f0 = row.numbers("f0_hz");
    float[] probability = row.numbers("voiced_probability");
    assertEquals(f0.length, track.size());
    for (int t = 0; t < f0.length; t++) {
      PitchFrame frame = track.frame(t);
      assertEquals(!Float.isNaN(f0[t]), frame.voiced(), frame + " of librosa's " + f0[t]);
      double tolerance = frame.voiced() ? f0[t] * HALF_A_CENT : 0;
      assertEquals(f0[t], frame.f0Hz(), tolerance, frame.toString());
      assertEquals(probability[t], frame.voicedProbability(), 2e-6, frame.toString());
    }
  }

  /** NaN in the fixture: librosa's own answer turns with the last digits of its input. */
  @ParameterizedTest
  @MethodSource("yin")
  void yinGivesTheFrequencyOfLibrosaInEveryFrame(Fixture.Row row) {
    PitchTrack track = PitchTracker.yin(PitchSignals.spec(row)).track(PitchSignals.voice(row));
    float[] f0 = row.numbers("f0_hz");
    assertEquals(f0.length, track.size());
    for (int t = 0; t < f0.length; t++) {
      if (!Float.isNaN(f0[t])) {
        assertEquals(f0[t], track.frame(t).f0Hz(), f0[t] * YIN_TOLERANCE, "frame " + t);
      }
    }
  }

  @Test
  void theFixturesHoldEnoughOfEverything() {
    int frames = 0;
    int voiced = 0;
    for (Fixture.Row row : pyin()) {
      for (float f0 : row.numbers("f0_hz")) {
        frames++;
        voiced += Float.isNaN(f0) ? 0 : 1;
      }
    }
    assertTrue(voiced > 2000 && frames - voiced > 800, voiced + " of " + frames);
    int stable = 0;
    int all = 0;
    for (Fixture.Row row : yin()) {
      for (float f0 : row.numbers("f0_hz")) {
        all++;
        stable += Float.isNaN(f0) ? 0 : 1;
      }
    }
    assertTrue(stable > 0.9 * all, stable + " of " + all);
  }
}
