package io.github.vocalpatterns.audio.io;

import static io.github.vocalpatterns.audio.io.Recordings.ascii;
import static io.github.vocalpatterns.audio.io.Recordings.chunk;
import static io.github.vocalpatterns.audio.io.Recordings.concat;
import static io.github.vocalpatterns.audio.io.Recordings.fmt;
import static io.github.vocalpatterns.audio.io.Recordings.wav;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioFilesTest {

  private static final String FORMATS = "WAV, AIFF, AU, FLAC, MP3, Ogg Vorbis, Ogg Opus";
  private static final String READS = "; " + FORMATS + " are read";

  @TempDir Path folder;

  @Test
  void aPathAStreamAndBytesGiveTheSameWaveformWhateverTheName() throws IOException {
    byte[] bytes = Recordings.bytes("aiff-s24.aiff");
    Waveform waveform = AudioFiles.read(bytes, "bytes");
    Path misnamed = Files.write(folder.resolve("take.mp3"), bytes);
    assertEquals(waveform, AudioFiles.read(misnamed));
    assertEquals(waveform, AudioFiles.read(new Trickle(bytes), "stream"));
  }

  @Test
  void anEmptyFileIsCalledEmpty() throws IOException {
    Path path = Files.createFile(folder.resolve("take.wav"));
    AudioFileException e = assertThrows(AudioFileException.class, () -> AudioFiles.read(path));
    assertEquals(path + " is empty", e.getMessage());
    assertEquals(path.toString(), e.source());
    assertEquals("unknown", e.format());
    assertEquals(FORMATS, e.expected());
    assertEquals("no bytes", e.actual());
  }

  @Test
  void textThatCallsItselfAWavFileIsNotRead() {
    assertMessage(
        "take.wav is not a recording this library reads: it starts with \"Once upo\"" + READS,
        ascii("Once upon a time"));
    assertMessage(
        "take.wav is not a recording this library reads: it starts with the bytes 00 01" + READS,
        new byte[] {0, 1});
  }

  @ParameterizedTest
  @CsvSource({
    "'OggS\0\2', Ogg without Vorbis or Opus at its start",
    "'OggS\0\2....................\1\50\u007FFLAC\1', Ogg FLAC",
    "'OggS\0\2....................\1\50Speex   1.2', Ogg Speex",
    "'\0\0\0\u0020ftypM4A ', MP4/M4A (AAC or ALAC)",
    "'\u00FF\u00FD\u0090\u0064', MPEG Layer I or II",
    "'\u00FF\u00FF\u0040\u00C4', MPEG Layer I or II",
    "'\u00FF\u00F1\u0050\u0080', AAC",
    "'ID3\4\0\0\0\0\0\2..\u00FF\u00F1\u0050\u0080', AAC",
    "'\u001A\u0045\u00DF\u00A3', Matroska/WebM",
    "'0&\u00B2u\u008Ef', Windows Media Audio",
    "caff, Core Audio (CAF)",
    "'riff.\u0091\u00CF', Wave64",
    "'wvpk\0', WavPack",
    "'MAC \u0096', Monkey's Audio",
    "'#!AMR\n', AMR",
    "'MThd\0', MIDI",
  })
  void aFormatThatIsKnownButNotReadIsNamed(String start, String format) {
    AudioFileException e =
        assertMessage(
            "take.wav is " + format + ", which this library does not read" + READS, ascii(start));
    assertEquals(format, e.format());
  }

  @Test
  void twoSetBytesAloneAreNoMp3() {
    assertMessage(
        "take.wav is not a recording this library reads: it starts with the bytes FF FF FF" + READS,
        new byte[] {-1, -1, -1});
  }

  @Test
  void aMissingFileAndAFolderAreToldApart() {
    Path missing = folder.resolve("missing.wav");
    assertThrows(NoSuchFileException.class, () -> AudioFiles.read(missing));
    Exception e = assertThrows(AudioFileException.class, () -> AudioFiles.read(folder));
    assertEquals(folder + " is a directory, not a recording", e.getMessage());
  }

  @Test
  void aStreamThatFailsFailsAsItDid() {
    IOException failure = new IOException("the line is dead");
    InputStream dead =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw failure;
          }
        };
    assertSame(failure, assertThrows(IOException.class, () -> AudioFiles.read(dead, "line")));
  }

  @Test
  void aFileAsLongAsTheLimitIsReadAndOneByteMoreIsNot() throws IOException {
    byte[] bytes = Recordings.bytes("wav-s16.wav");
    DecodeLimits enough = new DecodeLimits(bytes.length, 1 << 20);
    DecodeLimits tooFew = new DecodeLimits(bytes.length - 1, 1 << 20);
    Path path = Files.write(folder.resolve("take.wav"), bytes);
    assertEquals(AudioFiles.read(path, enough), AudioFiles.read(new Trickle(bytes), "s", enough));
    String rule = " is too long: at most " + (bytes.length - 1) + " bytes are read";
    Exception ofPath = assertThrows(AudioFileException.class, () -> AudioFiles.read(path, tooFew));
    assertEquals(path + rule, ofPath.getMessage());
    Exception ofStream =
        assertThrows(
            AudioFileException.class, () -> AudioFiles.read(new Trickle(bytes), "s", tooFew));
    assertEquals("s" + rule, ofStream.getMessage());
  }

  @Test
  void aStreamWithoutEndIsLeftAtTheLimit() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'R';
          }
        };
    DecodeLimits limits = new DecodeLimits(100_000, 1);
    assertThrows(AudioFileException.class, () -> AudioFiles.read(endless, "endless", limits));
  }

  @Test
  void moreSamplesThanTheLimitAreRejected() throws IOException {
    byte[] bytes = Recordings.bytes("wav-s16-stereo.wav");
    assertEquals(60, AudioFiles.read(bytes, "s", new DecodeLimits(1 << 20, 60)).length());
    Exception e =
        assertThrows(
            AudioFileException.class,
            () -> AudioFiles.read(bytes, "s", new DecodeLimits(1 << 20, 59)));
    assertEquals(
        "s is not readable as WAV: at byte 44, expected at most 59 samples for each channel"
            + " but found 60",
        e.getMessage());
  }

  @Test
  void limitsThatNoArrayReachesAreRefused() {
    Exception none = assertThrows(IllegalArgumentException.class, () -> new DecodeLimits(0, 1));
    assertEquals("maxBytes is 0, it must be between 1 and 2147483631", none.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new DecodeLimits(1, Integer.MAX_VALUE));
  }

  /** The worst case that DecodeLimits promises: one byte a sample. */
  @Test
  void readingAllocatesNoMoreThanTheLimitsPromise() throws IOException {
    int samples = 3_000_000;
    Path path =
        Files.write(folder.resolve("u8.wav"), wav(fmt(1, 8), chunk("data", new byte[samples])));
    AudioFiles.read(path);
    long before = Allocation.bytes();
    assertEquals(samples, AudioFiles.read(path).length());
    long allocated = Allocation.bytes() - before;
    long promised = 2 * Files.size(path) + 8L * samples;
    assertTrue(allocated < promised + 300_000, allocated + " of " + promised + " bytes allocated");
  }

  /** A walk that restarted at the beginning for every chunk would take hours here. */
  @Test
  void millionsOfEmptyChunksArePassedInLinearTimeAndWithoutMemory() throws IOException {
    byte[] chunks = new byte[32_000_000];
    for (int i = 0; i < chunks.length; i += 8) {
      chunks[i] = 'x';
    }
    byte[] bytes = concat(wav(fmt(1, 16)), chunks, chunk("data", new byte[] {0, 0x40}));
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertEquals(Waveform.of(new float[] {0.5f}, 8000), AudioFiles.read(bytes, "x")));
  }

  /** Gives one byte at a time, as a slow line does. */
  private static final class Trickle extends InputStream {
    private final byte[] bytes;
    private int next;

    Trickle(byte[] bytes) {
      this.bytes = Arrays.copyOf(bytes, bytes.length);
    }

    @Override
    public int read() {
      return next < bytes.length ? bytes[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int value = length == 0 ? 0 : read();
      if (value < 0) {
        return -1;
      }
      if (length > 0) {
        into[offset] = (byte) value;
      }
      return Math.min(length, 1);
    }
  }

  private static AudioFileException assertMessage(String message, byte[] bytes) {
    AudioFileException e =
        assertThrows(AudioFileException.class, () -> AudioFiles.read(bytes, "take.wav"));
    assertEquals(message, e.getMessage());
    return e;
  }
}
