package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.dsp.BandNorm;
import io.github.vocalpatterns.audio.dsp.FrequencyScale;
import io.github.vocalpatterns.audio.dsp.PadMode;
import io.github.vocalpatterns.audio.io.AudioFileException;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.testing.Fixture;
import io.github.vocalpatterns.audio.testing.TestSignals;
import io.github.vocalpatterns.audio.testing.Tolerance;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
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

  static List<Fixture.Row> melStereo() {
    return Fixture.rows("mel_stereo");
  }

  @ParameterizedTest
  @MethodSource("melDecibels")
  void melDecibelsAreThoseOfLibrosa(Fixture.Row row) {
    assertMelDecibels(row, Waveform.of(signal(row, row.integer("seed")), row.integer("rate_hz")));
  }

  @ParameterizedTest
  @MethodSource("melStereo")
  void melDecibelsOfAStereoFileAreThoseOfLibrosa(Fixture.Row row) throws AudioFileException {
    float[] left = signal(row, row.integer("seed"));
    float[] right = signal(row, row.integer("seed") + 100);
    byte[] wav = stereoWav(left, right, row.integer("rate_hz"));
    assertMelDecibels(row, AudioFiles.read(wav, "stereo.wav"));
  }

  private static float[] signal(Fixture.Row row, int seed) {
    return TestSignals.signal(row.integer("rate_hz"), row.integer("length"), seed);
  }

  private static byte[] stereoWav(float[] left, float[] right, int rate) {
    int size = 4 * left.length;
    ByteBuffer wav = ByteBuffer.allocate(44 + size).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + size);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 2).putInt(rate).putInt(4 * rate);
    wav.putShort((short) 4).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(size);
    for (int i = 0; i < left.length; i++) {
      wav.putShort((short) (left[i] * 32768)).putShort((short) (right[i] * 32768));
    }
    return wav.array();
  }

  private static void assertMelDecibels(Fixture.Row row, Waveform waveform) {
    AudioFeatures features = AudioFeatures.of(spec(row));
    int rate = row.integer("rate_hz");
    Spectrogram actual = features.decibels(features.melSpectrogram(waveform));
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
