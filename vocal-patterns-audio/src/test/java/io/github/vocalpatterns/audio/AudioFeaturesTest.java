package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.testing.TestSignals;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudioFeaturesTest {

  private static final int RATE = 22050;
  private static final AudioFeatures DEFAULT = AudioFeatures.of(FeatureSpec.DEFAULT);
  private static final AudioFeatures PROTOTYPE = AudioFeatures.of(FeatureSpec.PROTOTYPE);

  private static Waveform take(double seconds) {
    return Waveform.of(TestSignals.signal(RATE, (int) (seconds * RATE), 1), RATE);
  }

  private static void assertUnitRange(FeatureWindow window, int bands, int frames) {
    Spectrogram picture = window.spectrogram();
    assertEquals(bands, picture.bands());
    assertEquals(frames, picture.frames());
    float[] values = picture.toArray();
    float least = Float.MAX_VALUE;
    float greatest = -Float.MAX_VALUE;
    for (float value : values) {
      assertTrue(value >= 0 && value <= 1, () -> value + " lies outside [0, 1]");
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    assertEquals(0, least);
    assertEquals(1, greatest);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 0.5, 2, 10, 20})
  void aTakeOfUpToTwentySecondsIsOneWindow(double seconds) {
    List<FeatureWindow> windows = DEFAULT.windows(take(seconds));
    assertEquals(1, windows.size());
    assertEquals(0, windows.get(0).startSeconds());
    assertEquals(seconds, windows.get(0).endSeconds(), 1.0 / RATE);
    assertUnitRange(windows.get(0), 128, 302);
  }

  @Test
  void aLongerTakeGetsOverlappingWindowsToItsVeryEnd() {
    List<FeatureWindow> windows = DEFAULT.windows(take(21));
    assertEquals(List.of(0.0, 4.0, 8.0, 9.0), starts(windows));
    for (FeatureWindow window : windows) {
      assertEquals(12, window.endSeconds() - window.startSeconds(), 1e-9);
      assertUnitRange(window, 128, 302);
    }
  }

  private static List<Double> starts(List<FeatureWindow> windows) {
    return windows.stream().map(window -> Math.rint(window.startSeconds() * 1e6) / 1e6).toList();
  }

  @Test
  void stepsThatMeetTheEndGiveNoWindowTwice() {
    assertEquals(List.of(0.0, 4.0, 8.0, 12.0), starts(DEFAULT.windows(take(24))));
  }

  @Test
  void silenceAtBothEndsIsNotLookedAt() {
    float[] samples = new float[6 * RATE];
    System.arraycopy(TestSignals.signal(RATE, 2 * RATE, 1), 0, samples, 3 * RATE, 2 * RATE);
    FeatureWindow window = DEFAULT.windows(Waveform.of(samples, RATE)).get(0);
    assertEquals(3, window.startSeconds(), 0.1);
    assertEquals(5, window.endSeconds(), 0.1);
  }

  /** The hop follows the take: half the tempo is nearly the same picture. */
  @Test
  void theSameMelodyAtHalfTheTempoIsNearlyTheSamePicture() {
    float[] fast = DEFAULT.windows(melody(0.4)).get(0).spectrogram().toArray();
    float[] slow = DEFAULT.windows(melody(0.8)).get(0).spectrogram().toArray();
    double same = 0;
    for (int i = 0; i < fast.length; i++) {
      same += Math.abs(fast[i] - slow[i]) / fast.length;
    }
    assertTrue(same < 0.05, "mean difference " + same);
  }

  private static Waveform melody(double noteSeconds) {
    double[] notes = {220, 247, 277, 294, 330, 294, 277, 247};
    int length = (int) (noteSeconds * RATE);
    float[] samples = new float[notes.length * length];
    for (int n = 0; n < samples.length; n++) {
      samples[n] = (float) TestSignals.sineAt(notes[n / length], RATE, n) / 2;
    }
    return Waveform.of(samples, RATE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 5000, 7 * RATE, 13 * RATE})
  void thePrototypeLooksAtFourWindowsWhateverTheDuration(int length) {
    Waveform waveform = Waveform.of(TestSignals.signal(RATE, length, 2), RATE);
    List<FeatureWindow> windows = PROTOTYPE.windows(waveform);
    assertEquals(4, windows.size());
    double tempo = waveform.durationSeconds() / 10;
    for (int i = 0; i < 4; i++) {
      assertEquals(i * tempo, windows.get(i).startSeconds(), 1e-9);
      assertEquals((i + 7) * tempo, windows.get(i).endSeconds(), 1e-9);
      assertEquals(128, windows.get(i).spectrogram().bands());
      assertEquals(302, windows.get(i).spectrogram().frames());
    }
  }

  @Test
  void theRateOfTheFileHardlyMatters() {
    float[] at22 = DEFAULT.windows(toneAt(22050)).get(0).spectrogram().toArray();
    float[] at48 = DEFAULT.windows(toneAt(48000)).get(0).spectrogram().toArray();
    double worst = 0;
    for (int i = 0; i < at22.length; i++) {
      worst = Math.max(worst, Math.abs(at22[i] - at48[i]));
    }
    assertTrue(worst < 0.02, "worst difference " + worst);
  }

  private static Waveform toneAt(int rate) {
    return Waveform.of(TestSignals.sine(440, rate, 3 * rate), rate);
  }

  /** Digital silence has no loudest frame: 0 dB everywhere, and no contrast to scale. */
  @Test
  void silenceIsADefinedPicture() {
    for (AudioFeatures features : List.of(DEFAULT, PROTOTYPE)) {
      for (FeatureWindow window : features.windows(Waveform.of(new float[3 * RATE], RATE))) {
        for (float value : window.spectrogram().toArray()) {
          assertEquals(0f, value);
        }
      }
    }
  }

  @Test
  void nothingGivesNoWindow() {
    assertEquals(List.of(), DEFAULT.windows(Waveform.of(new float[0], RATE)));
    assertEquals(List.of(), PROTOTYPE.windows(Waveform.of(new float[0], 44100)));
    assertEquals(1, DEFAULT.melSpectrogram(Waveform.of(new float[0], RATE)).frames());
  }

  @Test
  void oneSampleIsAWindow() {
    for (FeatureWindow window : DEFAULT.windows(Waveform.of(new float[] {0.5f}, 8000))) {
      assertUnitRange(window, 128, 302);
    }
  }

  /** A float WAV may hold anything: powers overflow a float long before samples do. */
  @ParameterizedTest
  @ValueSource(floats = {Float.MIN_VALUE, 1e-30f, 1e20f, Float.MAX_VALUE})
  void extremeSamplesGiveFinitePictures(float amplitude) {
    float[] samples = TestSignals.signal(44100, 44100, 3);
    for (int n = 0; n < samples.length; n++) {
      samples[n] = Math.max(-1, Math.min(1, samples[n])) * amplitude;
    }
    for (AudioFeatures features : List.of(DEFAULT, PROTOTYPE)) {
      for (FeatureWindow window : features.windows(Waveform.of(samples, 44100))) {
        for (float value : window.spectrogram().toArray()) {
          assertTrue(value >= 0 && value <= 1, () -> "value " + value);
        }
      }
    }
  }

  @Test
  void theSamePictureComesFromAnyNumberOfThreads() {
    Waveform waveform = Waveform.of(TestSignals.signal(44100, 100_000, 5), 44100);
    for (AudioFeatures features : List.of(DEFAULT, PROTOTYPE)) {
      Set<List<FeatureWindow>> results =
          IntStream.range(0, 16)
              .parallel()
              .mapToObj(i -> features.windows(waveform))
              .collect(Collectors.toSet());
      assertEquals(1, results.size());
    }
  }

  @Test
  void halfTheAmplitudeIsAQuarterOfThePower() {
    float[] samples = TestSignals.signal(RATE, RATE, 6);
    float[] halves = samples.clone();
    for (int n = 0; n < halves.length; n++) {
      halves[n] /= 2;
    }
    float[] full = PROTOTYPE.melSpectrogram(Waveform.of(samples, RATE)).toArray();
    float[] quarter = PROTOTYPE.melSpectrogram(Waveform.of(halves, RATE)).toArray();
    for (int i = 0; i < full.length; i++) {
      assertEquals(full[i] / 4, quarter[i]);
    }
  }

  @Test
  void everyKindIsWhatItsMethodGives() {
    Waveform waveform = take(1);
    Spectrogram mel = DEFAULT.melSpectrogram(waveform);
    assertEquals(DEFAULT.stft(waveform).magnitude(), DEFAULT.compute(FeatureKind.STFT, waveform));
    assertEquals(mel, DEFAULT.compute(FeatureKind.MEL, waveform));
    assertEquals(DEFAULT.decibels(mel), DEFAULT.compute(FeatureKind.MEL_DB, waveform));
    assertEquals(
        DEFAULT.normalised(DEFAULT.decibels(mel)),
        DEFAULT.compute(FeatureKind.NORMALISED, waveform));
    assertEquals(DEFAULT.mfcc(waveform, 20), DEFAULT.compute(FeatureKind.MFCC, waveform));
    AudioFeatures odd = AudioFeatures.of(FeatureSpec.DEFAULT.toBuilder().fftSize(1000).build());
    assertEquals(
        odd.decibels(odd.melSpectrogram(waveform)), odd.compute(FeatureKind.MEL_DB, waveform));
    AudioFeatures narrow = AudioFeatures.of(FeatureSpec.DEFAULT.toBuilder().bands(5).build());
    assertEquals(5, narrow.compute(FeatureKind.MFCC, waveform).bands());
    assertEquals(
        List.of("stft", "mel", "mel-db", "normalised", "mfcc"),
        Arrays.stream(FeatureKind.values()).map(FeatureKind::label).toList());
  }

  @Test
  void coefficientsThatCannotBeAreNamed() {
    assertMessage("coefficients is 129", () -> DEFAULT.mfcc(take(0.1), 129));
    assertMessage("coefficients is 0", () -> DEFAULT.mfcc(take(0.1), 0));
    assertMessage("lifter is -1.0", () -> DEFAULT.mfcc(take(0.1), 13, -1));
    assertMessage("lifter is NaN", () -> DEFAULT.mfcc(take(0.1), 13, Double.NaN));
  }

  private static void assertMessage(String part, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }

  @Test
  void moreWindowsThanMemoryHoldsAreRefused() {
    FeatureSpec many =
        FeatureSpec.DEFAULT.toBuilder()
            .windowPlan(new WindowPlan.WholeTake(35, 0.1, 0.1, 0.01))
            .build();
    float[] samples = new float[8000 * 100];
    Arrays.fill(samples, 0.5f);
    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> AudioFeatures.of(many).windows(Waveform.of(samples, 8000)))
            .getMessage();
    assertTrue(message.contains("Waveform[100.00 s, 8000 Hz] would give"), message);
    FeatureSpec fine = FeatureSpec.DEFAULT.toBuilder().hopLength(1).build();
    assertThrows(
        IllegalArgumentException.class,
        () -> AudioFeatures.of(fine).melSpectrogram(Waveform.of(samples, 8000)));
    assertMessage(
        "at most 268435456", () -> AudioFeatures.of(fine).stft(Waveform.of(samples, 8000)));
  }
}
