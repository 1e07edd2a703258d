package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vocalpatterns.audio.dsp.BandNorm;
import io.github.vocalpatterns.audio.dsp.FrequencyScale;
import io.github.vocalpatterns.audio.dsp.PadMode;
import io.github.vocalpatterns.audio.testing.Fixture;
import io.github.vocalpatterns.audio.testing.TestSignals;
import io.github.vocalpatterns.audio.testing.Tolerance;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Transforms, cepstra, loudness, decibels and silences against librosa 0.11.0 in float64. */
class LibrosaFeaturesTest {

  private static final int RATE = 22050;

  private static AudioFeatures frames(Fixture.Row row, PadMode padMode) {
    return AudioFeatures.of(
        FeatureSpec.DEFAULT.toBuilder()
            .fftSize(row.integer("n_fft"))
            .hopLength(row.integer("hop"))
            .padMode(padMode)
            .bands(8)
            .build());
  }

  private static Waveform signal(Fixture.Row row) {
    return Waveform.of(TestSignals.signal(RATE, row.integer("length"), row.integer("seed")), RATE);
  }

  static List<Fixture.Row> stfts() {
    return Fixture.rows("stft");
  }

  @ParameterizedTest
  @MethodSource("stfts")
  void transformsAreThoseOfLibrosa(Fixture.Row row) {
    AudioFeatures features = frames(row, row.constant("pad_mode", PadMode.class));
    ComplexSpectrogram actual = features.stft(signal(row));
    assertEquals(row.integer("frames"), actual.frames());
    assertEquals(row.integer("n_fft") / 2 + 1, actual.bands());
    double tolerance = Tolerance.STFT.value() * actual.magnitude().max();
    for (Fixture.Point point : row.points("bin:frame:real")) {
      assertEquals(point.value(), actual.real(point.row(), point.column()), tolerance);
    }
    for (Fixture.Point point : row.points("bin:frame:imaginary")) {
      assertEquals(point.value(), actual.imaginary(point.row(), point.column()), tolerance);
    }
  }

  static List<Fixture.Row> istfts() {
    return Fixture.rows("istft");
  }

  /** Hops beyond half a frame, frames that leave gaps, results shorter and longer than them. */
  @ParameterizedTest
  @MethodSource("istfts")
  void inversesOfWhatNoSignalHasAreThoseOfLibrosa(Fixture.Row row) {
    AudioFeatures features = frames(row, PadMode.ZERO);
    ComplexSpectrogram transform = features.stft(signal(row));
    float[] values = transform.toArray();
    for (int k = 0; k < transform.bands(); k++) {
      for (int t = 0; t < transform.frames(); t++) {
        float factor = (7 * k + 3 * t) % 5 / 4f;
        values[2 * (k * transform.frames() + t)] *= factor;
        values[2 * (k * transform.frames() + t) + 1] *= factor;
      }
    }
    ComplexSpectrogram changed =
        ComplexSpectrogram.of(values, transform.bands(), transform.frames());
    Waveform actual = features.istft(changed, row.integer("result_length"));
    assertEquals(row.integer("result_length"), actual.length());
    assertEquals(RATE, actual.sampleRateHz());
    for (Fixture.Point point : row.points("index:0:value")) {
      // Where the windows nearly vanish, samples grow far beyond the rest.
      double size = Math.max(row.number("rms"), Math.abs(point.value()));
      assertEquals(
          point.value(),
          actual.sample(point.row()),
          Tolerance.ISTFT.value() * size,
          point.toString());
    }
  }

  static List<Fixture.Row> loudness() {
    return Fixture.rows("rms");
  }

  @ParameterizedTest
  @MethodSource("loudness")
  void rootMeanSquaresAreThoseOfLibrosa(Fixture.Row row) {
    Spectrogram actual = frames(row, PadMode.ZERO).rms(signal(row));
    assertEquals(1, actual.bands());
    assertEquals(row.integer("frames"), actual.frames());
    for (Fixture.Point point : row.points("0:frame:rms")) {
      assertEquals(point.value(), actual.at(0, point.column()), Tolerance.RMS.value());
    }
  }

