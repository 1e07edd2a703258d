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
import org.junit.jupiter.api.Test;

class FlacFormatTest {

  /** 1252 samples in frames of 576, 576 and 100, behind 51 bytes of metadata. */
  private static final byte[] WHOLE = Compressed.bytes("writer-s12.flac");

  private static final int FIRST_FRAME = 51;
  private static final int TOTAL = 21;
  private static final int MD5 = 26;

  private static Waveform whole() throws IOException {
    return AudioFiles.read(WHOLE, "whole");
  }

  @Test
  void aDamagedFrameIsAnErrorThatNamesWhereItStarts() {
    byte[] damaged = WHOLE.clone();
    damaged[FIRST_FRAME + 300] ^= 1;
    AudioFileException e = rejected(damaged);
    assertEquals("FLAC", e.format());
    assertTrue(e.getMessage().startsWith("take.flac is not readable as FLAC: at byte "));
    assertTrue(e.byteOffset() >= FIRST_FRAME, e.getMessage());
  }

  @Test
  void aDamagedHeaderOfAFrameFailsItsOwnChecksum() {
    byte[] damaged = WHOLE.clone();
    damaged[FIRST_FRAME + 4] ^= 1;
    assertTrue(rejected(damaged).expected().endsWith("of the frame's header"));
  }

  @Test
  void bytesBetweenFramesAreAnError() {
    byte[] damaged = concat(Arrays.copyOf(WHOLE, FIRST_FRAME), ascii("??"));
    AudioFileException e = rejected(damaged);
    assertEquals("the sync code of a FLAC frame", e.expected());
    assertEquals(FIRST_FRAME, e.byteOffset());
  }

  @Test
  void aCutFileIsReadUpToItsLastWholeFrameWithAWarning() throws IOException {
    byte[] cut = Arrays.copyOf(WHOLE, WHOLE.length - 1);
    LogCapture log = assertReads(whole().slice(0, 1152), cut);
    log.assertContains("take.flac is cut off: 1152 samples of each channel are read");
  }

  @Test
  void aFileThatEndsBeforeItsFirstWholeFrameIsRefused() {
    for (int length : new int[] {FIRST_FRAME, FIRST_FRAME + 10}) {
      AudioFileException e = rejected(Arrays.copyOf(WHOLE, length));
      assertEquals("a whole frame", e.expected());
      assertEquals(FIRST_FRAME, e.byteOffset());
    }
  }

  @Test
  void aFileWithoutSamplesIsAnEmptyRecording() throws IOException {
    byte[] none = patched(Arrays.copyOf(WHOLE, FIRST_FRAME), TOTAL + 1, new byte[4]);
    assertReads(whole().slice(0, 0), none);
  }

  @Test
  void aWrongMd5SumGivesAWarningAndNoneAtAllDoesNot() throws IOException {
    assertReads(whole(), patched(WHOLE, MD5, (byte) (WHOLE[MD5] + 1))).assertContains("MD5");
    assertEquals("", assertReads(whole(), patched(WHOLE, MD5, new byte[16])).text());
  }

  @Test
  void framesGoOnWhereTheHeaderPromisesFewerSamples() throws IOException {
    LogCapture log = assertReads(whole(), patched(WHOLE, TOTAL + 3, (byte) 2, (byte) 0));
    log.assertContains("take.flac has 1252 samples of each channel where its header promises 512");
  }

  @Test
  void tagsBehindTheLastFrameAreNoSound() throws IOException {
    assertEquals("", assertReads(whole(), concat(WHOLE, ascii("TAG"), new byte[125])).text());
    assertEquals("", assertReads(whole(), concat(WHOLE, new byte[1000])).text());
  }

  @Test
  void aHeaderThatPromisesMoreThanTheLimitIsRejectedAtOnce() {
    byte[] endless = patched(WHOLE, TOTAL + 1, (byte) -1, (byte) -1, (byte) -1, (byte) -1);
    AudioFileException e = rejected(endless);
    assertEquals("at most 172800000 samples for each channel", e.expected());
    assertEquals("4294967295", e.actual());
  }

  private static AudioFileException rejected(byte[] bytes) {
    return assertThrows(AudioFileException.class, () -> AudioFiles.read(bytes, "take.flac"));
  }

  private static LogCapture assertReads(Waveform expected, byte[] bytes) throws IOException {
    return LogCapture.of(() -> assertEquals(expected, AudioFiles.read(bytes, "take.flac")));
  }
}
