package io.github.vocalpatterns.synthesis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MelodyTest {

  @Test
  void scalesMoveByStep() {
    for (int i = 0; i < 2000; i++) {
      Melody melody = ScalePatterns.draw(Chance.of(1, i));
      if (melody.kind().contains(" in ")) {
        continue;
      }
      List<Note> notes = melody.notes();
      double widest =
          melody.name().contains("pentatonic") || melody.name().contains("harmonic") ? 3 : 2;
      for (int n = 1; n < notes.size(); n++) {
        if (!notes.get(n).silent() && !notes.get(n - 1).silent()) {
          double interval = Math.abs(notes.get(n).semitones() - notes.get(n - 1).semitones());
          assertTrue(interval <= widest, melody.toString());
        }
      }
    }
  }

  /** 1-3-2-4-3-5 and back by the same thirds. */
  @Test
  void scalesInThirdsAlternateThirdsAndSteps() {
    int checked = 0;
    for (int i = 0; checked < 20; i++) {
      Melody melody = ScalePatterns.draw(Chance.of(6, i));
      if (!melody.kind().equals("octave scale in thirds") || melody.notes().size() > 13) {
        continue;
      }
      List<Note> notes = melody.notes();
      for (int n = 1; n < notes.size(); n++) {
        double interval = Math.abs(notes.get(n).semitones() - notes.get(n - 1).semitones());
        assertTrue(n % 2 == 0 ? interval <= 3 : interval >= 3 && interval <= 4, melody.toString());
      }
      checked++;
    }
  }

  /** Whatever goes wrong before, in the end the exercise is sung. */
  @Test
  void mishapsLeaveTheExerciseWhole() {
    Melody exercise = melody(0, 4, 7, 12, 7, 4, 0);
    int changed = 0;
    for (int i = 0; i < 500; i++) {
      Melody sung = Mishaps.befall(exercise, false, Chance.of(7, i));
      changed += sung.equals(exercise) ? 0 : 1;
      List<Double> pitches =
          sung.notes().stream().filter(note -> !note.silent()).map(Note::semitones).toList();
      int next = 0;
      for (int n = pitches.size() - 1; n >= 0 && next < exercise.notes().size(); n--) {
        Note wanted = exercise.notes().get(exercise.notes().size() - 1 - next);
        next += pitches.get(n) == wanted.semitones() ? 1 : 0;
      }
      assertTrue(next == exercise.notes().size(), sung.toString());
    }
    assertTrue(changed > 50 && changed < 250, changed + " of 500 changed");
  }

  @Test
  void solfegeCallsEachDegreeByItsName() {
    assertEquals(Solfege.DO, Solfege.of(12));
    assertEquals(Solfege.SOL, Solfege.of(-5));
    assertEquals(Solfege.MI, Solfege.of(3));
  }

  @Test
  void arpeggiosHoldNoRunOfSteps() {
    for (int i = 0; i < 2000; i++) {
      Melody melody = ArpeggioPatterns.draw(Chance.of(2, i));
      List<Note> notes = melody.notes();
      for (int n = 2; n < notes.size(); n++) {
        double first = notes.get(n - 1).semitones() - notes.get(n - 2).semitones();
        double second = notes.get(n).semitones() - notes.get(n - 1).semitones();
        boolean run = Math.abs(first) <= 2 && Math.abs(second) <= 2 && first * second > 0;
        boolean silent =
            notes.get(n).silent() || notes.get(n - 1).silent() || notes.get(n - 2).silent();
        assertTrue(silent || !run, melody.toString());
      }
    }
  }

  /** A made-up tune that happened to be a scale would be a wrong label. */
  @Test
  void madeUpTunesAreNoExercises() {
    for (int i = 0; i < 500; i++) {
      assertFalse(TuneWriter.song(Chance.of(3, i)).resemblesExercise());
      assertFalse(TuneWriter.wandering(Chance.of(4, i)).resemblesExercise());
      assertFalse(TuneWriter.leaping(Chance.of(5, i)).resemblesExercise());
      assertFalse(SongWriter.line(Chance.of(6, i)).resemblesExercise());
    }
  }

  @Test
  void scalesAndArpeggiosOfAnOctaveResembleExercises() {
    assertTrue(melody(0, 2, 4, 5, 7, 9, 11, 12).resemblesExercise());
    assertTrue(melody(0, 4, 7, 12, 16, 12, 7, 4, 0).resemblesExercise());
    assertFalse(melody(0, 2, 0, 4, 0, 5, 0, 7).resemblesExercise());
  }

  @Test
  void everyTuneInTheBookCanBeSung() {
    for (int i = 0; i < TuneBook.size(); i++) {
      Melody tune = TuneBook.tune(i);
      assertTrue(tune.notes().size() >= 12, tune.name());
      assertTrue(tune.highest() - tune.lowest() <= 19, tune.name() + " spans too much");
    }
  }

  private static Melody melody(double... pitches) {
    List<Note> notes = Arrays.stream(pitches).mapToObj(pitch -> Note.of(pitch, 1)).toList();
    return new Melody("test", Melody.Delivery.EXERCISE, notes);
  }
}