  static List<Fixture.Row> cepstra() {
    return Fixture.rows("mfcc");
  }

  @ParameterizedTest
  @MethodSource("cepstra")
  void cepstraAreThoseOfLibrosa(Fixture.Row row) {
    FeatureSpec spec =
        FeatureSpec.DEFAULT.toBuilder()
            .fftSize(row.integer("n_fft"))
            .hopLength(row.integer("hop"))
            .frequencyScale(row.constant("scale", FrequencyScale.class))
            .bandNorm(row.constant("norm", BandNorm.class))
            .bands(row.integer("bands"))
            .fminHz(row.number("fmin_hz"))
            .fmaxHz(row.number("fmax_hz"))
            .topDb(row.number("top_db"))
            .build();
    int count = row.integer("n_mfcc");
    Spectrogram actual = AudioFeatures.of(spec).mfcc(signal(row), count, row.number("lifter"));
    assertEquals(count, actual.bands());
    for (Fixture.Point point : row.points("coefficient:frame:value")) {
      assertEquals(
          point.value(),
          actual.at(point.row(), point.column()),
          Tolerance.MFCC.value(),
          point.toString());
    }
  }

  static List<Fixture.Row> conversions() {
    return Fixture.rows("decibel_conversions");
  }

  @ParameterizedTest
  @MethodSource("conversions")
  void decibelsThereAndBackAreThoseOfLibrosa(Fixture.Row row) {
    float[] values = row.numbers("values");
    Spectrogram input = Spectrogram.of(values, 1, values.length);
    double reference = row.number("reference");
    double least = row.number("least");
    double topDb = row.number("top_db");
    assertNear(row, "of_power", Decibels.ofPower(input, reference, least, topDb));
    assertNear(row, "of_amplitude", Decibels.ofAmplitude(input, reference, least, topDb));
    assertNear(row, "to_power", Decibels.toPower(input, reference));
    assertNear(row, "to_amplitude", Decibels.toAmplitude(input, reference));
  }

  private static void assertNear(Fixture.Row row, String column, Spectrogram actual) {
    float[] expected = row.numbers(column);
    for (int i = 0; i < expected.length; i++) {
      double tolerance = Tolerance.DECIBELS.value() * Math.abs(expected[i]) + 1e-5;
      assertEquals(expected[i], actual.at(0, i), tolerance, column + " " + i);
    }
  }

  static List<Fixture.Row> splits() {
    return Fixture.rows("split");
  }

  @ParameterizedTest
  @MethodSource("splits")
  void thePartsBetweenSilencesAreThoseOfLibrosa(Fixture.Row row) {
    float[] samples = TestSignals.signal(RATE, row.integer("length"), row.integer("seed"));
    boolean[] loud = new boolean[samples.length];
    for (SampleRange part : ranges(row, "parts")) {
      Arrays.fill(loud, part.from(), part.to(), true);
    }
    for (int n = 0; n < samples.length; n++) {
      samples[n] *= loud[n] ? 1 : (float) row.number("gain_outside");
    }
    Waveform waveform = Waveform.of(samples, RATE);
    List<SampleRange> expected = ranges(row, "intervals");
    double topDb = row.number("top_db");
    assertEquals(expected, AudioEffects.split(waveform, topDb));
    SampleRange whole =
        new SampleRange(expected.get(0).from(), expected.get(expected.size() - 1).to());
    assertEquals(whole, AudioEffects.soundingRange(waveform, topDb));
    assertArrayEquals(
        Arrays.copyOfRange(samples, whole.from(), whole.to()),
        AudioEffects.trim(waveform, topDb).toArray());
  }

  private static List<SampleRange> ranges(Fixture.Row row, String column) {
    return Arrays.stream(row.text(column).split(";"))
        .map(range -> range.split(":"))
        .map(ends -> new SampleRange(Integer.parseInt(ends[0]), Integer.parseInt(ends[1])))
        .toList();
  }
}
