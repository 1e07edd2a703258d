package io.github.vocalpatterns.audio.augment;

import static io.github.vocalpatterns.audio.augment.Sounds.RATE_HZ;
import static io.github.vocalpatterns.audio.augment.Sounds.amplitude;
import static io.github.vocalpatterns.audio.augment.Sounds.augment;
import static io.github.vocalpatterns.audio.augment.Sounds.db;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PitchAndTempoTest {

  private static final double[][] FORMANTS = {{650, 80}, {1080, 90}, {2650, 120}, {3400, 160}};

  /** The loudest frequency within 20 cents of {@code expectedHz}, in cents from it. */
  private static double centsFrom(double expectedHz, Waveform waveform) {
    double best = 0;
    double loudest = -1;
    for (double cents = -20; cents <= 20; cents++) {
      double level = amplitude(waveform, expectedHz * Math.pow(2, cents / 1200));
      if (level > loudest) {
        loudest = level;
        best = cents;
      }
    }
    return best;
  }

  @ParameterizedTest
  @CsvSource({
    "-4, false", "-2.5, false", "1, false", "4, false",
    "-4, true", "-2.5, true", "1, true", "4, true"
  })
  void pitchMovesBySoManySemitonesAndTheLengthStays(double semitones, boolean keepFormants) {
    Waveform tone = Sounds.sine(220, 30000);
    Waveform shifted = augment(new PitchShift(semitones, semitones, keepFormants), tone);
    assertEquals(tone.length(), shifted.length());
    assertEquals(0, centsFrom(220 * Math.pow(2, semitones / 12), shifted), 5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.8, 0.93, 1, 1.25})
  void tempoChangesTheLengthAndThePitchStays(double rate) {
    Waveform tone = Sounds.sine(220, 30000);
    Waveform stretched = augment(new TimeStretch(rate, rate), tone);
    assertEquals(Math.rint(30000 / rate), stretched.length());
    assertEquals(0, centsFrom(220, stretched), 5);
  }

  /** A clip's events come at the new tempo: three bursts, a second apart. */
  @Test
  void eventsMoveWithTheTempo() {
    float[] bursts = new float[3 * RATE_HZ];
    for (int i = 0; i < bursts.length; i++) {
      boolean on = i % RATE_HZ < 2205;
      bursts[i] = on ? (float) Math.sin(2 * Math.PI * 500 * i / RATE_HZ) : 0;
    }
    Waveform slow = augment(new TimeStretch(0.8, 0.8), Waveform.of(bursts, RATE_HZ));
    int period = (int) (RATE_HZ / 0.8);
    double on = Sounds.energy(slow.slice(period, period + 2756));
    double off = Sounds.energy(slow.slice(period + 8000, 2 * period - 4000));
    assertTrue(on > 1000 * off, on + " over " + off);
  }

  private static double formantGain(double hz) {
    double gain = 1;
    for (double[] formant : FORMANTS) {
      double centre = formant[0] * formant[0] + formant[1] * formant[1] / 4;
      double re = centre - hz * hz;
      gain *= centre / Math.hypot(re, formant[1] * hz);
    }
    return gain;
  }

  private static Waveform vowel(double pitchHz) {
    float[] samples = new float[30000];
    for (int k = 1; k * pitchHz < 8000; k++) {
      double gain = 0.02 * formantGain(k * pitchHz);
      for (int i = 0; i < samples.length; i++) {
        samples[i] += (float) (gain * Math.sin(2 * Math.PI * k * pitchHz * i / RATE_HZ + k * k));
      }
    }
    return Waveform.of(samples, RATE_HZ);
  }

  /** RMS of the harmonics' distance from the vowel's formants, in dB, whatever the level. */
  private static double envelopeErrorDb(Waveform waveform, double pitchHz) {
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int k = 1; k * pitchHz < 4000; k++) {
      double error = db(amplitude(waveform, k * pitchHz)) - db(formantGain(k * pitchHz));
      sum += error;
      squares += error * error;
      count++;
    }
    return Math.sqrt(squares / count - (sum / count) * (sum / count));
  }

  @ParameterizedTest
  @CsvSource({"110, 4", "110, -4", "150, 4", "150, -4", "220, 4", "220, -4", "330, 3", "330, -3"})
  void formantsStayWhereTheyAreIfAsked(double pitchHz, double semitones) {
    Waveform sung = vowel(pitchHz);
    double shiftedHz = pitchHz * Math.pow(2, semitones / 12);
    assertEquals(0, envelopeErrorDb(sung, pitchHz), 0.1);
    Waveform moved = augment(new PitchShift(semitones, semitones), sung);
    Waveform kept = augment(new PitchShift(semitones, semitones, true), sung);
    double movedError = envelopeErrorDb(moved, shiftedHz);
    double keptError = envelopeErrorDb(kept, shiftedHz);
    assertTrue(movedError > 7, "a plain shift keeps them within " + movedError);
    assertTrue(keptError < 3, "they are off by " + keptError);
  }

  /** Noise has no pitch to find an envelope by; its bands' tops jump about. */
  @Test
  void keepingTheFormantsOfNoiseKeepsItsLevel() {
    float[] noise = new float[20000];
    double[] gaussian = GaussianNoise.of(1, noise.length);
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) gaussian[i];
    }
    Waveform take = Waveform.of(noise, RATE_HZ);
    Waveform moved = augment(new PitchShift(2, 2), take);
    Waveform kept = augment(new PitchShift(2, 2, true), take);
    assertEquals(0, 10 * Math.log10(Sounds.energy(kept) / Sounds.energy(moved)), 1);
  }
}
