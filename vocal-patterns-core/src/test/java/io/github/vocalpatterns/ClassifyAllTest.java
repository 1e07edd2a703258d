package io.github.vocalpatterns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.io.AudioFiles;
import io.github.vocalpatterns.audio.io.WavEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyAllTest {

  private final Classifier classifier = Classifier.of(GlideModel.model());

  @TempDir private Path folder;

  private List<Path> takes(int count) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("take" + i + ".wav");
      // Long ones first: in the order of their ends, results would come out the other way.
      AudioFiles.writeWav(file, GlideModel.rising(1 + 0.2 * (count - i)), WavEncoding.PCM_16);
      files.add(file);
    }
    return files;
  }

  @Test
  void resultsComeInTheOrderOfTheFilesAndAreThoseOfSingleCalls() throws Exception {
    List<Path> files = takes(12);
    List<FileClassification> results = new ArrayList<>();
    classifier.classifyAll(files, results::add);
    assertEquals(files, results.stream().map(FileClassification::file).toList());
    for (int i = 0; i < files.size(); i++) {
      assertEquals(classifier.classify(files.get(i)), results.get(i).require());
      assertEquals(i + 1, results.get(i).done());
      assertEquals(files.size(), results.get(i).total());
      assertNull(results.get(i).failure());
    }
  }

  @Test
  void aBadFileIsReportedAndTheOthersAreJudged() throws Exception {
    List<Path> files = new ArrayList<>(takes(2));
    Path junk = Files.writeString(folder.resolve("junk.wav"), "no sound");
    Path silence = folder.resolve("silence.wav");
    AudioFiles.writeWav(silence, Waveform.of(new float[22050], 22050), WavEncoding.PCM_16);
    files.add(1, junk);
    files.add(2, silence);
    List<FileClassification> results = new ArrayList<>();
    classifier.classifyAll(files, results::add);
    assertInstanceOf(IOException.class, results.get(1).failure());
    assertInstanceOf(UnclassifiableAudioException.class, results.get(2).failure());
    Exception e = assertThrows(IllegalStateException.class, () -> results.get(1).require());
    assertEquals("there is no classification of " + junk, e.getMessage());
    assertEquals(classifier.classify(files.get(3)), results.get(3).require());
  }

  @Test
  void anInterruptionEndsIt() throws Exception {
    List<Path> files = takes(8);
    List<FileClassification> results = new ArrayList<>();
    assertThrows(
        InterruptedException.class,
        () ->
            classifier.classifyAll(
                files,
                result -> {
                  results.add(result);
                  Thread.currentThread().interrupt();
                }));
    assertEquals(1, results.size());
  }

  @Test
  void whatTheSinkThrowsEndsIt() throws Exception {
    List<Path> files = takes(8);
    List<FileClassification> results = new ArrayList<>();
    Exception e =
        assertThrows(
            IllegalStateException.class,
            () ->
                classifier.classifyAll(
                    files,
                    result -> {
                      results.add(result);
                      throw new IllegalStateException("full");
                    }));
    assertEquals("full", e.getMessage());
    assertEquals(1, results.size());
  }

  @Test
  void noFilesGiveNoResults() throws Exception {
    List<FileClassification> results = new ArrayList<>();
    classifier.classifyAll(List.of(), results::add);
    assertTrue(results.isEmpty());
  }
}
