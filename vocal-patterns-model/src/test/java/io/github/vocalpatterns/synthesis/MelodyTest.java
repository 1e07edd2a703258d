package io.github.vocalpatterns.synthesis;

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
