package io.github.vocalpatterns.audio.io;

import static io.github.vocalpatterns.audio.io.Recordings.ascii;
import static io.github.vocalpatterns.audio.io.Recordings.concat;
import static io.github.vocalpatterns.audio.io.Recordings.patched;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class Mp3FormatTest {

  /** MPEG-1 at 44 100 Hz; the tag's frame is left out, 17 frames stand between tags of ID3. */
  private static final byte[] TAGGED = Compressed.bytes("mpeg1-44100-without-lame-tag.mp3");

  private static final int FIRST = 138;
  private static final byte[] FRAMES = Arrays.copyOfRange(TAGGED, FIRST, TAGGED.length - 128);
  private static final int SAMPLES = 17 * 1152;

  /** MPEG-1 at 32 000 Hz with LAME's tag. */
  private static final byte[] GAPLESS = Compressed.bytes("mpeg1-32000-mono-cbr.mp3");

  private static final int INFO = 21;

  private static Waveform whole() throws IOException {
    return AudioFiles.read(FRAMES, "whole");
  }

  @Test
  void tagsAroundTheFramesAreNoSound() throws IOException {
    assertEquals(SAMPLES, whole().length());
    assertEquals("", assertReads(whole(), TAGGED).text());
    byte[] ape = concat(FRAMES, ascii("APETAGEX"), new byte[40]);
    assertEquals("", assertReads(whole(), ape).text());
  }

  /**
   * The delay is 576 samples of the encoder and 529 of the decoder; the tag tells of the former.
   */
  @Test
  void withoutItsTagARecordingStartsLaterAndEndsLater() throws IOException {
    Waveform recording = AudioFiles.read(GAPLESS, "gapless");
    byte[] untagged = patched(GAPLESS, INFO, ascii("none"));
    Waveform all = AudioFiles.read(untagged, "untagged");
    // What was the tag's frame now gives a frame of silence.
    int delay = 1152 + 576 + 529;
    assertEquals(recording, all.slice(delay, delay + recording.length()));
  }

  @Test
  void bytesThatAreNoFrameArePassedOverWithAWarning() throws IOException {
    int third = frameEnd(frameEnd(FIRST));
    byte[] damaged =
        concat(
            Arrays.copyOf(TAGGED, third),
            ascii("\u00FF\u00FB.....\u00FF\u00FB\u0090\u0064....."),
            Arrays.copyOfRange(TAGGED, third, TAGGED.length));
    LogCapture log = LogCapture.of(() -> assertEquals(SAMPLES, read(damaged).length()));
    log.assertContains("take.mp3 has 16 bytes at byte " + third + " that are no MP3");
  }

  @Test
  void aRecordingThatStartsWithinAFrameStartsWithTheNext() throws IOException {
    byte[] tail = concat(Arrays.copyOf(TAGGED, FIRST), new byte[50], FRAMES);
    assertReads(whole(), tail);
  }

  @Test
  void aFrameThatIsCutOffIsLeftOutWithAWarning() throws IOException {
    byte[] cut = Arrays.copyOf(FRAMES, FRAMES.length - 1);
    LogCapture log = assertReads(whole().slice(0, SAMPLES - 1152), cut);
    log.assertContains("take.mp3 is cut off within the frame at byte ");
  }

  @Test
  void aFileThatEndsWithinItsFirstFrameOfSoundIsRefused() {
    int tag = Objects.requireNonNull(Mp3Header.at(GAPLESS, 0)).length();
    AudioFileException e = rejected(Arrays.copyOf(GAPLESS, tag + 10));
    assertEquals("a whole frame with sound", e.expected());
  }

  @Test
  void framesOfAnotherRateAreAnErrorAtTheFirstOfThem() {
    AudioFileException e = rejected(concat(FRAMES, GAPLESS));
    assertEquals("frames of 44100 Hz in mono as before", e.expected());
    assertEquals("32000 Hz in mono", e.actual());
    assertEquals(FRAMES.length, e.byteOffset());
  }

  @Test
  void freeFormatIsRefused() {
    byte[] free = patched(FRAMES, 2, (byte) (FRAMES[2] & 0x0F));
    assertEquals("free format, which this library does not read", rejected(free).actual());
  }

  @Test
  void aTagWithoutFramesIsAnErrorThatSaysWhatIsMissing() {
    AudioFileException e = rejected(Arrays.copyOf(TAGGED, FIRST));
    assertEquals("a frame of MPEG Layer III and another behind it", e.expected());
    assertEquals("the end of the file", e.actual());
  }

  /** A search that began anew for each byte would take hours. */
  @Test
  void megabytesOfAlmostFramesArePassedInLinearTime() {
    byte[] almost = new byte[16_000_000];
    for (int i = 0; i < almost.length; i += 4) {
      System.arraycopy(FRAMES, 0, almost, i, 4);
    }
    byte[] tagged = concat(ascii("ID3\4\0\0\0\0\0\0...."), almost);
    long start = System.nanoTime();
    rejected(tagged);
    assertTrue(System.nanoTime() - start < 20_000_000_000L);
  }

  private static int frameEnd(int offset) {
    return offset + Objects.requireNonNull(Mp3Header.at(TAGGED, offset)).length();
  }

  private static Waveform read(byte[] bytes) throws IOException {
    return AudioFiles.read(bytes, "take.mp3");
  }

  private static AudioFileException rejected(byte[] bytes) {
    return assertThrows(AudioFileException.class, () -> read(bytes));
  }

  private static LogCapture assertReads(Waveform expected, byte[] bytes) throws IOException {
    return LogCapture.of(() -> assertEquals(expected, read(bytes)));
  }
}
