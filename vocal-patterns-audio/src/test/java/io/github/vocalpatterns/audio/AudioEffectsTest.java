package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.dsp.SpectralGate;
import io.github.vocalpatterns.audio.testing.TestSignals;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AudioEffectsTest {

  private static final int RATE = 16000;

  /** Sample n is n / 2¹⁵, so that a slice says where it comes from. */
  private static Waveform ramp(int length) {
    float[] samples = new float[length];
    for (int n = 0; n < length; n++) {
      samples[n] = n / 32768f;
    }
    return Waveform.of(samples, RATE);
  }

  private static List<Integer> starts(List<Waveform> slices) {
    return slices.stream().map(slice -> Math.round(slice.sample(0) * 32768)).toList();
  }

  @Test
  void effectsKeepTheSampleRate() {
    Waveform waveform = Waveform.of(TestSignals.signal(RATE, 8000, 1), RATE);
    assertEquals(RATE, AudioEffects.stretch(waveform, 2).sampleRateHz());
    assertEquals(4000, AudioEffects.stretch(waveform, 2).length());
    assertEquals(RATE, AudioEffects.pitchShift(waveform, 3).sampleRateHz());
    assertEquals(8000, AudioEffects.pitchShift(waveform, 3).length());
    assertEquals(RATE, AudioEffects.reduceNoise(waveform).sampleRateHz());
    assertEquals(8000, AudioEffects.reduceNoise(waveform).length());
  }

  @Test
  void slicesOverlapAndTheLastEndsWithTheRecording() {
    List<Waveform> slices = AudioEffects.slices(ramp(10000), 0.25, 0.125);
    assertEquals(List.of(0, 2000, 4000, 6000), starts(slices));
    List<Waveform> uneven = AudioEffects.slices(ramp(10001), 0.25, 0.125);
    assertEquals(List.of(0, 2000, 4000, 6000, 6001), starts(uneven));
    for (Waveform slice : uneven) {
      assertEquals(4000, slice.length());
    }
  }

  @Test
  void aClipShorterThanAWindowGivesOneWindow() {
    List<Waveform> slices = AudioEffects.slices(ramp(100), 0.25, 0.125);
    assertEquals(List.of(Waveform.of(Arrays.copyOf(ramp(100).toArray(), 4000), RATE)), slices);
    assertEquals(1, AudioEffects.slices(ramp(0), 0.25, 0.125).size());
    assertEquals(List.of(ramp(4000)), AudioEffects.slices(ramp(4000), 0.25, 0.125));
  }

  @Test
  void marginsAreTakenOffAndNoMarginTakesNothing() {
    assertEquals(ramp(8000).slice(1600, 4800), AudioEffects.clipMargins(ramp(8000), 0.1, 0.2));
    assertEquals(ramp(8000), AudioEffects.clipMargins(ramp(8000), 0, 0));
    assertEquals(ramp(0), AudioEffects.clipMargins(ramp(0), 0, 0));
    assertEquals(ramp(0), AudioEffects.clipMargins(ramp(0), 1, 1));
    assertMessage(
        "margins of 0.3 and 0.2 s leave nothing of Waveform[0.50 s, 16000 Hz]",
        () -> AudioEffects.clipMargins(ramp(8000), 0.3, 0.2));
    assertMessage("endSeconds is -1.0", () -> AudioEffects.clipMargins(ramp(8000), 0, -1));
  }

  @Test
  void fittingCutsTheEndOrAddsZeros() {
    assertEquals(ramp(8000).slice(0, 1600), AudioEffects.fit(ramp(8000), 0.1));
    float[] longer = AudioEffects.fit(ramp(8000), 1).toArray();
    assertArrayEquals(Arrays.copyOf(ramp(8000).toArray(), 16000), longer);
    assertEquals(0, AudioEffects.fit(ramp(8000), 0).length());
    assertMessage("durationSeconds is NaN", () -> AudioEffects.fit(ramp(1), Double.NaN));
    assertMessage("durationSeconds is 1.0E9", () -> AudioEffects.fit(ramp(1), 1e9));
  }

  @Test
  void silenceThroughoutIsNotTrimmed() {
    Waveform silence = Waveform.of(new float[3000], RATE);
    assertEquals(silence, AudioEffects.trim(silence, 60));
    assertEquals(3000, AudioEffects.soundingRange(silence, 60).length());
    assertEquals(List.of(new SampleRange(0, 3000)), AudioEffects.split(silence, 60));
    Waveform nothing = Waveform.of(new float[0], RATE);
    assertEquals(nothing, AudioEffects.trim(nothing, 60));
    assertEquals(List.of(new SampleRange(0, 0)), AudioEffects.split(nothing, 60));
  }

  @Test
  void whatCannotWorkIsNamed() {
    Waveform waveform = ramp(100);
    assertMessage("from is 3 and to is 2", () -> new SampleRange(3, 2));
    assertMessage("from is -1", () -> new SampleRange(-1, 2));
    assertMessage("topDb is 0.0", () -> AudioEffects.trim(waveform, 0));
    assertMessage("topDb is NaN", () -> AudioEffects.split(waveform, Double.NaN));
    assertMessage("windowSeconds 0.0", () -> AudioEffects.slices(waveform, 0, 1));
    assertMessage("stepSeconds 1.0E-9", () -> AudioEffects.slices(waveform, 1, 1e-9));
    Waveform noise = Waveform.of(new float[100], 8000);
    assertMessage(
        "the noise has 8000 Hz",
        () -> AudioEffects.reduceNoise(waveform, noise, SpectralGate.DEFAULT));
  }

  private static void assertMessage(String part, Executable call) {
    String message = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(message.contains(part), message);
  }
}
