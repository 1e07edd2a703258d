package io.github.vocalpatterns.music;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.vocalpatterns.audio.pitch.Note;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OctavesTest {

  @Test
  void oneNoteOffWithinAnArpeggioIsPutBack() {
    assertEquals(List.of(48, 52, 55, 60, 55, 52, 48), mended(48, 52, 55, 60 + 24, 55, 52, 48));
  }

  @Test
  void theLastNoteOfAScaleIsPutBack() {
    assertEquals(List.of(67, 65, 64, 62, 61), mended(67, 65, 64, 62, 61 + 12));
  }

  @Test
  void aPartOffIsPutBackWhole() {
    assertEquals(
        List.of(67, 68, 69, 70, 71, 70, 69, 68, 67),
        mended(67, 68, 69, 70 + 12, 71 + 12, 70 + 12, 69, 68, 67));
  }

  @Test
  void leapsOfAnOctaveStay() {
    assertEquals(List.of(60, 72, 60, 72, 72), mended(60, 72, 60, 72, 72));
  }

  @Test
  void aMelodyWithASeventhInItsMiddleStays() {
    assertEquals(List.of(60, 62, 60, 70, 69, 67), mended(60, 62, 60, 70, 69, 67));
  }

  @Test
  void noNotesStayNone() {
    assertEquals(List.of(), Octaves.mended(List.of()));
  }

  private static List<Integer> mended(int... midi) {
    List<Note> notes = new ArrayList<>();
    for (int i = 0; i < midi.length; i++) {
      notes.add(new Note(i, 1, 440 * Math.pow(2, (midi[i] - 69) / 12.0), midi[i], 0));
    }
    List<Integer> mended = new ArrayList<>();
    for (Note note : Octaves.mended(notes)) {
      mended.add(note.midiNumber());
      assertEquals(440 * Math.pow(2, (note.midiNumber() - 69) / 12.0), note.frequencyHz(), 1e-9);
    }
    return mended;
  }
}
