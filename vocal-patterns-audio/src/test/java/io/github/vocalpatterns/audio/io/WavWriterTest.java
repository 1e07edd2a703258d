package io.github.vocalpatterns.audio.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavWriterTest {

  @TempDir Path folder;

  @Test
  void floatsComeBackAsTheyWereEvenBeyondFullScale() throws IOException {
    Waveform waveform = Waveform.of(new float[] {0, -0f, 1, -1, 1.5f, -3e38f, 1e-40f}, 44100);
    assertEquals(waveform, roundTrip(waveform, WavEncoding.FLOAT_32));
  }

  @Test
  void integersRoundToTheNearestStepAndClipAtFullScale() throws IOException {
    float step = 1 / 32768f;
    Waveform waveform =
        Waveform.of(new float[] {1, -1, 2, -2, 0.49f * step, 0.51f * step, -0.51f * step}, 8000);
    float[] read = roundTrip(waveform, WavEncoding.PCM_16).toArray();
    float most = 32767 * step;
    assertArrayEquals(new float[] {most, -1, most, -1, 0, step, -step}, read);
  }

  @Test
  void anOddNumberOfDataBytesIsPadded() throws IOException {
    Path path = folder.resolve("odd.wav");
    AudioFiles.writeWav(path, Waveform.of(new float[] {0.25f}, 8000), WavEncoding.PCM_24);
    byte[] bytes = Files.readAllBytes(path);
    assertEquals(48, bytes.length);
    assertEquals(40, bytes[4]);
    assertArrayEquals(new float[] {0.25f}, AudioFiles.read(bytes, "odd.wav").toArray());
  }

  @Test
  void anExistingFileIsReplacedAndNothingElseStaysBehind() throws IOException {
    Path path = folder.resolve("take.wav");
    Files.writeString(path, "not a recording");
    Waveform waveform = Waveform.of(new float[] {0.5f}, 22050);
    AudioFiles.writeWav(path, waveform, WavEncoding.PCM_16);
    assertEquals(waveform, AudioFiles.read(path));
    assertEquals(List.of(path), filesIn(folder));
  }

  @Test
  void aWriteThatFailsLeavesNothingBehind() throws IOException {
    Path target = Files.createDirectories(folder.resolve("taken/inside")).getParent();
    Waveform waveform = Waveform.of(new float[] {0.5f}, 22050);
    assertThrows(
        IOException.class, () -> AudioFiles.writeWav(target, waveform, WavEncoding.PCM_16));
    assertEquals(List.of(target), filesIn(folder));
    assertThrows(
        NoSuchFileException.class,
        () -> AudioFiles.writeWav(folder.resolve("no/take.wav"), waveform, WavEncoding.PCM_16));
  }

  @Test
  void aRateThatCouldNotBeReadBackIsRefused() {
    Waveform slow = Waveform.of(new float[] {0.5f}, 999);
    Exception e =
        assertThrows(
            IllegalArgumentException.class,
            () -> AudioFiles.writeWav(folder.resolve("slow.wav"), slow, WavEncoding.PCM_16));
    assertEquals("sampleRateHz is 999, it must be between 1000 and 1000000", e.getMessage());
  }

  private Waveform roundTrip(Waveform waveform, WavEncoding encoding) throws IOException {
    Path path = folder.resolve("take.wav");
    AudioFiles.writeWav(path, waveform, encoding);
    return AudioFiles.read(path);
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
