package io.github.vocalpatterns.synthesis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.pitch.PitchSpec;
import io.github.vocalpatterns.audio.pitch.PitchTrack;
import io.github.vocalpatterns.audio.pitch.PitchTracker;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The library's own pitch tracker, which knows nothing of synthesis, hears what takes claim. */
class HeardNotesTest {

  private static final PitchTracker TRACKER = PitchTracker.pyin(PitchSpec.DEFAULT);

  /** Whispers have no pitch, fry and trillo more than one, laughter and speech claim no notes. */
  @ParameterizedTest
  @EnumSource(
      value = Technique.class,
      names = {
        "NATURAL",
        "STRAIGHT",
        "VIBRATO",
        "BELT",
        "FORTE",
        "PIANO",
        "BREATHY",
        "LIP_TRILL",
        "HUMMED",
        "FALSETTO"
      })
  void theNotesOfCleanTakesAreHeardWithinASemitone(Technique technique) {
    ExerciseSynthesizer synthesizer = ExerciseSynthesizer.of(11);
    int heard = 0;
    int sung = 0;
    for (int index = 0; sung < 60; index++) {
      SyntheticTake take = synthesizer.dry(index, VocalPattern.SCALE);
      if (!take.technique().equals(technique.label())) {
        continue;
      }
      PitchTrack track = TRACKER.track(take.waveform());
      for (SungNote note : take.notes()) {
        if (note.durationSeconds() >= 0.3) {
          sung++;
          double error = Math.IEEEremainder(middle(track, note) - note.midiPitch(), 12);
          heard += Math.abs(error) < 0.6 ? 1 : 0;
        }
      }
    }

    // The tracker's octave errors do not count; cracks of the voice may hide a few.
    assertTrue(heard >= 0.85 * sung, heard + " of " + sung + " notes heard");
  }

  /** An instrument claims its notes as well. */
  @Test
  void instrumentsSoundTheirNotes() {
    ExerciseSynthesizer synthesizer = ExerciseSynthesizer.of(12);
    int heard = 0;
    int played = 0;
    for (int index = 0; played < 40; index++) {
      SyntheticTake take = synthesizer.dry(index, VocalPattern.OTHER);
      if (!take.kind().equals("instrument") || take.exercise().equals("guitar")) {
        continue;
      }
      PitchTrack track = TRACKER.track(take.waveform());
      for (SungNote note : take.notes()) {
        if (note.durationSeconds() >= 0.25 && note.midiPitch() < 85) {
          played++;
          heard += Math.abs(middle(track, note) - note.midiPitch()) < 0.6 ? 1 : 0;
        }
      }
    }

    assertTrue(heard >= 0.85 * played, heard + " of " + played + " notes heard");
  }

  /** Median pitch of the second half of {@code note}, NaN where most of it has none. */
  private static double middle(PitchTrack track, SungNote note) {
    double[] f0 = track.f0Hz();
    int from = (int) ((note.onsetSeconds() + 0.45 * note.durationSeconds()) / track.hopSeconds());
    int to = (int) ((note.onsetSeconds() + 0.95 * note.durationSeconds()) / track.hopSeconds());
    double[] midi =
        Arrays.stream(f0, from, Math.min(f0.length, to))
            .filter(hertz -> hertz > 0)
            .map(hertz -> 69 + 12 * Math.log(hertz / 440) / Math.log(2))
            .sorted()
            .toArray();
    return midi.length == 0 ? Double.NaN : midi[midi.length / 2];
  }
}
