package io.github.vocalpatterns.audio.io;

import static io.github.vocalpatterns.audio.io.Recordings.ascii;
import static io.github.vocalpatterns.audio.io.Recordings.chunk;
import static io.github.vocalpatterns.audio.io.Recordings.concat;
import static io.github.vocalpatterns.audio.io.Recordings.fmt;
import static io.github.vocalpatterns.audio.io.Recordings.little;
import static io.github.vocalpatterns.audio.io.Recordings.little32;
import static io.github.vocalpatterns.audio.io.Recordings.patched;
import static io.github.vocalpatterns.audio.io.Recordings.wav;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WavFormatTest {

  /** 0.25, 0.5, −0.25 as 16-bit integers. */
  private static final byte[] SAMPLES = little(8192, 16384, -8192);

  private static final float[] VALUES = {0.25f, 0.5f, -0.25f};

  private static final int DATA_SIZE = 40;

  private static byte[] plain() {
    return wav(fmt(1, 16), chunk("data", SAMPLES));
  }

  @Test
  void chunksThatAreNotKnownAreSkipped() throws IOException {
    byte[] list = chunk("LIST", ascii("INFOdata"));
    assertReads(wav(list, fmt(1, 16), chunk("cue ", new byte[0]), chunk("data", SAMPLES), list));
  }

  @Test
  void aChunkOfOddLengthIsReadWithAndWithoutItsPadding() throws IOException {
    byte[] odd = chunk("note", 3, ascii("abc"));
    byte[] data = chunk("data", SAMPLES);
    assertReads(wav(fmt(1, 16), odd, new byte[1], data));
    assertReads(wav(fmt(1, 16), odd, data));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xFFFF_FFFFL, 0x7FFF_F000L, 0x7FFF_EFFCL})
  void sizesThatAPipeLeftMeanTheEndOfTheFile(long size) throws IOException {
    byte[] piped = concat(chunk("RIFF", size, ascii("WAVE")), fmt(1, 16));
    LogCapture log = LogCapture.of(() -> assertReads(concat(piped, chunk("data", size, SAMPLES))));
    assertEquals("", log.text());
  }

  @Test
  void anEmptyDataChunkInACompleteFileHasNoSamples() throws IOException {
    byte[] bytes = wav(fmt(1, 16), chunk("data", new byte[0]), chunk("LIST", ascii("INFO")));
    assertEquals(0, AudioFiles.read(bytes, "empty.wav").length());
  }

  @Test
  void aFileThatEndsEarlyIsReadToItsEndWithAWarning() throws IOException {
    byte[] whole = plain();
    byte[] cut = Arrays.copyOf(whole, whole.length - 3);
    LogCapture log =
        LogCapture.of(
            () -> assertArrayEquals(new float[] {0.25f}, AudioFiles.read(cut, "a\nb").toArray()));
    log.assertContains("a?b is cut off: 3 of the 6 bytes of samples that its header promises");
  }

  @Test
  void halfASampleAtTheEndIsLeftOutWithAWarning() throws IOException {
    byte[] bytes = wav(fmt(1, 16), chunk("data", concat(SAMPLES, new byte[1])));
    LogCapture log = LogCapture.of(() -> assertReads(bytes));
    log.assertContains("take.wav ends within a sample, which is left out");
  }

  @Test
  void bytesBehindTheDataChunkAreNoSamples() throws IOException {
    assertReads(concat(plain(), ascii("LIST\4\0\0\0junk")));
  }

  @Test
  void twentyBitsStandAtTheTopOfThreeBytes() throws IOException {
    byte[] bytes = wav(fmt(1, 1, 8000, 3, 20), chunk("data", new byte[] {0, 0, 0x40}));
    assertArrayEquals(new float[] {0.5f}, AudioFiles.read(bytes, "20.wav").toArray());
  }

  @Test
  void theMostChannelsAllowedAreAveraged() throws IOException {
    byte[] frame = new byte[2 * 256];
    frame[1] = 0x40;
    byte[] bytes = wav(fmt(256, 16), chunk("data", frame));
    assertArrayEquals(new float[] {0.5f / 256}, AudioFiles.read(bytes, "wide.wav").toArray());
  }

  @Test
  void theSizeInDs64CountsWhereTheDataChunkGivesNone() throws IOException {
    byte[] ds64 = chunk("ds64", concat(new byte[8], little32(6), new byte[12]));
    byte[] data = chunk("data", 0xFFFF_FFFFL, SAMPLES);
    byte[] rf64 = wav(ds64, fmt(1, 16), data, ascii("more"));
    assertReads(patched(rf64, 0, ascii("RF64")));
    assertReads(patched(rf64, 0, ascii("BW64")));
  }

  @ParameterizedTest
  @CsvSource({"2, Infinity", "0, NaN"})
  void aSampleThatIsNotFiniteIsNamedWithItsPlace(int lowBit, String value) {
    int bits = 0x7F80_0000 | (lowBit == 0 ? 1 : 0);
    byte[] data = concat(little32(0), little32(bits));
    byte[] bytes = wav(fmt(3, 1, 8000, 4, 32), chunk("data", data));
    assertRejected(bytes, 48, "a finite 32-bit sample", value);
  }

  @Test
  void aDoubleThatNoFloatHoldsIsRejected() {
    byte[] tooLoud = {0, 0, 0, 0, 0, 0, (byte) 0xF0, 0x47};
    byte[] bytes = wav(fmt(3, 1, 8000, 8, 64), chunk("data", tooLoud));
    // Not a literal: from JDK 19 on Double.toString prints fewer digits.
    String value = Double.toString(0x1.0p128);
    assertRejected(bytes, 44, "a finite 32-bit sample", value);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 | 0 | 8000 | 2 | 16 | 22 | 1 to 256 channels | 0 channels",
        "1 | 257 | 8000 | 2 | 16 | 22 | 1 to 256 channels | 257 channels",
        "1 | 1 | 0 | 2 | 16 | 24 | a sample rate of 1000 to 1000000 Hz | 0 Hz",
        "1 | 1 | 4000000000 | 2 | 16 | 24 | a sample rate of 1000 to 1000000 Hz | 4000000000 Hz",
        "1 | 2 | 8000 | 3 | 16 | 32 | a block of 4 bytes, one sample of every channel | 3 bytes",
        "1 | 1 | 8000 | 0 | 16 | 32 | a block of 2 bytes, one sample of every channel | 0 bytes",
        "1 | 1 | 8000 | 2 | 0 | 34 | 1 to 32 bits for each sample | 0",
        "1 | 1 | 8000 | 5 | 33 | 34 | 1 to 32 bits for each sample | 33",
        "3 | 1 | 8000 | 2 | 16 | 34 | 32 or 64 bits for each sample | 16",
        "6 | 1 | 8000 | 2 | 16 | 34 | 8 bits for each sample | 16",
        "2 | 1 | 8000 | 1 | 4 | 20 | PCM, float, A-law or mu-law samples"
            + " | format tag 0x0002 (Microsoft ADPCM)",
        "9999 | 1 | 8000 | 1 | 4 | 20 | PCM, float, A-law or mu-law samples | format tag 0x270F",
        "65534 | 1 | 8000 | 2 | 16 | 16 | a chunk of 40 bytes at least | 16 bytes",
      })
  void aHeaderThatMakesNoSenseIsNamedWithItsPlace(
      int tag,
      int channels,
      long rateHz,
      int frameBytes,
      int bits,
      int offset,
      String expected,
      String actual) {
    byte[] header = fmt(tag, channels, rateHz, frameBytes, bits);
    assertRejected(wav(header, chunk("data", SAMPLES)), offset, expected, actual);
  }

  @Test
  void anExtensibleHeaderWithAForeignSubFormatIsRejected() {
    byte[] bytes = Recordings.bytes("wavex-u8.wav");
    assertRejected(
        patched(bytes, 46, (byte) 1),
        44,
        "a sub-format for PCM, float, A-law or mu-law",
        "the bytes 01 00 01 00 00 00 10 00 80 00 00 AA 00 38 9B 71");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertRejected(wav(), 12, "a \"data\" chunk", "the end of the file");
    assertRejected(wav(fmt(1, 16)), 36, "a \"data\" chunk", "the end of the file");
    assertRejected(
        wav(chunk("data", SAMPLES)),
        12,
        "a \"fmt \" chunk before the samples",
        "the \"data\" chunk");
    assertRejected(ascii("RIFF\1\0\0\0AVI "), 8, "\"WAVE\"", "\"AVI \"");
    assertRejected(ascii("RIFF"), 4, "\"WAVE\"", "the end of the file");
    assertRejected(Arrays.copyOf(plain(), 30), 30, "more of the header", "the end of the file");
    assertRejected(wav(chunk("fmt ", 8, SAMPLES)), 16, "a chunk of 16 bytes at least", "8 bytes");
  }

  @Test
  void aHugeClaimCostsNoMoreThanTheBytesThatAreThere() throws IOException {
    byte[] bytes = patched(plain(), DATA_SIZE, little32(0x7000_0000));
    assertReads(bytes);
    long before = Allocation.bytes();
    AudioFiles.read(bytes, "take.wav");
    long allocated = Allocation.bytes() - before;
    assertEquals(0, allocated / 1_000_000, allocated + " bytes allocated");
  }

  private static void assertReads(byte[] bytes) throws IOException {
    assertArrayEquals(VALUES, AudioFiles.read(bytes, "take.wav").toArray());
  }

  private static void assertRejected(byte[] bytes, int offset, String expected, String actual) {
    AudioFileException e =
        assertThrows(AudioFileException.class, () -> AudioFiles.read(bytes, "take.wav"));
    assertEquals(
        "take.wav is not readable as WAV: at byte %d, expected %s but found %s"
            .formatted(offset, expected, actual),
        e.getMessage());
    assertEquals(offset, e.byteOffset());
    assertEquals("WAV", e.format());
  }
}
