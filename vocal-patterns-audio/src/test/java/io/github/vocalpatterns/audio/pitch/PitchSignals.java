package io.github.vocalpatterns.audio.pitch;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.testing.Fixture;

/** Voice-like signals that every language computes alike. */
final class PitchSignals {

  private PitchSignals() {}

  /** What {@code voice()} in {@code tools/pitch_fixtures.py} computes for a case. */
  static Waveform voice(Fixture.Row row) {
    int rate = row.integer("rate_hz");
    double turn = 2 * Math.PI * row.number("vibrato_rate_hz");
    double gate = row.number("gate_seconds");
    float[] samples = new float[row.integer("length")];
    long state = row.integer("seed");
    for (int n = 0; n < samples.length; n++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      double hiss = (state >>> 40) / (double) (1 << 23) - 1;
      double t = (double) n / rate;
      double phase =
          2
              * Math.PI
              * (row.number("f_hz") * t
                  + row.number("slope_hz_per_s") * t * t / 2
                  + row.number("vibrato_hz") * (1 - StrictMath.cos(turn * t)) / turn);
      double tone = 0;
      for (int h = 1; h <= row.integer("harmonics"); h++) {
        tone += StrictMath.sin(h * phase) / h;
      }
      boolean sounds = gate == 0 || Math.floor(t / gate) % 2 == 0;
      double y = (sounds ? 0.3 * tone : 0) + row.number("noise") * hiss;
      samples[n] = (float) (Math.floor(y * 32768 + 0.5) / 32768);
    }
    return Waveform.of(samples, rate);
  }

  static PitchSpec spec(Fixture.Row row) {
    return new PitchSpec(
        row.integer("rate_hz"),
        row.integer("frame"),
        row.integer("hop"),
        row.number("fmin_hz"),
        row.number("fmax_hz"));
  }
}
