package io.github.vocalpatterns.stress;

import io.github.vocalpatterns.audio.Waveform;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Recordings of mixed lengths and rates, some too short or silent to be judged. */
final class Recordings {

  private static final int[] RATES_HZ = {16_000, 22_050, 44_100};
  private static final double LONGEST_SECONDS = 8;

  /** Steps of a scale, of a triad and of no exercise, in semitones. */
  private static final int[][] TUNES = {
    {0, 2, 4, 5, 7, 9, 11, 12}, {0, 4, 7, 12, 7, 4, 0, 4}, {0, 0, 1, 0, 0, 1, 0, 0}
  };

  private Recordings() {}

  /** Always the same {@code count} recordings. */
  static List<Waveform> mixed(int count) {
    SplittableRandom random = new SplittableRandom(7);
    List<Waveform> recordings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Many short ones and a few long ones.
      double seconds = LONGEST_SECONDS * Math.pow(random.nextDouble(), 4) + 0.2;
      int rateHz = RATES_HZ[random.nextInt(RATES_HZ.length)];
      double loudness = i % 16 == 15 ? 0 : Math.pow(10, -2 * random.nextDouble());
      int[] tune = TUNES[random.nextInt(TUNES.length)];
      recordings.add(sung(seconds, rateHz, loudness, tune, random));
    }
    return List.copyOf(recordings);
  }

  private static Waveform sung(
      double seconds, int rateHz, double loudness, int[] tune, SplittableRandom random) {
    float[] samples = new float[(int) (seconds * rateHz)];
    double lowHz = 110 * Math.pow(2, 2 * random.nextDouble());
    double phase = 0;
    for (int i = 0; i < samples.length; i++) {
      int note = (int) ((long) i * tune.length / samples.length);
      double vibrato = 0.3 * Math.sin(2 * Math.PI * 5.5 * i / rateHz);
      phase += 2 * Math.PI * lowHz * Math.pow(2, (tune[note] + vibrato) / 12) / rateHz;
      double value = 0;
      for (int harmonic = 1; harmonic <= 5; harmonic++) {
        value += Math.sin(harmonic * phase) / harmonic;
      }
      samples[i] = (float) (loudness * (0.3 * value + 0.01 * (random.nextDouble() - 0.5)));
    }
    return Waveform.of(samples, rateHz);
  }
}
