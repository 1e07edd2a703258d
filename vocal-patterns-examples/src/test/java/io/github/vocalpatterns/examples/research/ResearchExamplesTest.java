package io.github.vocalpatterns.examples.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.dataset.Manifest;
import io.github.vocalpatterns.examples.Printed;
import io.github.vocalpatterns.model.Layout;
import io.github.vocalpatterns.model.TrainingPlan;
import io.github.vocalpatterns.model.TrainingReport;
import io.github.vocalpatterns.network.ToSequence;
import io.github.vocalpatterns.synthesis.ExerciseSynthesizer;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResearchExamplesTest {

  private static final Path ARPEGGIO = Path.of("..", "samples", "arpeggio.wav");

  /** Two recordings of each exercise by each of two singers. */
  @TempDir private static Path takes;

  @TempDir private Path folder;

  @BeforeAll
  static void sing() throws IOException {
    ExerciseSynthesizer synthesizer = ExerciseSynthesizer.of(11);
    int number = 0;
    for (VocalPattern pattern : VocalPattern.values()) {
      for (String singer : List.of("anna", "bert")) {
        Path place = takes.resolve(pattern.name().toLowerCase(Locale.ROOT) + "s").resolve(singer);
        Files.createDirectories(place);
        Waveform take = synthesizer.take(number++, pattern).waveform();
        AudioFiles.writeWav(place.resolve(number + ".wav"), take, WavEncoding.PCM_16);
      }
    }
  }

  @Test
  void aModelIsTrainedOnAFolder() throws Exception {
    Path out = folder.resolve("mine.vpm");
    Layout tiny =
        new Layout(
            List.of(new Layout.Convolution(4, 5, 4), new Layout.Convolution(8, 3, 2)),
            ToSequence.Order.TIME_MAJOR,
            8,
            8);
    TrainingPlan.Builder plan = TrainingPlan.DEFAULT.toBuilder().epochs(1);

    String said =
        Printed.by(
            () -> {
              TrainingReport report = TrainOnFolder.train(takes, tiny, plan, out);
              assertEquals(1, report.epochs().size());
            });

    assertTrue(said.contains("EpochResult[epoch=1"), said);
    assertEquals(1, Classifier.load(out).classify(ARPEGGIO).windows().size());
  }

  @Test
  void theLibrarysModelIsTunedAndKeepsItsConvolutions() throws Exception {
    Path out = folder.resolve("tuned.vpm");

    String said = Printed.by(() -> FineTune.tune(Manifest.scan(takes).takes(), 1, out));

    assertTrue(
        said.matches("(?s)before: Evaluation\\[3 takes.*after: Evaluation\\[3 takes.*"), said);
    var tuned = Classifier.load(out).model().network().layers();
    var shipped = Classifier.pretrained().model().network().layers();
    assertEquals(shipped.get(0), tuned.get(0));
    assertNotEquals(shipped, tuned);
  }

  @Test
  void aReportIsWritten() throws Exception {
    Path report = folder.resolve("report.html");

    String said =
        Printed.by(() -> EvaluateModel.main(new String[] {takes.toString(), report.toString()}));

    assertTrue(said.startsWith("6 takes, accuracy "), said);
    String page = Files.readString(report);
    assertTrue(page.contains("<svg") && page.contains("<h1>Evaluation on "));
  }

  @Test
  void variantsAreMadeToHearAndToSee() throws Exception {
    Printed.Program program =
        () -> AugmentAndLook.main(new String[] {ARPEGGIO.toString(), folder.toString()});
    String said = Printed.by(program);

    assertEquals(3, said.lines().count());
    for (String name : List.of("original", "0", "1", "2")) {
      assertTrue(ImageIO.read(folder.resolve(name + ".png").toFile()).getWidth() > 1000);
    }
    Waveform first = AudioFiles.read(folder.resolve("0.wav"));
    assertNotEquals(first, AudioFiles.read(folder.resolve("1.wav")));
    assertEquals(said, Printed.by(program), "the same seed, the same variants");
    assertEquals(first, AudioFiles.read(folder.resolve("0.wav")));
  }

  /** The array is librosa's own, from tools/example_fixtures.py. */
  @Test
  void featuresEqualThoseOfLibrosa() throws Exception {
    Path array = resource("arpeggio-mel.npy");

    double difference = CompareWithLibrosa.greatestDifferenceDb(ARPEGGIO, array);
    assertTrue(difference < 1e-4, "they differ by " + difference + " dB");
    assertTrue(difference > 0, "two programs that agree to the last bit are one");
    String said =
        Printed.by(
            () -> CompareWithLibrosa.main(new String[] {ARPEGGIO.toString(), array.toString()}));
    assertTrue(said.startsWith("they differ by 0.0000"), said);
  }

  @Test
  void anArrayOfAnotherRecordingIsRefused() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                CompareWithLibrosa.greatestDifferenceDb(
                    ARPEGGIO.resolveSibling("scale.wav"), resource("arpeggio-mel.npy")));
    assertTrue(refusal.getMessage().contains("40 bands × 220 frames"), refusal.getMessage());
  }

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(ResearchExamplesTest.class.getResource(name).toURI());
  }
}
