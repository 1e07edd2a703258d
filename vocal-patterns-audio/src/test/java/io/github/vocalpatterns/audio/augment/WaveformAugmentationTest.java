package io.github.vocalpatterns.audio.augment;

import static io.github.vocalpatterns.audio.augment.CombinatorTest.assertRefused;
import static io.github.vocalpatterns.audio.augment.Sounds.augment;
import static io.github.vocalpatterns.audio.augment.Sounds.db;
import static io.github.vocalpatterns.audio.augment.Sounds.difference;
import static io.github.vocalpatterns.audio.augment.Sounds.energy;
import static io.github.vocalpatterns.audio.augment.Sounds.parameter;
import static io.github.vocalpatterns.audio.augment.Sounds.signal;
import static io.github.vocalpatterns.audio.augment.Sounds.wav;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WaveformAugmentationTest {

  @TempDir Path folder;

  @Test
  void gainIsThatOfTheReport() {
    Waveform take = signal(4000, 1);
    Augmented<Waveform> louder = new Gain(-20, 20).apply(take, Draw.of(3, 0, 0));
    double asked = parameter(louder, "gainDb");
    assertTrue(asked >= -20 && asked < 20);
    assertEquals(asked, 10 * Math.log10(energy(louder.result()) / energy(take)), 1e-4);
  }

  @Test
  void gainReachesBothEndsOfItsRange() {
    double least = 1;
    double most = -1;
    for (int item = 0; item < 500; item++) {
      double gain = parameter(new Gain(-6, 3).apply(signal(1, 1), Draw.of(3, 0, item)), "gainDb");
      least = Math.min(least, gain);
      most = Math.max(most, gain);
    }
    assertEquals(-6, least, 0.2);
    assertEquals(3, most, 0.2);
  }

  @ParameterizedTest
  @CsvSource({"30000, -5", "30000, 20", "30000, 60", "40, 12", "2, 12", "1, 12"})
  void gaussianNoiseLiesAsFarBelowTheRecordingAsAsked(int length, double snrDb) {
    Waveform take = signal(length, 1);
    Waveform noisy = augment(new AddGaussianSnr(snrDb, snrDb), take);
    Waveform noise = difference(noisy, take);
    assertEquals(snrDb, 10 * Math.log10(energy(take) / energy(noise)), 0.1);
  }

  /** Five sigmas each; a uniform distribution would have a kurtosis of 1.8. */
  @Test
  void gaussianNoiseIsWhiteAndNormal() {
    int count = 40000;
    double[] noise = GaussianNoise.of(6, count);
    double[] moments = new double[5];
    double next = 0;
    for (int i = 0; i < count; i++) {
      for (int k = 1; k <= 4; k++) {
        moments[k] += Math.pow(noise[i], k) / count;
      }
      next += noise[i] * noise[Math.max(0, i - 1)] / count;
    }
    double sigma = 5 / Math.sqrt(count);
    assertEquals(0, moments[1], sigma);
    assertEquals(1, moments[2], sigma * Math.sqrt(2));
    assertEquals(0, moments[3], sigma * Math.sqrt(15));
    assertEquals(3, moments[4], sigma * Math.sqrt(96));
    assertEquals(0, next, sigma);
  }

  @ParameterizedTest
  @CsvSource({"9000, 22050", "700, 22050", "9000, 8000", "700, 48000", "1, 22050"})
  void backgroundLiesAsFarBelowTheRecordingAsAsked(int length, int rateHz) throws IOException {
    Waveform take = signal(3000, 1);
    float[] background = signal(length, 2).toArray();
    Path file = wav(folder, "b.wav", Waveform.of(background, rateHz));
    for (double snrDb : new double[] {0, 15}) {
      Waveform mixed = augment(new AddBackgroundNoise(List.of(file), snrDb, snrDb), take);
      double found = 10 * Math.log10(energy(take) / energy(difference(mixed, take)));
      assertEquals(snrDb, found, 0.1);
    }
  }

  /** A ramp shows where each sample came from. */
  @Test
  void aLongBackgroundIsCutAndAShortOneRepeats() throws IOException {
    float[] ramp = new float[1000];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i + 1;
    }
    Path file = wav(folder, "ramp.wav", Waveform.of(ramp, Sounds.RATE_HZ));
    for (int length : new int[] {300, 1000, 2500}) {
      float[] ones = new float[length];
      Arrays.fill(ones, 1);
      Waveform take = Waveform.of(ones, Sounds.RATE_HZ);
      Augmented<Waveform> mixed =
          new AddBackgroundNoise(List.of(file), 0, 0).apply(take, Draw.of(5, 5, length));
      Waveform noise = difference(mixed.result(), take);
      int last = 1000 - (length < 1000 ? length : 1);
      int from = (int) (parameter(mixed, "position") * (last + 1));
      double scale = noise.sample(0) / ramp[from];
      for (int i = 0; i < length; i++) {
        assertEquals(scale * ramp[(from + i) % 1000], noise.sample(i), 1e-5);
      }
    }
  }

  @Test
  void everyBackgroundFileIsDrawn() {
    List<Path> files = List.of(Path.of("a.wav"), Path.of("b.wav"), Path.of("c.wav"));
    AddBackgroundNoise backgrounds = new AddBackgroundNoise(files, 0, 10);
    long different =
        IntStream.range(0, 100)
            .mapToObj(i -> backgrounds.draw(Draw.of(0, 0, i)).get(0).parameters().get("file"))
            .distinct()
            .count();
    assertEquals(3, different);
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Path missing = folder.resolve("missing.wav");
    UncheckedIOException failure =
        assertThrows(
            UncheckedIOException.class,
            () -> augment(new AddBackgroundNoise(List.of(missing), 0, 0), signal(10, 1)));
    assertTrue(failure.getMessage().contains("missing.wav"), failure.getMessage());
  }

  @Test
  void silenceHasNoRatioToNoiseAndStaysAsItIs() throws IOException {
    Waveform silence = Waveform.of(new float[500], Sounds.RATE_HZ);
    Path silent = wav(folder, "silent.wav", silence);
    Waveform take = signal(500, 1);
    assertSame(silence, augment(new AddGaussianSnr(10, 10), silence));
    assertSame(take, augment(new AddBackgroundNoise(List.of(silent), 10, 10), take));
    assertSame(take, augment(new ApplyImpulseResponse(List.of(silent)), take));
  }

  @Test
  void shiftMovesLaterAndFillsWithZerosOrWithWhatFellOff() {
    Waveform take = Waveform.of(new float[] {1, 2, 3, 4, 5}, 8000);
    assertArrayEquals(
        new float[] {0, 0, 1, 2, 3}, augment(new Shift(0.4, 0.4, false), take).toArray());
    assertArrayEquals(
        new float[] {4, 5, 1, 2, 3}, augment(new Shift(0.4, 0.4, true), take).toArray());
    assertArrayEquals(
        new float[] {3, 4, 5, 0, 0}, augment(new Shift(-0.4, -0.4, false), take).toArray());
    assertArrayEquals(
        new float[] {3, 4, 5, 1, 2}, augment(new Shift(-0.4, -0.4, true), take).toArray());
    assertArrayEquals(new float[5], augment(new Shift(1, 1, false), take).toArray());
    assertEquals(take, augment(new Shift(-1, -1, true), take));
  }

  @Test
  void marginsAreCutAtBothEnds() {
    Waveform take = signal(Sounds.RATE_HZ, 1);
    Augmented<Waveform> cut = new ClipMargins(0.1, 0.3).apply(take, Draw.of(1, 1, 1));
    int head = (int) Math.round(parameter(cut, "headSeconds") * Sounds.RATE_HZ);
    int tail = (int) Math.round(parameter(cut, "tailSeconds") * Sounds.RATE_HZ);
    assertTrue(head != tail && head >= 2205 && tail >= 2205 && head <= 6615 && tail <= 6615);
    assertEquals(take.slice(head, take.length() - tail), cut.result());
  }

  @Test
  void noMarginCutsNothingAndMarginsNeverCutEverything() {
    Waveform take = signal(100, 1);
    assertEquals(take, augment(new ClipMargins(0, 0), take));
    assertSame(take, augment(new ClipMargins(1, 1), take));
  }

  @Test
  void aSliceIsAPieceOfTheRecording() {
    Waveform take = signal(Sounds.RATE_HZ, 1);
    Augmented<Waveform> slice = new RandomSlice(0.25, 0.5).apply(take, Draw.of(1, 1, 1));
    int length = (int) Math.round(parameter(slice, "seconds") * Sounds.RATE_HZ);
    int from = (int) (parameter(slice, "position") * (take.length() - length + 1));
    assertEquals(take.slice(from, from + length), slice.result());
    assertSame(take, augment(new RandomSlice(2, 3), take));
    assertEquals(1, augment(new RandomSlice(0, 0), take).length());
  }

  /** An off-by-one would never show the first or the last sample. */
  @Test
  void slicesReachBothEnds() {
    Waveform take = Waveform.of(new float[] {1, 2, 3, 4}, 1000);
    boolean[] seen = new boolean[5];
    for (int item = 0; item < 200; item++) {
      Waveform slice = new RandomSlice(0.001, 0.001).apply(take, Draw.of(1, 1, item)).result();
      seen[(int) slice.sample(0)] = true;
    }
    assertArrayEquals(new boolean[] {false, true, true, true, true}, seen);
  }

  @Test
  void clippingTakesTheLoudestSamplesDown() {
    float[] ramp = new float[100];
    for (int i = 0; i < 100; i++) {
      ramp[i] = i % 2 == 0 ? i + 1 : -i - 1;
    }
    Waveform clipped = augment(new ClippingDistortion(30, 30), Waveform.of(ramp, 8000));
    for (int i = 0; i < 100; i++) {
      assertEquals(Math.max(-70, Math.min(70, ramp[i])), clipped.sample(i));
    }
    assertEquals(signal(50, 1), augment(new ClippingDistortion(0, 0), signal(50, 1)));
  }

  @Test
  void polarityTurnsOverAndBack() {
    Waveform take = signal(50, 1);
    assertEquals(-take.sample(7), augment(new PolarityInversion(), take).sample(7));
    assertEquals(take, augment(Compose.of(new PolarityInversion(), new PolarityInversion()), take));
  }

  /** Within 0.1 dB inside; outside at least 70 dB down from 150 and from 4250 Hz on. */
  @ParameterizedTest
  @CsvSource({
    "60, -70",
    "100, -70",
    "149, -70",
    "310, 0",
    "440, 0",
    "1000, 0",
    "3000, 0",
    "3390, 0",
    "4260, -70",
    "6000, -70",
    "10500, -70"
  })
  void theTelephoneBandPassesAndNothingElse(double hz, double expectedDb) {
    Waveform passed = augment(BandPassFilter.telephone(), Sounds.sine(hz, 20000));
    assertEquals(20000, passed.length());
    double level = db(Sounds.amplitude(passed, hz) + 1e-9);
    if (expectedDb == 0) {
      assertEquals(0, level, 0.1);
    } else {
      assertTrue(level <= expectedDb, hz + " Hz passes at " + level + " dB");
    }
  }

  /** Here the upper edge sets the slopes, 150 Hz wide. */
  @Test
  void aNarrowBandKeepsItsPromiseToo() {
    BandPassFilter narrow = new BandPassFilter(500, 500, 600, 600);
    for (double hz : new double[] {505, 550, 595}) {
      Waveform passed = augment(narrow, Sounds.sine(hz, 20000));
      assertEquals(0, db(Sounds.amplitude(passed, hz)), 0.1);
    }
    for (double hz : new double[] {200, 345, 755, 900, 8000}) {
      Waveform passed = augment(narrow, Sounds.sine(hz, 20000));
      assertTrue(db(Sounds.amplitude(passed, hz) + 1e-9) < -70, hz + " Hz passes");
    }
  }

  @Test
  void bandPassingDelaysNothing() {
    Waveform passed = augment(BandPassFilter.telephone(), Sounds.impulse(4001, 2000));
    for (int i = 1; i < 2000; i++) {
      assertEquals(passed.sample(2000 - i), passed.sample(2000 + i), 1e-7);
      assertTrue(Math.abs(passed.sample(2000 + i)) < passed.sample(2000));
    }
  }

  @Test
  void anEdgeAboveHalfTheRateIsNone() {
    Waveform passed = augment(new BandPassFilter(20, 20, 20000, 20000), Sounds.sine(10900, 20000));
    assertEquals(0, db(Sounds.amplitude(passed, 10900)), 0.1);
    Waveform none =
        augment(new BandPassFilter(15000, 15000, 20000, 20000), Sounds.sine(5000, 20000));
    assertEquals(0, none.peak(), 1e-7);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 500, 5000, 20000})
  void theImpulseItselfAsARoomChangesNothing(int length) throws IOException {
    Waveform take = signal(length, 3);
    Path file = wav(folder, "delta.wav", Sounds.impulse(300, 0));
    Waveform same = augment(new ApplyImpulseResponse(List.of(file)), take);
    assertArrayEquals(take.toArray(), same.toArray(), 1e-6f);
  }

  /** Block by block must equal the sum that defines it; the response is longer than a block. */
  @Test
  void aRoomIsTheConvolutionWithItsResponse() throws IOException {
    Waveform take = signal(9000, 3);
    Waveform response = signal(6000, 9);
    Path file = wav(folder, "room.wav", response);
    Waveform wet = augment(new ApplyImpulseResponse(List.of(file)), take);
    double scale = 1 / Math.sqrt(energy(response));
    for (int n = 0; n < take.length(); n += 97) {
      double sum = 0;
      for (int i = Math.max(0, n - 5999); i <= n; i++) {
        sum += (double) take.sample(i) * response.sample(n - i);
      }
      assertEquals(scale * sum, wet.sample(n), 1e-5);
    }
  }

  /** Energy still to come (M. Schroeder, 1965) falls by 60 dB in the time asked for. */
  @Test
  void reverberationDecaysInItsTime() {
    double rt60 = 0.8;
    Reverb reverb = new Reverb(rt60, rt60, 6, 6);
    Waveform response = augment(reverb, Sounds.impulse(2 * Sounds.RATE_HZ, 0));
    assertEquals(1, response.sample(0), 1e-6);
    Waveform tail = response.slice(1, response.length());
    assertEquals(6, -10 * Math.log10(energy(tail)), 1e-3);
    int[] times = {0, (int) (rt60 / 6 * Sounds.RATE_HZ), (int) (rt60 / 2 * Sounds.RATE_HZ)};
    double start = energy(tail);
    for (int time : times) {
      double left = energy(tail.slice(time, tail.length()));
      double expected = -60 * time / (rt60 * Sounds.RATE_HZ);
      assertEquals(expected, 10 * Math.log10(left / start), 0.5);
    }
  }

  @Test
  void parametersThatCannotWorkAreNamed() {
    assertRefused(
        "minGainDb is 7, it must not exceed maxGainDb, which is 6.5", () -> new Gain(7, 6.5));
    assertRefused("maxGainDb is 300, it must lie between -200 and 200", () -> new Gain(7, 300));
    assertRefused(
        "minSnrDb is NaN, it must lie between -200 and 200",
        () -> new AddGaussianSnr(Double.NaN, 3));
    assertRefused(
        "files is empty, it must hold at least one", () -> new AddBackgroundNoise(List.of(), 0, 3));
    assertRefused(
        "files is empty, it must hold at least one", () -> new ApplyImpulseResponse(List.of()));
    assertRefused("minRate is 0, it must lie between 0.1 and 10", () -> new TimeStretch(0, 1));
    assertRefused(
        "maxSemitones is 30, it must lie between -24 and 24", () -> new PitchShift(0, 30));
    assertRefused("minShift is -2, it must lie between -1 and 1", () -> new Shift(-2, 0, true));
    assertRefused("minSeconds is -1, it must lie between 0 and 3600", () -> new ClipMargins(-1, 2));
    assertRefused(
        "maxSeconds is Infinity, it must lie between 0 and 3600",
        () -> new RandomSlice(1, Double.POSITIVE_INFINITY));
    assertRefused(
        "minRt60Seconds is 0, it must lie between 0.01 and 10", () -> new Reverb(0, 1, 0, 10));
    assertRefused(
        "maxDirectToReverbDb is 101, it must lie between -40 and 100",
        () -> new Reverb(1, 1, 0, 101));
    assertRefused(
        "minHighHz is 200, it must lie between 300 and 100000",
        () -> new BandPassFilter(100, 300, 200, 400));
    assertRefused(
        "minLowHz is 0, it must lie between 10 and 100000",
        () -> new BandPassFilter(0, 300, 300, 400));
    assertRefused(
        "maxPercentileThreshold is 100, it must lie between 0 and 99",
        () -> new ClippingDistortion(0, 100));
    assertRefused("count is -1, it must lie between 0 and 1000", () -> new TimeMask(5, -1));
    assertRefused(
        "maxBands is -5, it must lie between 0 and 2147483647", () -> new FrequencyMask(-5, 1));
  }
}
