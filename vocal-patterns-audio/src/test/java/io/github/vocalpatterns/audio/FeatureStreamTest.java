package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.dsp.PadMode;
import io.github.vocalpatterns.audio.testing.TestSignals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FeatureStreamTest {

  private static AudioFeatures features(int fftSize, int hop, PadMode padMode) {
    return AudioFeatures.of(
        FeatureSpec.DEFAULT.toBuilder()
            .sampleRateHz(8000)
            .fftSize(fftSize)
            .hopLength(hop)
            .padMode(padMode)
            .bands(6)
            .build());
  }

  @Provide
  Arbitrary<Integer> rates() {
    return Arbitraries.of(8000, 8000, 8000, 11025, 16000, 22050, 44056, 4000);
  }

  /**
   * Odd frames, hops longer than a frame, recordings shorter than half a frame, and padding that
   * mirrors what has not come yet.
   */
  @Property(tries = 300)
  void aStreamGivesTheFramesOfTheWholeWhereverItIsCut(
      @ForAll @IntRange(min = 2, max = 300) int fftSize,
      @ForAll @IntRange(min = 1, max = 400) int hop,
      @ForAll PadMode padMode,
      @ForAll("rates") int rate,
      @ForAll @Size(max = 10) List<@IntRange(max = 900) Integer> chunks,
      @ForAll @IntRange(max = 1000) int seed) {
    int length = chunks.stream().mapToInt(Integer::intValue).sum();
    float[] samples = TestSignals.signal(rate, length, seed);
    AudioFeatures features = features(fftSize, hop, padMode);
    FeatureStream stream = features.stream(rate);
    List<Spectrogram> parts = new ArrayList<>();
    int from = 0;
    for (int chunk : chunks) {
      parts.add(stream.push(Arrays.copyOfRange(samples, from, from + chunk)));
      from += chunk;
    }
    parts.add(stream.finish());
    Spectrogram whole = features.melSpectrogram(Waveform.of(samples, rate));
    assertEquals(whole, joined(parts));
    Spectrogram decibels = Decibels.ofPower(whole, 1, 1e-10, Double.POSITIVE_INFINITY);
    parts.replaceAll(part -> Decibels.ofPower(part, 1, 1e-10, Double.POSITIVE_INFINITY));
    assertEquals(decibels, joined(parts));
  }

  private static Spectrogram joined(List<Spectrogram> parts) {
    int bands = parts.get(0).bands();
    int frames = parts.stream().mapToInt(Spectrogram::frames).sum();
    float[] values = new float[bands * frames];
    int at = 0;
    for (Spectrogram part : parts) {
      for (int band = 0; band < bands; band++) {
        for (int t = 0; t < part.frames(); t++) {
          values[band * frames + at + t] = part.at(band, t);
        }
      }
      at += part.frames();
    }
    return Spectrogram.of(values, bands, frames);
  }

  @Test
  void aFrameComesOutAsSoonAsItsLastSampleIsThere() {
    FeatureStream stream = features(256, 64, PadMode.ZERO).stream(8000);
    assertEquals(0, stream.push(new float[127]).frames());
    assertEquals(1, stream.push(new float[1]).frames());
    assertEquals(0, stream.push(new float[63]).frames());
    assertEquals(1, stream.push(new float[1]).frames());
    assertEquals(2, stream.finish().frames());
  }

  /** A hundred more seconds of sound leave no more behind than the first twenty. */
  @Test
  void whatIsHeldDoesNotGrow() {
    FeatureStream stream = features(512, 8192, PadMode.ZERO).stream(44100);
    float[] second = TestSignals.signal(44100, 44100, 1);
    long frames = 0;
    for (int i = 0; i < 20; i++) {
      frames += stream.push(second).frames();
    }
    long before = retained();
    for (int i = 0; i < 100; i++) {
      frames += stream.push(second).frames();
    }
    long after = retained();
    frames += stream.finish().frames();
    assertEquals(1 + 120 * 8000 / 8192, frames);
    assertTrue(after - before < 2_000_000, "grew by " + (after - before) + " bytes");
  }

  /** 100 s are 17 MB of floats at 44.1 kHz and 3 MB at 8 kHz. */
  private static long retained() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void aSampleThatIsNotFiniteIsNamedAndNothingTaken() {
    FeatureStream stream = features(256, 64, PadMode.ZERO).stream(8000);
    float[] chunk = new float[200];
    chunk[150] = Float.NaN;
    String message =
        assertThrows(IllegalArgumentException.class, () -> stream.push(chunk)).getMessage();
    assertTrue(message.contains("sample 150 of the chunk is NaN"), message);
    assertEquals(1, stream.finish().frames());
  }

  @Test
  void aFinishedStreamTakesNoMore() {
    FeatureStream stream = features(256, 64, PadMode.ZERO).stream(8000);
    stream.finish();
    assertThrows(IllegalStateException.class, () -> stream.push(new float[1]));
    assertThrows(IllegalStateException.class, stream::finish);
  }
}
