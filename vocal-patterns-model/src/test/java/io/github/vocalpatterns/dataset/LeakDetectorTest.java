package io.github.vocalpatterns.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.AudioEffects;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.synthesis.ExerciseSynthesizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeakDetectorTest {

  private static final ExerciseSynthesizer SINGERS = ExerciseSynthesizer.of(11);

  private record Named(List<String> names, List<Waveform> waveforms, List<String> singers)
      implements TakeSource {
    @Override
    public int size() {
      return names.size();
    }

    @Override
    public VocalPattern pattern(int index) {
      return VocalPattern.SCALE;
    }

    @Override
    public String name(int index) {
      return names.get(index);
    }

    @Override
    public String singer(int index) {
      return singers.get(index);
    }

    @Override
    public Waveform waveform(int index, int epoch) {
      return waveforms.get(index);
    }
  }

  private static Waveform take(int index) {
    return SINGERS.take(index, VocalPattern.SCALE).waveform();
  }

  private static Split split(String one, Waveform first, String other, Waveform second) {
    return new Split(
        new Named(List.of(one), List.of(first), List.of("anna")),
        new Named(List.of(other), List.of(second), List.of("bert")));
  }

  private static void assertLeaks(String reason, Split split) throws IOException {
    List<Leak> leaks = LeakDetector.reading().leaks(split, Grouping.SINGER);
    assertEquals(1, leaks.size());
    assertTrue(leaks.get(0).reason().contains(reason), leaks.get(0).toString());
  }

  @Test
  void otherTakesDoNotLeak() throws IOException {
    for (int i = 0; i < 6; i++) {
      Split split = split("a.wav", take(i), "b.wav", take(i + 1));
      LeakDetector.reading().requireNone(split, Grouping.SINGER);
    }
  }

  /** docs/data.md tells how many of real takes are found; a rare one is missed here, too. */
  @Test
  void alteredCopiesLeak() throws IOException {
    List<UnaryOperator<Waveform>> alterations =
        List.of(
            w -> w.resampledTo(11025),
            w -> w.slice(w.sampleRateHz() / 3, w.length()),
            w -> middle(w, 2.1),
            LeakDetectorTest::softAndNoisy,
            w -> AudioEffects.stretch(w, 1.1),
            w -> AudioEffects.pitchShift(w, -2));
    for (int i = 0; i < alterations.size(); i++) {
      int found = 0;
      for (int index = 3; index < 7; index++) {
        Waveform take = take(index);
        Split split = split("a.wav", take, "b.wav", alterations.get(i).apply(take));
        List<Leak> leaks = LeakDetector.reading().leaks(split, Grouping.SINGER);
        found += leaks.size();
        leaks.forEach(
            leak -> assertEquals("they sound like copies of one recording", leak.reason()));
      }
      assertTrue(found >= 3, "of 4 takes under alteration " + i + " only " + found);
    }
  }

  private static Waveform middle(Waveform waveform, double seconds) {
    int half = (int) Math.min(waveform.length() / 2, seconds / 2 * waveform.sampleRateHz());
    return waveform.slice(waveform.length() / 2 - half, waveform.length() / 2 + half);
  }

  /** At a third of the level, with noise 20 dB below it. */
  private static Waveform softAndNoisy(Waveform waveform) {
    Random random = new Random(1);
    float[] samples = waveform.toArray();
    double power = 0;
    for (float sample : samples) {
      power += sample * sample;
    }
    double deviation = 0.1 * Math.sqrt(power / samples.length);
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) (samples[i] + deviation * random.nextGaussian()) / 3;
    }
    return Waveform.of(samples, waveform.sampleRateHz());
  }

  @Test
  void theSameSamplesLeakUnderAnyName() throws IOException {
    assertLeaks("the same samples", split("a.wav", take(1), "b.wav", take(1)));
    assertLeaks("one take", split("a.wav", take(1), "a.wav", take(2)));
  }

  /** Windows that do not overlap share no sound; their names are all there is. */
  @Test
  void namesOfWindowsAndCopiesLeak() throws IOException {
    assertLeaks("names", split("x/a_window1.wav", take(1), "x/a_window2.wav", take(2)));
    assertLeaks("names", split("x/a.wav", take(1), "x/a-aug3.wav", take(2)));
    assertEquals(
        List.of(),
        LeakDetector.reading()
            .leaks(split("x/take1.wav", take(1), "x/take2.wav", take(2)), Grouping.SINGER));
  }

  @Test
  void oneSingerOnBothSidesIsRefusedUnlessAskedFor() throws IOException {
    Split split =
        new Split(
            new Named(List.of("a.wav"), List.of(take(1)), List.of("anna")),
            new Named(List.of("b.wav"), List.of(take(2)), List.of("anna")));

    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> LeakDetector.reading().requireNone(split, Grouping.SINGER));
    assertEquals(
        "the split leaks in 1 place: anna and anna: one singer is on both sides", e.getMessage());
    LeakDetector.reading().requireNone(split, Grouping.FILE);
  }

  @Test
  void groupsOfAReportKeepCopiesTogether(@TempDir Path root) throws IOException {
    Files.createDirectories(root.resolve("scale"));
    for (int i = 0; i < 4; i++) {
      AudioFiles.writeWav(root.resolve("scale/t" + i + ".wav"), take(i % 3), WavEncoding.PCM_16);
    }
    ManifestReport report = ManifestReport.of(Manifest.scan(root));
    TakeSource takes = report.manifest().takes();
    Split torn = new Split(takes.select(0, 1, 2), takes.select(3));

    var groups = report.groups(takes, Grouping.FILE);

    assertEquals(groups.apply(0), groups.apply(3));
    assertEquals(3, Set.of(groups.apply(0), groups.apply(1), groups.apply(2)).size());
    assertThrows(
        IllegalArgumentException.class,
        () -> LeakDetector.knowing(report).requireNone(torn, Grouping.FILE));
  }
}
