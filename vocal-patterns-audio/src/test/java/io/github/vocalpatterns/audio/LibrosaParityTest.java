package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.dsp.BandNorm;
import io.github.vocalpatterns.audio.dsp.FrequencyScale;
import io.github.vocalpatterns.audio.dsp.PadMode;
import io.github.vocalpatterns.audio.testing.Fixture;
import io.github.vocalpatterns.audio.testing.TestSignals;
import io.github.vocalpatterns.audio.testing.Tolerance;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Against librosa 0.11.0 in float64; {@code tools/librosa_fixtures.py} has the grid. */
class LibrosaParityTest {

  static List<Fixture.Row> melDecibels() {
    return Fixture.rows("mel_decibels");
  }

  static List<Fixture.Row> decibels() {
    return Fixture.rows("decibels");
  }

  private static FeatureSpec spec(Fixture.Row row) {
    return FeatureSpec.DEFAULT.toBuilder()
        .sampleRateHz(row.integer("target_hz"))
        .fftSize(row.integer("n_fft"))
        .hopLength(row.integer("hop"))
        .padMode(row.constant("pad_mode", PadMode.class))
        .frequencyScale(row.constant("scale", FrequencyScale.class))
        .bandNorm(row.constant("norm", BandNorm.class))
        .bands(row.integer("bands"))
        .fminHz(row.number("fmin_hz"))
        .fmaxHz(row.number("fmax_hz"))
        .topDb(row.number("top_db"))
        .build();
  }

  @ParameterizedTest
  @MethodSource("melDecibels")
  void melDecibelsAreThoseOfLibrosa(Fixture.Row row) {
    AudioFeatures features = AudioFeatures.of(spec(row));
    int rate = row.integer("rate_hz");
    float[] samples = TestSignals.signal(rate, row.integer("length"), row.integer("seed"));
    Spectrogram actual = features.decibels(features.melSpectrogram(Waveform.of(samples, rate)));
    // Both resamplers are flat below 0.9 of the lower Nyquist frequency, where the grid's bands
    // end;
    // above it their transition bands differ.
    Tolerance bound =
        rate == row.integer("target_hz") ? Tolerance.MEL_DB : Tolerance.MEL_DB_RESAMPLED;
    double tolerance = bound.value();
    assertEquals(row.integer("frames"), actual.frames());
    for (Fixture.Point point : row.points("band:frame:db")) {
      assertEquals(
          point.value(), actual.at(point.row(), point.column()), tolerance, point.toString());
    }
    double mean =
        IntStream.range(0, actual.bands())
            .boxed()
            .flatMapToDouble(
                band ->
                    IntStream.range(row.integer("from_frame"), row.integer("to_frame"))
                        .mapToDouble(frame -> actual.at(band, frame)))
            .average()
            .orElseThrow();
    assertEquals(row.number("mean_db"), mean, tolerance);
  }

  @ParameterizedTest
  @MethodSource("decibels")
  void decibelsAndTheirScalingsAreThoseOfLibrosa(Fixture.Row row) {
    float[] powers = row.numbers("powers");
    FeatureSpec spec = FeatureSpec.DEFAULT.toBuilder().topDb(row.number("top_db")).build();
    AudioFeatures unit = AudioFeatures.of(spec);
    AudioFeatures standard =
        AudioFeatures.of(spec.toBuilder().normalisation(Normalisation.STANDARD).build());
    AudioFeatures plain =
        AudioFeatures.of(spec.toBuilder().normalisation(Normalisation.NONE).build());
    Spectrogram decibels = unit.decibels(Spectrogram.of(powers, 1, powers.length));
    assertArrayEquals(row.numbers("decibels"), decibels.toArray(), 1e-5f);
    assertArrayEquals(
        row.numbers("min_max"),
        unit.normalised(decibels).toArray(),
        (float) Tolerance.NORMALISED.value());
    assertArrayEquals(
        row.numbers("standard"),
        standard.normalised(decibels).toArray(),
        (float) Tolerance.NORMALISED.value());
    assertEquals(decibels, plain.normalised(decibels));
  }

  /** So little is less than the rounding of a double. */
  @Test
  void theLoudestFrameSoundsHoweverLittleMayBeTrimmed() {
    float[] samples = TestSignals.signal(22050, 22050, 1);
    SampleRange part = FrameLoudness.of(samples).soundingPart(Double.MIN_VALUE);
    assertTrue(part.from() < part.to());
  }

  static List<Fixture.Row> trims() {
    return Fixture.rows("trim");
  }

  @ParameterizedTest
  @MethodSource("trims")
  void theSoundingPartIsWhatLibrosaTrimLeaves(Fixture.Row row) {
    float[] samples = TestSignals.signal(22050, row.integer("length"), row.integer("seed"));
    boolean silent = row.integer("to") == 0;
    for (int n = 0; n < samples.length; n++) {
      boolean inside = n >= row.integer("from") && n < row.integer("to");
      samples[n] *= inside ? 1 : (float) row.number("gain_outside");
    }
    if (silent) {
      Arrays.fill(samples, 0);
    }
    assertEquals(
        new SampleRange(row.integer("start"), row.integer("end")),
        FrameLoudness.of(samples).soundingPart(row.number("top_db")));
  }
}
