package io.github.vocalpatterns.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.pitch.Note;
import io.github.vocalpatterns.music.HeardMelody.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeardMelodyTest {

  private static final int[] MAJOR_UP_DOWN = {
    0, 2, 4, 5, 7, 9, 11, 12, 11, 9, 7, 5, 4, 2, 0,
  };

  @Test
  void aMajorScaleIsDescribedAsATeacherWould() {
    HeardMelody melody = melody(54, 0.5, 0, MAJOR_UP_DOWN);
    assertEquals(Optional.of(new Key(6, Mode.MAJOR)), melody.key());
    assertEquals("F# major", melody.key().orElseThrow().toString());
    assertEquals(Direction.ARCH, melody.direction());
    assertEquals(14, melody.steps());
    assertEquals(0, melody.leaps());
    assertEquals(12, melody.rangeSemitones(), 1e-9);
    assertEquals(120, melody.notesPerMinute(), 1e-9);
    assertEquals(0, melody.intonationCents(), 1e-9);
  }

  @Test
  void anArpeggioIsLeapsThroughAChord() {
    HeardMelody melody = melody(60, 0.4, 0, 0, 3, 7, 12, 7, 3, 0);
    assertEquals(Optional.of(new Key(0, Mode.MINOR_TRIAD)), melody.key());
    assertEquals(6, melody.leaps());
    assertEquals(MelodicMotion.Kind.LEAPS, melody.motion().kind());
  }

  /**
   * Sung from the tonic to the tonic, each mode is the one that holds these notes and no others.
   */
  @ParameterizedTest
  @EnumSource(Mode.class)
  void everyModeIsRecognisedFromItsOwnNotes(Mode mode) {
    int[] notes = new int[mode.semitones().size() + 1];
    for (int i = 0; i < mode.semitones().size(); i++) {
      notes[i] = mode.semitones().get(i);
    }
    notes[notes.length - 1] = 12;
    List<Note> sung = notes(57, 0.5, 0, notes);
    int[] semitones = sung.stream().mapToInt(Note::midiNumber).toArray();
    assertEquals(Optional.of(new Key(9, mode)), Key.of(sung, semitones, mode.isChord()));
  }

  @Test
  void directionsAreTold() {
    assertEquals(Direction.RISING, melody(60, 0.5, 0, 0, 2, 4, 5, 7).direction());
    assertEquals(Direction.FALLING, melody(60, 0.5, 0, 7, 5, 4, 2, 0).direction());
    assertEquals(Direction.VALLEY, melody(60, 0.5, 0, 7, 5, 4, 2, 0, 2, 4).direction());
    assertEquals(Direction.WINDING, melody(60, 0.5, 0, 0, 4, 2, 5, 4, 7).direction());
  }

  /** The whole take may stand between the keys of a piano; that is tuning, not intonation. */
  @Property(tries = 50)
  void transposingByAnyIntervalChangesKeyAndTuningAlone(
      @ForAll @IntRange(min = 40, max = 70) int tonic,
      @ForAll @DoubleRange(min = -0.45, max = 0.45) double tuning) {
    HeardMelody melody = melody(tonic, 0.5, tuning, MAJOR_UP_DOWN);
    assertEquals(Optional.of(new Key(tonic % 12, Mode.MAJOR)), melody.key());
    assertEquals(100 * tuning, melody.tuningCents(), 1e-6);
    assertEquals(0, melody.intonationCents(), 1e-6);
    assertEquals(12, melody.rangeSemitones(), 1e-9);
  }

  /** Thirty cents lower at the end than at the start, evenly. */
  @Test
  void aSingerWhoFlattensDrifts() {
    List<Note> notes = new ArrayList<>();
    List<Note> pure = notes(60, 0.5, 0, MAJOR_UP_DOWN);
    for (int i = 0; i < pure.size(); i++) {
      Note note = pure.get(i);
      notes.add(note(note.onsetSeconds(), 0.5, note.midiNumber() - 0.3 * i / (pure.size() - 1)));
    }
    HeardMelody melody = HeardMelody.of(motion(notes, MelodicMotion.Kind.STEPS));
    assertEquals(-30, melody.driftCents(), 1e-6);
    assertEquals(-15, melody.tuningCents(), 1);
    assertTrue(melody.intonationCents() > 5 && melody.intonationCents() < 10, melody.toString());
  }

  @Test
  void oneIsNotCalledMany() {
    assertTrue(melody(60, 0.4, 0, 0, 2).toString().startsWith("2 notes, 1 step and 0 leaps, "));
    assertTrue(melody(60, 0.4, 0, 0, 7).toString().startsWith("2 notes, 0 steps and 1 leap, "));
  }

  @Test
  void nothingHeardIsDescribedAsNothing() {
    HeardMelody melody = HeardMelody.of(Waveform.of(new float[22050], 22050));
    assertEquals(0, melody.motion().notes().size());
    assertEquals(Optional.empty(), melody.key());
    assertEquals(0, melody.steps() + melody.leaps());
    assertEquals(0, melody.notesPerMinute());
    assertEquals(0, melody.intonationCents());
  }

  private static HeardMelody melody(int tonic, double seconds, double tuning, int... semitones) {
    List<Note> notes = notes(tonic, seconds, tuning, semitones);
    boolean leaps = semitones[1] - semitones[0] > 2;
    return HeardMelody.of(
        motion(notes, leaps ? MelodicMotion.Kind.LEAPS : MelodicMotion.Kind.STEPS));
  }

  private static MelodicMotion motion(List<Note> notes, MelodicMotion.Kind kind) {
    return new MelodicMotion(kind, notes, 1, kind == MelodicMotion.Kind.LEAPS ? 1 : 0);
  }

  private static List<Note> notes(int tonic, double seconds, double tuning, int... semitones) {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < semitones.length; i++) {
      notes.add(note(i * seconds, 0.9 * seconds, tonic + semitones[i] + tuning));
    }
    return notes;
  }

  private static Note note(double onset, double seconds, double midi) {
    int nearest = (int) Math.rint(midi);
    double hz = 440 * Math.pow(2, (midi - 69) / 12);
    return new Note(onset, seconds, hz, nearest, 100 * (midi - nearest));
  }
}
