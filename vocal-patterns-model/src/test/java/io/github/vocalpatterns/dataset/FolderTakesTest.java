package io.github.vocalpatterns.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTakesTest {

  private static final Waveform SOUND = Waveform.of(new float[] {0, 0.5f, -0.5f, 0.25f}, 8000);

  @TempDir Path root;

  private void record(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    AudioFiles.writeWav(file, SOUND, WavEncoding.FLOAT_32);
  }

  /** VocalSet's own tree, misspellings and misleading file names included. */
  @Test
  void theNameOfTheFolderDecides() throws IOException {
    record("FULL/female1/scales/belt/f1_arpeggios_belt_a.wav");
    record("FULL/male2/arepggios/m2.wav");
    record("FULL/male3/arps/m3_scales.WAV");
    record("FULL/male3/long_tones/x.wav");
    record("Other/y.wav");
    record("elsewhere/z.wav");
    Files.writeString(root.resolve("Other/notes.txt"), "no sound");

    FolderTakes takes = FolderTakes.of(root);

    Map<String, VocalPattern> patterns = new TreeMap<>();
    for (int i = 0; i < takes.size(); i++) {
      patterns.put(takes.name(i), takes.pattern(i));
    }
    assertEquals(
        Map.of(
            "FULL/female1/scales/belt/f1_arpeggios_belt_a.wav", VocalPattern.SCALE,
            "FULL/male2/arepggios/m2.wav", VocalPattern.ARPEGGIO,
            "FULL/male3/arps/m3_scales.WAV", VocalPattern.ARPEGGIO,
            "FULL/male3/long_tones/x.wav", VocalPattern.OTHER,
            "Other/y.wav", VocalPattern.OTHER),
        patterns);
    assertEquals(1, takes.leftOut());
    assertEquals(SOUND, takes.waveform(0, 5));
  }

  @Test
  void theRootsOwnNameDecidesNothing() throws IOException {
    record("scales/others.wav");

    Path scales = root.resolve("scales");

    assertThrows(IllegalArgumentException.class, () -> FolderTakes.of(scales));
  }

  @Test
  void foldersThatContradictEachOtherAreRefused() throws IOException {
    record("scales/arpeggios/x.wav");

    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> FolderTakes.of(root));

    assertTrue(e.getMessage().endsWith("say both scale and arpeggio, they must agree"));
  }

  @Test
  void aRecordingThatIsNoneIsFoundWhenItIsRead() throws IOException {
    record("scales/a.wav");
    Files.writeString(root.resolve("scales/b.wav"), "no sound");
    FolderTakes takes = FolderTakes.of(root);

    IOException e = assertThrows(IOException.class, () -> takes.waveform(1, 0));

    assertTrue(e.getMessage().contains("b.wav"), e.getMessage());
  }
}
