package io.github.vocalpatterns.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.dataset.Manifest;
import io.github.vocalpatterns.dataset.TakeSource;
import io.github.vocalpatterns.modelfile.ModelCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvenanceTest {

  @Test
  void theCardOfATrainedModelTellsDataSeedsVersionsAndUse() throws IOException {
    VocalPatternModel model = Tones.model(1);
    model.train(
        new Tones(1, 9), new Tones(2, 3), TrainingPlan.DEFAULT.toBuilder().epochs(1).build());

    ModelCard card = model.export().card();
    assertEquals("9", card.provenance().get("training.takes"));
    assertTrue(card.provenance().get("training.sha256").matches("[0-9a-f]{64}"), card.toString());
    assertNotEquals(
        card.provenance().get("training.sha256"), card.provenance().get("validation.sha256"));
    assertEquals("1.0.0-M2.1", card.provenance().get("version.deeplearning4j"));
    assertTrue(card.metrics().containsKey("validation.loss"));
    assertFalse(card.intendedUse().isBlank());
  }

  /** The same name over another sound is other data. */
  @Test
  void theHashOfTheDataIsOneOfWhatTheFilesHold(@TempDir Path folder) throws IOException {
    Path file = Files.createDirectory(folder.resolve("scale")).resolve("take.wav");
    TakeSource tones = new Tones(1, 2);
    AudioFiles.writeWav(file, tones.waveform(0, 0), WavEncoding.PCM_16);
    Map<String, String> before = notes(folder);
    assertEquals(before, notes(folder));
    AudioFiles.writeWav(file, tones.waveform(1, 0), WavEncoding.PCM_16);
    assertNotEquals(before.get("training.sha256"), notes(folder).get("training.sha256"));
    assertEquals(before.get("training.first"), notes(folder).get("training.first"));
  }

  private static Map<String, String> notes(Path folder) throws IOException {
    TakeSource takes = Manifest.scan(folder).takes();
    return Provenance.of(takes, takes, TrainingPlan.DEFAULT);
  }
}
