package io.github.vocalpatterns.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The parts that make sound, each against what its theory says. */
class SoundTest {

  private static final int RATE = Controls.SAMPLE_RATE_HZ;

  @Test
  void glottalPulsesHoldNoHarmonicPastHalfTheSampleRate() {
    for (double hertz = 40; hertz < 1400; hertz *= 1.19) {
      float[] table = GlottalPulse.of(0.6).table(hertz);
      int first = (int) Math.ceil(RATE / 2.0 / hertz);
      for (int harmonic = first; harmonic < first + 20; harmonic++) {
        assertEquals(0, amplitude(table, GlottalPulse.LENGTH, harmonic), 1e-5, hertz + " Hz");
      }
    }
  }

  /** t²(q − t) is smooth but for the closing: its derivative falls by 6 dB an octave. */
  @Test
  void glottalPulsesFallBySixDecibelsAnOctave() {
    float[] table = GlottalPulse.of(0.5).table(40);
    double low = 0;
    double high = 0;
    for (int harmonic = 20; harmonic < 40; harmonic++) {
      low += Math.pow(amplitude(table, GlottalPulse.LENGTH, harmonic), 2);
    }
    for (int harmonic = 80; harmonic < 160; harmonic++) {
      high += Math.pow(amplitude(table, GlottalPulse.LENGTH, harmonic), 2);
    }

    // Mean power a harmonic, two octaves apart.
    assertEquals(-12, 10 * Math.log10(high / 80 / (low / 20)), 1);
  }

  @Test
  void resonatorsPassZeroHertzAsItIsAndRingAtTheirOwnFrequency() {
    Resonator resonator = new Resonator();
    resonator.tune(700, 80);
    float[] step = new float[RATE];
    Arrays.fill(step, 1);
    resonator.run(step);
    assertEquals(1, step[RATE - 1], 1e-3);

    resonator = new Resonator();
    resonator.tune(700, 80);
    float[] impulse = new float[RATE];
    impulse[0] = 1;
    resonator.run(impulse);
    assertTrue(amplitude(impulse, RATE, 700) > 2 * amplitude(impulse, RATE, 600));
    assertTrue(amplitude(impulse, RATE, 700) > 2 * amplitude(impulse, RATE, 800));
  }

  /** A feedback network that gained by a hair would blow up on some seeds only. */
  @Test
  void roomsDieAway() {
    for (int seed = 0; seed < 40; seed++) {
      Chance chance = Chance.of(9, seed);
      float[] samples = new float[3 * RATE];
      samples[0] = 1;
      Room.draw(chance).apply(samples, chance);
      double early = energy(samples, 0, RATE / 2);
      double late = energy(samples, 2 * RATE, 3 * RATE);

      // The longest reverberation time is 1.4 s: 60 dB in that, so over 60 dB from 0.25 s to 2 s.
      assertTrue(late < 1e-6 * early, "seed " + seed);
    }
  }

  @Test
  void everyColourOfNoiseIsAboutAsLoud() {
    for (int seed = 0; seed < 20; seed++) {
      Noise noise = Noise.draw(Chance.of(3, seed));
      float[] samples = new float[10 * RATE];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = noise.next();
      }
      double rms = Math.sqrt(energy(samples, 0, samples.length) / samples.length);
      assertTrue(rms > 0.4 && rms < 2.5, "rms " + rms + " of seed " + seed);
    }
  }

  @Test
  void chanceIsUniformAndItsStreamsDiffer() {
    Chance chance = Chance.of(1, 1);
    int[] counts = new int[10];
    for (int i = 0; i < 10000; i++) {
      counts[chance.below(10)]++;
    }
    for (int count : counts) {
      assertEquals(1000, count, 150);
    }
    double[] firsts = new double[100];
    for (int index = 0; index < 100; index++) {
      firsts[index] = Chance.of(1, index).uniform();
    }
    assertEquals(100, Arrays.stream(firsts).distinct().count());
    assertEquals(0.5, Arrays.stream(firsts).average().orElseThrow(), 0.1);
  }

  private static double energy(float[] samples, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += samples[i] * samples[i];
    }
    return sum;
  }

  /** Of the sinusoid with {@code cycles} periods in the first {@code length} samples. */
  private static double amplitude(float[] samples, int length, int cycles) {
    double real = 0;
    double imaginary = 0;
    for (int n = 0; n < length; n++) {
      double angle = 2 * Math.PI * ((long) cycles * n % length) / length;
      real += samples[n] * Math.cos(angle);
      imaginary += samples[n] * Math.sin(angle);
    }
    return 2 * Math.hypot(real, imaginary) / length;
  }
}
