package io.github.vocalpatterns.audio.io;

import static io.github.vocalpatterns.audio.io.Recordings.ascii;
import static io.github.vocalpatterns.audio.io.Recordings.concat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class OggFormatsTest {

  private static final byte[] VORBIS = Compressed.bytes("vorbis-8000-mono.ogg");
  private static final byte[] PAGES = Compressed.bytes("vorbis-44100-stereo.ogg");
  private static final byte[] OPUS = Compressed.bytes("opus-mono.opus");
  private static final int POSITION = 6;
  private static final int FLAGS = 5;
  private static final int FIRST_PACKET = 28;

  @Test
  void aDamagedPageIsAnErrorThatNamesItsChecksum() {
    byte[] damaged = VORBIS.clone();
    damaged[VORBIS.length - 1] ^= 1;
    int[] pages = Compressed.pages(VORBIS);
    int last = pages[pages.length - 2];
    AudioFileException e = rejected(damaged);
    assertEquals(last + 22, e.byteOffset());
    assertEquals("Ogg Vorbis", e.format());
    assertEquals(" of the page at byte " + last, e.expected().substring(23));
  }

  @Test
  void bytesBetweenPagesAreAnErrorAndBytesBehindTheLastAreNot() throws IOException {
    int second = Compressed.pages(VORBIS)[1];
    byte[] damaged = VORBIS.clone();
    damaged[second] = 'X';
    assertEquals(second, rejected(damaged).byteOffset());
    assertEquals(read(VORBIS), read(concat(VORBIS, ascii("TAG"), new byte[125])));
  }

  @Test
  void aCutRecordingIsReadToItsEndWithAWarning() throws IOException {
    int[] pages = Compressed.pages(OPUS);
    byte[] cut = concat(OPUS, Arrays.copyOf(OPUS, pages[pages.length - 2] + 30));
    LogCapture log = LogCapture.of(() -> assertEquals(read(OPUS), read(cut)));
    log.assertContains("take.ogg is cut off: its last page is missing");
  }

  @Test
  void aRecordingThatEndsBeforeItsFirstSoundIsRefused() {
    for (byte[] whole : List.of(VORBIS, OPUS)) {
      int sound = Compressed.pages(whole)[2];
      AudioFileException e = rejected(Arrays.copyOf(whole, sound + 30));
      assertEquals("a whole page with sound", e.expected());
      assertEquals(sound, e.byteOffset());
    }
  }

  @Test
  void chainedStreamsAreReadOneBehindTheOther() throws IOException {
    assertEquals(twice(read(VORBIS)), read(concat(VORBIS, VORBIS)));
    assertEquals(twice(read(OPUS)), read(concat(OPUS, OPUS)));
  }

  private static Waveform twice(Waveform waveform) {
    float[] once = waveform.toArray();
    float[] both = Arrays.copyOf(once, 2 * once.length);
    System.arraycopy(once, 0, both, once.length, once.length);
    return Waveform.of(both, waveform.sampleRateHz());
  }

  @Test
  void aChainedStreamOfAnotherRateOrCodecIsRefusedWhereItStarts() {
    AudioFileException rate = rejected(concat(VORBIS, PAGES));
    assertEquals("a chained stream of 8000 Hz as before", rate.expected());
    assertEquals("44100 Hz", rate.actual());
    assertEquals(VORBIS.length, rate.byteOffset());
    AudioFileException codec = rejected(concat(VORBIS, OPUS));
    assertEquals("header 1 of Vorbis", codec.expected());
    assertEquals(VORBIS.length, codec.byteOffset());
  }

  @Test
  void aFirstPageThatEndsEarlierThanItHoldsStartsBeforeTheRecording() throws IOException {
    Waveform whole = read(PAGES);
    assertEquals(whole.slice(100, whole.length()), read(movedBy(-100, PAGES)));
  }

  @Test
  void aLiveStreamThatWasJoinedLateIsReadWhole() throws IOException {
    assertEquals(read(PAGES), read(movedBy(1_000_000, PAGES)));
  }

  private static byte[] movedBy(long samples, byte[] ogg) {
    byte[] moved = ogg.clone();
    ByteBuffer buffer = ByteBuffer.wrap(moved).order(ByteOrder.LITTLE_ENDIAN);
    int[] pages = Compressed.pages(ogg);
    for (int i = 0; i < pages.length - 1; i++) {
      long position = buffer.getLong(pages[i] + POSITION);
      if (position > 0) {
        buffer.putLong(pages[i] + POSITION, position + samples);
      }
    }
    return Compressed.withChecksums(moved);
  }

  @Test
  void aLostPageGivesAWarningAndTheSoundGoesOn() throws IOException {
    byte[] ogg = Compressed.bytes("vorbis-44100-six-channels.ogg");
    int[] pages = Compressed.pages(ogg);
    byte[] torn = ogg.clone();
    for (int i = 3; i < pages.length - 1; i++) {
      ByteBuffer.wrap(torn).order(ByteOrder.LITTLE_ENDIAN).putInt(pages[i] + 18, i + 1);
    }
    byte[] bytes = Compressed.withChecksums(torn);
    LogCapture log = LogCapture.of(() -> read(bytes));
    log.assertContains("take.ogg lacks pages, the first before byte " + pages[3]);
  }

  @Test
  void opusIsMadeLouderAsItsHeaderSays() throws IOException {
    byte[] louder = OPUS.clone();
    // 256 steps for each decibel.
    louder[FIRST_PACKET + 16] = 0;
    louder[FIRST_PACKET + 17] = 20;
    Waveform plain = read(OPUS);
    Waveform loud = read(Compressed.withChecksums(louder));
    assertEquals(plain.length(), loud.length());
    assertEquals(10 * plain.sample(5000), loud.sample(5000), 1e-6);
    assertEquals(10 * plain.peak(), loud.peak(), 1e-5);
  }

  @Test
  void opusWithMoreThanTwoChannelsIsRefused() {
    byte[] three = OPUS.clone();
    three[FIRST_PACKET + 9] = 3;
    three[FIRST_PACKET + 18] = 1;
    AudioFileException e = rejected(Compressed.withChecksums(three));
    assertEquals("version 1, 3 channels of mapping family 1", e.actual());
  }

  @Test
  void aPacketThatConcentusFailsOnIsAnErrorThatNamesItsPage() {
    int[] pages = Compressed.pages(OPUS);
    byte[] headers = Arrays.copyOf(OPUS, pages[2]);
    ByteBuffer buffer = ByteBuffer.wrap(headers).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < 2; i++) {
      buffer.putInt(pages[i] + 14, 7);
    }
    // Two frames of equal size cannot share an odd number of bytes.
    byte[] bad = Compressed.page(4, 2, 960, new byte[] {1, 0, 0, 0});
    AudioFileException e = rejected(concat(Compressed.withChecksums(headers), bad));
    assertEquals("a packet that Concentus decodes", e.expected());
    assertEquals(pages[2], e.byteOffset());
  }

  @Test
  void aStreamThatEndsWithinItsHeadersIsAnError() {
    byte[] first = Arrays.copyOf(VORBIS, Compressed.pages(VORBIS)[1]);
    first[FLAGS] |= 4;
    AudioFileException e = rejected(Compressed.withChecksums(first));
    assertEquals("a header of Vorbis", e.expected());
  }

  private static Waveform read(byte[] bytes) throws IOException {
    return AudioFiles.read(bytes, "take.ogg");
  }

  private static AudioFileException rejected(byte[] bytes) {
    return assertThrows(AudioFileException.class, () -> read(bytes));
  }
}
