package io.github.vocalpatterns.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.pitch.Note;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MelodyTraitTest {

  private static final int[] SCALE = {60, 62, 64, 65, 67, 69, 71, 72, 71, 69, 67, 65, 64, 62, 60};
  private static final int[] ARPEGGIO = {48, 52, 55, 60, 55, 52, 48};

  /** The start of Frère Jacques, whose ends are one note. */
  private static final int[] TUNE = {60, 62, 64, 60, 64, 65, 67, 67, 69, 67, 65, 64, 60};

  private static MelodicMotion melody(int[] midiNumbers, double runShare, double leapShare) {
    List<Note> notes = new ArrayList<>();
    for (int midi : midiNumbers) {
      notes.add(note(notes.size(), midi));
    }
    return new MelodicMotion(MelodicMotion.Kind.FREE, notes, runShare, leapShare);
  }

  private static Note note(int index, double pitch) {
    int midi = (int) Math.rint(pitch);
    double frequencyHz = 440 * Math.pow(2, (pitch - 69) / 12);
    return new Note(0.5 * index, 0.4, frequencyHz, midi, 100 * (pitch - midi));
  }

  @Test
  void aScaleGoesByStepsInOneKeyAndIsItsOwnMirror() {
    MelodicMotion scale = melody(SCALE, 1, 0);
    assertEquals(1, MelodyTrait.STEPPED_WAY.of(scale));
    assertEquals(0, MelodyTrait.LEAPT_WAY.of(scale));
    assertEquals(1, MelodyTrait.STEPS.of(scale));
    assertEquals(1 / 14.0, MelodyTrait.TURNS.of(scale), 1e-12);
    assertEquals(1, MelodyTrait.KEY.of(scale), 1e-12);
    // C, E, G and B of two octaves: nine of fifteen notes.
    assertEquals(9 / 15.0, MelodyTrait.CHORD.of(scale), 1e-12);
    assertEquals(1, MelodyTrait.MIRRORED.of(scale));
    assertEquals(1, MelodyTrait.RETURNING.of(scale));
    assertEquals(0, MelodyTrait.AN_OCTAVE_ON.of(scale));
  }

  @Test
  void anArpeggioGoesByLeapsInOneChord() {
    MelodicMotion arpeggio = melody(ARPEGGIO, 1, 1);
    assertEquals(1, MelodyTrait.LEAPT_WAY.of(arpeggio));
    assertEquals(0, MelodyTrait.STEPS.of(arpeggio));
    assertEquals(0, MelodyTrait.WIDE_LEAPS.of(arpeggio));
    assertEquals(1, MelodyTrait.CHORD.of(arpeggio), 1e-12);
    MelodicMotion up = melody(new int[] {48, 52, 55, 60}, 1, 1);
    assertEquals(1, MelodyTrait.AN_OCTAVE_ON.of(up));
    assertEquals(0, MelodyTrait.RETURNING.of(up));
  }

  @Test
  void aTuneTurnsMoreOftenAndIsNoMirror() {
    MelodicMotion tune = melody(TUNE, 0.4, 0.1);
    assertTrue(MelodyTrait.TURNS.of(tune) > 0.2);
    assertTrue(MelodyTrait.MIRRORED.of(tune) < 0.6);
  }

  @Test
  void aVoiceThatIsNotInTuneWithAPianoHasTheSameTraits() {
    List<Note> sharp = new ArrayList<>();
    for (int midi : SCALE) {
      sharp.add(note(sharp.size(), midi + 0.45));
    }
    MelodicMotion scale = melody(SCALE, 0.9, 0.2);
    MelodicMotion raised = new MelodicMotion(MelodicMotion.Kind.FREE, sharp, 0.9, 0.2);
    for (MelodyTrait trait : MelodyTrait.values()) {
      assertEquals(trait.of(scale), trait.of(raised), 1e-12, trait.name());
    }
  }

  @Test
  void whereNothingWasSungNothingIsThere() {
    for (MelodyTrait trait : MelodyTrait.values()) {
      assertEquals(0, trait.of(melody(new int[0], 0, 0)), trait.name());
    }
  }

  @Property(tries = 200)
  void everyTraitLiesBetween0And1(
      @ForAll @Size(max = 40) List<@DoubleRange(min = 30, max = 90) Double> pitches,
      @ForAll @DoubleRange(min = 0, max = 1) double runShare,
      @ForAll @DoubleRange(min = 0, max = 1) double leapShare) {
    List<Note> notes = new ArrayList<>();
    for (double pitch : pitches) {
      notes.add(note(notes.size(), pitch));
    }
    MelodicMotion melody = new MelodicMotion(MelodicMotion.Kind.FREE, notes, runShare, leapShare);
    for (MelodyTrait trait : MelodyTrait.values()) {
      double value = trait.of(melody);
      assertTrue(value >= 0 && value <= 1 + 1e-12, trait + " is " + value);
    }
  }
}
