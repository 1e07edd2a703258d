package io.github.vocalpatterns.examples.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classification;
import io.github.vocalpatterns.Classifier;
import io.github.vocalpatterns.VocalPattern;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.examples.Printed;
import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.registry.FolderRegistry;
import io.github.vocalpatterns.registry.MlflowRegistry;
import io.github.vocalpatterns.registry.MlflowSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingExamplesTest {

  private static final Path SAMPLES = Path.of("..", "samples");

  @TempDir private Path folder;

  @Test
  void aFileIsClassified() throws Exception {
    String said =
        Printed.by(() -> ClassifyFile.main(new String[] {SAMPLES.resolve("scale.wav").toString()}));

    assertTrue(said.startsWith("SCALE 0.9"), said);
    assertTrue(said.contains("Segment[0."), said);
  }

  @Test
  void aFolderBecomesATableWhateverIsInIt() throws Exception {
    Path takes = Files.createDirectories(folder.resolve("takes"));
    for (String name : List.of("arpeggio.wav", "scale.wav")) {
      Files.copy(SAMPLES.resolve(name), takes.resolve(name));
    }
    Files.writeString(takes.resolve("broken.wav"), "no \"recording\"");
    Files.writeString(takes.resolve("notes.txt"), "not even named like one");
    Path csv = folder.resolve("out.csv");

    String said =
        Printed.by(() -> ClassifyFolder.main(new String[] {takes.toString(), csv.toString()}));

    assertEquals(List.of("1 of 3", "2 of 3", "3 of 3"), said.lines().toList());
    List<String> lines = Files.readAllLines(csv);
    assertEquals(4, lines.size());
    assertTrue(lines.get(1).matches(".*arpeggio.wav\",ARPEGGIO,[01]\\.\\d{4},"), lines.get(1));
    assertTrue(lines.get(2).matches(".*broken.wav\",,,\".+\""), lines.get(2));
    assertTrue(lines.get(3).matches(".*scale.wav\",SCALE,[01]\\.\\d{4},"), lines.get(3));
  }

  /** What a microphone would give: little-endian 16-bit samples at 44.1 kHz. */
  private static byte[] sound(double silentSeconds, Path take) throws IOException {
    Waveform waveform = AudioFiles.read(take).resampledTo(44100);
    int silent = (int) (silentSeconds * 44100);
    ByteBuffer bytes =
        ByteBuffer.allocate(2 * (silent + waveform.length())).order(ByteOrder.LITTLE_ENDIAN);
    bytes.position(2 * silent);
    for (int i = 0; i < waveform.length(); i++) {
      bytes.putShort((short) Math.round(32767 * waveform.sample(i)));
    }
    return bytes.array();
  }

  @Test
  void whatIsSungIntoTheMicrophoneIsJudgedEverySecond() throws Exception {
    List<Object> said = new ArrayList<>();
    ListenToMicrophone.listen(
        new ByteArrayInputStream(sound(3, SAMPLES.resolve("scale.wav"))),
        Classifier.pretrained(),
        said::add);

    // 10.7 seconds, of which three are silent.
    assertEquals(7, said.size(), said.toString());
    Classification last = (Classification) said.get(6);
    assertEquals(VocalPattern.SCALE, last.pattern());
    assertEquals(8, last.durationSeconds());
  }

  @Test
  void theLastSecondsAreThoseThatCameLast() throws Exception {
    Waveform take = AudioFiles.read(SAMPLES.resolve("arpeggio.wav"));
    int rate = take.sampleRateHz();
    LiveClassifier live = new LiveClassifier(Classifier.pretrained(), rate, 2, 2.5);
    List<Classification> said = new ArrayList<>();
    for (float sample : take.toArray()) {
      live.push(sample).ifPresent(said::add);
    }

    assertEquals(2, said.size());
    int judged = (int) Math.round(2.5 * rate);
    Waveform window = take.slice(judged - 2 * rate, judged);
    assertEquals(Classifier.pretrained().classify(window), said.get(0));
  }

  @Test
  void aModelIsSwappedWhileItIsInUse() throws Exception {
    ModelFile model = Classifier.pretrained().model();
    ModelCard card = new ModelCard(model.card().labels(), Map.of("made", "for a test"), Map.of());
    ModelFile better = ModelFile.of(model.featureSpec(), card, model.network());

    String said =
        Printed.by(
            () ->
                SwapModels.swap(
                    SwapModels.registry(Optional.empty(), folder.resolve("models")),
                    SAMPLES.resolve("other.wav"),
                    better));

    List<String> lines = said.lines().toList();
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).startsWith("version 1: Classification[OTHER"), said);
    assertTrue(lines.get(1).startsWith("version 2: Classification[OTHER"), said);
    ModelFile champion = FolderRegistry.at(folder.resolve("models")).load("voice@champion").file();
    assertEquals("for a test", champion.card().provenance().get("made"));
  }

  @Test
  void modelsAreKeptOnTheServerIfThereIsOne() {
    assertTrue(
        SwapModels.registry(Optional.of(MlflowSettings.of("http://127.0.0.1:1")), folder)
            instanceof MlflowRegistry);
  }
}
