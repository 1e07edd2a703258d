package io.github.vocalpatterns.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classification.Segment;
import io.github.vocalpatterns.Doubt;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.pitch.NoteSequence;
import io.github.vocalpatterns.audio.pitch.PitchTrack;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextPlotTest {

  private static String[] lines(String text) {
    return text.split("\n", -1);
  }

  @Test
  void aRisingWaveformRises() {
    float[] samples = new float[6400];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (i % 2 == 0 ? 0.5f : -0.5f) * i / samples.length;
    }
    String[] lines = lines(TextPlot.waveform(Waveform.of(samples, 3200)));

    assertEquals(5, lines.length);
    assertTrue(lines[0].startsWith(" ".repeat(40)) && lines[0].endsWith("█"), lines[0]);
    assertTrue(lines[3].startsWith(" ▁") && lines[3].endsWith("█".repeat(45)), lines[3]);
    assertEquals("0.0 s" + " ".repeat(54) + "2.0 s  peak 0.50", lines[4]);
  }

  @Test
  void silenceAndNothingAreFlat() {
    for (int length : new int[] {0, 1, 6400}) {
      String text = TextPlot.waveform(Waveform.of(new float[length], 3200));
      assertTrue(text.startsWith((" ".repeat(64) + "\n").repeat(4)), text);
    }
  }

  @Test
  void theLoudestBandIsTheDarkestRow() {
    float[] values = new float[12 * 128];
    Arrays.fill(values, 2 * 128, 3 * 128, 1);
    String[] lines = lines(TextPlot.spectrogram(Spectrogram.of(values, 12, 128)));

    assertEquals(13, lines.length);
    for (int row = 0; row < 12; row++) {
      // The lowest band is the last row.
      assertEquals(row == 9 ? "█".repeat(64) : " ".repeat(64), lines[row].replace('▓', '█'));
    }
    assertEquals("12 bands × 128 frames", lines[12]);
  }

  @Test
  void powersAndTheirDecibelsLookAlike() {
    Random random = new Random(1);
    float[] decibels = new float[40 * 100];
    float[] powers = new float[decibels.length];
    for (int i = 0; i < decibels.length; i++) {
      decibels[i] = (float) (20 * random.nextGaussian());
      powers[i] = (float) Math.pow(10, decibels[i] / 10);
    }
    assertEquals(
        TextPlot.spectrogram(Spectrogram.of(decibels, 40, 100)),
        TextPlot.spectrogram(Spectrogram.of(powers, 40, 100)));
  }

  @Test
  void spectrogramsOfAnySizeHaveAPicture() {
    for (int frames : new int[] {0, 1, 63, 65, 1000}) {
      for (int bands : new int[] {1, 13, 128}) {
        Spectrogram flat = Spectrogram.of(new float[bands * frames], bands, frames);
        assertTrue(TextPlot.spectrogram(flat).endsWith(" frames"));
      }
    }
  }

  @Test
  void notesStandWhereTheySound() {
    double[] f0 = new double[300];
    Arrays.fill(f0, 0, 100, 220);
    Arrays.fill(f0, 100, 200, 277.18);
    Arrays.fill(f0, 200, 300, 220);
    String[] lines = lines(TextPlot.notes(NoteSequence.of(PitchTrack.of(0.01, f0))));

    assertEquals(3, lines.length);
    assertTrue(lines[0].startsWith(" ".repeat(20)) && lines[0].contains("C#4━━━"), lines[0]);
    assertTrue(lines[1].startsWith("A3━━━") && lines[1].endsWith("━━━"), lines[1]);
    assertEquals(64, lines[2].length());
    assertEquals("no notes", TextPlot.notes(NoteSequence.of(PitchTrack.of(1, new double[0]))));
  }

  @Test
  void barsAreAsLongAsTheirProbabilities() {
    Segment scale = segment(0, 2, VocalPattern.SCALE);
    Segment other = segment(2, 3, VocalPattern.OTHER);
    String[] lines =
        lines(
            TextPlot.classification(
                new Classification(
                    VocalPattern.SCALE,
                    0.75,
                    scale.probabilities(),
                    Set.of(Doubt.TWO_PATTERNS),
                    3,
                    List.of(scale, other),
                    List.of(scale, other))));

    assertEquals("arpeggio " + "█".repeat(5) + " ".repeat(36) + " 12.5 %", lines[0]);
    assertEquals("scale    " + "█".repeat(30) + " ".repeat(11) + " 75.0 %", lines[2]);
    assertEquals("0.0 to 2.0 s: scale, 75 %", lines[3]);
    assertEquals("2.0 to 3.0 s: other, 75 %", lines[4]);
    assertEquals("unsure: [TWO_PATTERNS]", lines[5]);
    assertEquals(6, lines.length);
  }

  private static Segment segment(double from, double to, VocalPattern pattern) {
    return new Segment(
        from,
        to,
        pattern,
        0.75,
        Map.of(VocalPattern.SCALE, 0.75, VocalPattern.ARPEGGIO, 0.125, VocalPattern.OTHER, 0.125));
  }
}
