package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.Classification.Segment;
import io.github.vocalpatterns.UnclassifiableAudioException.Reason;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFileException;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import io.github.vocalpatterns.modelfile.ModelCard;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.modelfile.ModelFileException;
import io.github.vocalpatterns.network.Activation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifierTest {

  private static final Classifier CLASSIFIER = Classifier.of(GlideModel.model());

  @TempDir Path folder;

  private Path wav(String name, Waveform waveform) throws IOException {
    Path path = folder.resolve(name);
    AudioFiles.writeWav(path, waveform, WavEncoding.PCM_16);
    return path;
  }

  private static void assertProbabilities(Map<VocalPattern, Double> probabilities) {
    assertEquals(List.of(VocalPattern.values()), List.copyOf(probabilities.keySet()));
    assertEquals(1, probabilities.values().stream().mapToDouble(p -> p).sum(), 1e-6);
  }

  @Test
  void soundsAreToldApart() {
    assertEquals(VocalPattern.SCALE, CLASSIFIER.classify(GlideModel.rising(3)).pattern());
    assertEquals(VocalPattern.ARPEGGIO, CLASSIFIER.classify(GlideModel.falling(3)).pattern());
    assertEquals(VocalPattern.OTHER, CLASSIFIER.classify(GlideModel.steady(3)).pattern());
  }

  @Test
  void aClassificationIsCompleteAndConsistent() {
    Classification c = CLASSIFIER.classify(GlideModel.rising(3));
    assertEquals(3, c.durationSeconds(), 1e-9);
    assertEquals(c.probabilities().get(VocalPattern.SCALE), c.confidence());
    assertTrue(c.confidence() > 0.9, c.toString());
    assertProbabilities(c.probabilities());
    assertEquals(1, c.windows().size());
    Segment window = c.windows().get(0);
    assertEquals(c.pattern(), window.pattern());
    assertEquals(c.probabilities(), window.probabilities());
    assertTrue(window.startSeconds() < 0.1 && window.endSeconds() > 2.9, window.toString());
  }

  /** Outputs are told apart by the labels of the file, not by an order known elsewhere. */
  @Test
  void theLabelsOfTheModelDecideWhatItsOutputsMean() {
    Classification usual = CLASSIFIER.classify(GlideModel.rising(3));
    Classifier shuffled = Classifier.of(GlideModel.model("scale", "arpeggio", "other"));
    Classification same = shuffled.classify(GlideModel.rising(3));
    assertEquals(VocalPattern.SCALE, same.pattern());
    usual
        .probabilities()
        .forEach((pattern, p) -> assertEquals(p, same.probabilities().get(pattern), 1e-6));
  }

  @Test
  void aPatternThatTheModelDoesNotKnowHasNoProbability() {
    Classifier two = Classifier.of(GlideModel.model("scale", "other"));
    Classification c = two.classify(GlideModel.falling(3));
    assertEquals(0.0, c.probabilities().get(VocalPattern.ARPEGGIO));
    assertEquals(VocalPattern.OTHER, c.pattern());
    assertProbabilities(c.probabilities());
  }

  /** Rising throughout, then falling: windows say so, and the whole is their mean. */
  @Test
  void aLongTakeIsTheMeanOfItsWindows() {
    Classification c =
        CLASSIFIER.classify(GlideModel.joined(GlideModel.rising(16), GlideModel.falling(16)));
    assertTrue(c.windows().size() > 3, c.toString());
    assertEquals(VocalPattern.SCALE, c.windows().get(0).pattern());
    assertEquals(VocalPattern.ARPEGGIO, c.windows().get(c.windows().size() - 1).pattern());
    for (VocalPattern pattern : VocalPattern.values()) {
      double mean =
          c.windows().stream()
              .mapToDouble(window -> window.probabilities().get(pattern))
              .average()
              .orElseThrow();
      assertEquals(mean, c.probabilities().get(pattern), 1e-12);
    }
    c.windows().forEach(window -> assertProbabilities(window.probabilities()));
  }

  /** Powers of absurd floats would be infinite; those of faint ones vanish below the floor. */
  @ParameterizedTest
  @ValueSource(floats = {3e-4f, 0.01f, 2, 1000, 1e20f, 3e38f})
  void loudnessDoesNotMatter(float factor) {
    Classification expected = CLASSIFIER.classify(GlideModel.rising(3));
    Classification actual = CLASSIFIER.classify(GlideModel.scaled(GlideModel.rising(3), factor));
    assertEquals(expected.confidence(), actual.confidence(), 1e-4);
  }

  @Test
  void eightThreadsGetTheSameBits() throws Exception {
    List<Waveform> takes = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      double seconds = 1 + i * 0.13;
      takes.add(i % 2 == 0 ? GlideModel.rising(seconds) : GlideModel.falling(seconds));
    }
    List<Classification> alone = takes.stream().map(CLASSIFIER::classify).toList();
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Classification>> together = new ArrayList<>();
      for (Waveform take : takes) {
        together.add(pool.submit(() -> CLASSIFIER.classify(take)));
      }
      for (int i = 0; i < takes.size(); i++) {
        assertEquals(alone.get(i), together.get(i).get());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aFileAndAStreamAreJudgedLikeTheirSamples() throws IOException {
    Path path = wav("rising.wav", GlideModel.rising(2));
    Classification expected = CLASSIFIER.classify(AudioFiles.read(path));
    assertEquals(expected, CLASSIFIER.classify(path));
    byte[] bytes = Files.readAllBytes(path);
    assertEquals(expected, CLASSIFIER.classify(new ByteArrayInputStream(bytes), "upload"));
  }

  private static void assertUnclassifiable(Reason reason, String message, Waveform waveform) {
    UnclassifiableAudioException e =
        assertThrows(UnclassifiableAudioException.class, () -> CLASSIFIER.classify(waveform));
    assertEquals(reason, e.reason());
    assertEquals(message, e.getMessage());
  }

  @Test
  void aRecordingUnderAQuarterOfASecondIsTooShort() {
    String tenth = "the recording lasts 0.10 s, it takes at least 0.25 s to judge it";
    assertUnclassifiable(Reason.TOO_SHORT, tenth, GlideModel.rising(0.1));
    String nothing = "the recording lasts 0.00 s, it takes at least 0.25 s to judge it";
    assertUnclassifiable(Reason.TOO_SHORT, nothing, Waveform.of(new float[0], 22050));
    assertEquals(VocalPattern.SCALE, CLASSIFIER.classify(GlideModel.rising(0.26)).pattern());
  }

  @Test
  void silenceIsNotJudged() {
    Waveform zeros = Waveform.of(new float[22050], 22050);
    String silent =
        "the recording is silent: it swings by 0.000000 of full scale, it must by 0.0001";
    assertUnclassifiable(Reason.SILENT, silent, zeros);
    String faint =
        "the recording is silent: it swings by 0.000050 of full scale, it must by 0.0001";
    assertUnclassifiable(Reason.SILENT, faint, GlideModel.scaled(GlideModel.rising(1), 1e-4f));
  }

  /** Cheap sound cards put a constant voltage under everything. */
  @Test
  void silenceOnAConstantIsSilence() {
    float[] constant = new float[22050];
    Arrays.fill(constant, 0.25f);
    String silent =
        "the recording is silent: it swings by 0.000000 of full scale, it must by 0.0001";
    assertUnclassifiable(Reason.SILENT, silent, Waveform.of(constant, 22050));
  }

  @Test
  void aFileThatCannotBeJudgedIsNamed() throws IOException {
    Path shortest = wav("short.wav", GlideModel.rising(0.1));
    Exception e =
        assertThrows(UnclassifiableAudioException.class, () -> CLASSIFIER.classify(shortest));
    assertEquals(shortest + " lasts 0.10 s, it takes at least 0.25 s to judge it", e.getMessage());
    byte[] silent = Files.readAllBytes(wav("silent.wav", Waveform.of(new float[9000], 8000)));
    e =
        assertThrows(
            UnclassifiableAudioException.class,
            () -> CLASSIFIER.classify(new ByteArrayInputStream(silent), "upload"));
    assertTrue(e.getMessage().startsWith("upload is silent: "), e.getMessage());
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Path text = Files.writeString(folder.resolve("text.wav"), "no sound at all");
    Exception e = assertThrows(AudioFileException.class, () -> CLASSIFIER.classify(text));
    assertTrue(e.getMessage().startsWith(text.toString()), e.getMessage());
    Path missing = folder.resolve("missing.wav");
    assertThrows(NoSuchFileException.class, () -> CLASSIFIER.classify(missing));
  }

  @Test
  void aFileWithASampleThatIsNoNumberIsNamed() throws IOException {
    Path path = folder.resolve("nan.wav");
    AudioFiles.writeWav(path, GlideModel.rising(1), WavEncoding.FLOAT_32);
    byte[] bytes = Files.readAllBytes(path);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putFloat(bytes.length - 4, Float.NaN);
    Files.write(path, bytes);
    Exception e = assertThrows(AudioFileException.class, () -> CLASSIFIER.classify(path));
    assertTrue(
        e.getMessage().startsWith(path.toString()) && e.getMessage().contains("NaN"),
        e.getMessage());
  }

  @Test
  void aModelWithAnUnknownLabelIsRefused() throws IOException {
    ModelFile strange = GlideModel.model("arpeggio", "other", "yodel");
    String message = "the label \"yodel\" is unknown, it must be one of arpeggio, other, scale";
    Exception e = assertThrows(IllegalArgumentException.class, () -> Classifier.of(strange));
    assertEquals(message, e.getMessage());
    Path path = folder.resolve("yodel.vpm");
    strange.write(path);
    e = assertThrows(IllegalArgumentException.class, () -> Classifier.load(path));
    assertEquals(path + ": " + message, e.getMessage());
  }

  @Test
  void aModelWithoutProbabilitiesIsRefused() {
    ModelFile linear =
        ModelFile.of(
            GlideModel.SPEC,
            new ModelCard(GlideModel.LABELS, Map.of(), Map.of()),
            GlideModel.network(GlideModel.LABELS, Activation.LINEAR));
    Exception e = assertThrows(IllegalArgumentException.class, () -> Classifier.of(linear));
    assertEquals(
        "the last layer of the model must be dense with a softmax to give probabilities",
        e.getMessage());
  }

  @Test
  void aModelIsLoadedFromAFile() throws IOException {
    Path path = folder.resolve("glide.vpm");
    GlideModel.model().write(path);
    assertEquals(
        CLASSIFIER.classify(GlideModel.rising(1)),
        Classifier.load(path).classify(GlideModel.rising(1)));
    Files.writeString(path, "torn");
    Exception e = assertThrows(ModelFileException.class, () -> Classifier.load(path));
    assertEquals(path + ": it is no zip file", e.getMessage());
  }

  @Test
  void theModelCanBeAskedFor() {
    ModelFile model = GlideModel.model();
    assertSame(model, Classifier.of(model).model());
  }

  /** A jar packed wrongly must say so on every call, not only on the first. */
  @Test
  void aMissingOrBrokenResourceIsNamed() {
    for (int call = 0; call < 2; call++) {
      Exception e =
          assertThrows(IllegalStateException.class, () -> Classifier.fromResource("none.vpm"));
      assertEquals(
          "the resource none.vpm is missing beside io.github.vocalpatterns.Classifier",
          e.getMessage());
      e =
          assertThrows(
              IllegalStateException.class, () -> Classifier.fromResource("Classifier.class"));
      assertEquals(
          "the resource Classifier.class is broken: Classifier.class: it is no zip file",
          e.getMessage());
    }
  }

  @Test
  void labelsAndPatternsAreOneToOne() {
    for (VocalPattern pattern : VocalPattern.values()) {
      assertEquals(pattern, VocalPattern.fromLabel(pattern.label()));
    }
    assertEquals("arpeggio", VocalPattern.ARPEGGIO.label());
    assertThrows(IllegalArgumentException.class, () -> VocalPattern.fromLabel("Scale"));
  }
}
