package io.github.vocalpatterns.synthesis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.VocalPattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pitches that a take claims are looked for in its sound, by autocorrelation. */
class GroundTruthTest {

  private static final ExerciseSynthesizer SYNTHESIZER = ExerciseSynthesizer.of(5);

  @ParameterizedTest
  @EnumSource(
      value = VocalPattern.class,
      names = {"SCALE", "ARPEGGIO"})
  void straightTakesSoundTheirNotes(VocalPattern pattern) {
    int checked = 0;
    int right = 0;
    for (int index = 0; checked < 300; index++) {
      SyntheticTake take = SYNTHESIZER.dry(index, pattern);
      if (!take.technique().equals("straight")) {
        continue;
      }
      float[] samples = take.waveform().toArray();
      for (SungNote note : take.notes()) {
        if (note.durationSeconds() < 0.35) {
          continue;
        }
        double centre = note.onsetSeconds() + 0.7 * note.durationSeconds();
        double found = midiNear(samples, centre, note.midiPitch());
        right += Math.abs(found - note.midiPitch()) < 0.5 ? 1 : 0;
        checked++;
      }
    }
    // Waver and overshoot stay within half a semitone, a note misplaced in time or pitch would not.
    // Voices crack, but rarely.
    assertTrue(right >= 0.98 * checked, right + " of " + checked + " notes where they should be");
  }

  @Test
  void theDetectorKnowsAWrongPitch() {
    SyntheticTake take = SYNTHESIZER.dry(1, VocalPattern.SCALE);
    SungNote note = take.notes().get(0);
    double centre = note.onsetSeconds() + 0.7 * note.durationSeconds();
    double found = midiNear(take.waveform().toArray(), centre, note.midiPitch() + 1.5);

    assertTrue(Math.abs(found - note.midiPitch() - 1.5) > 0.5);
  }

  /** The pitch within three semitones of {@code midi} at which the sound repeats itself best. */
  private static double midiNear(float[] samples, double centreSeconds, double midi) {
    double best = -2;
    double bestMidi = Double.NaN;
    int window = 2048;
    int from = (int) (centreSeconds * ExerciseSynthesizer.SAMPLE_RATE_HZ) - window / 2;
    for (double candidate = midi - 3; candidate <= midi + 3; candidate += 0.05) {
      double hertz = 440 * Math.pow(2, (candidate - 69) / 12);
      double lag = ExerciseSynthesizer.SAMPLE_RATE_HZ / hertz;
      double correlation = correlation(samples, from, window, lag);
      if (correlation > best) {
        best = correlation;
        bestMidi = candidate;
      }
    }
    return bestMidi;
  }

  private static double correlation(float[] samples, int from, int window, double lag) {
    int whole = (int) lag;
    double part = lag - whole;
    double product = 0;
    double here = 1e-12;
    double there = 1e-12;
    for (int i = from; i < from + window; i++) {
      int j = i + whole;
      if (i < 0 || j + 1 >= samples.length) {
        continue;
      }
      double later = samples[j] * (1 - part) + samples[j + 1] * part;
      product += samples[i] * later;
      here += samples[i] * samples[i];
      there += later * later;
    }
    return product / Math.sqrt(here * there);
  }
}
