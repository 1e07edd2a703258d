package io.github.vocalpatterns.audio.io;

import static io.github.vocalpatterns.audio.io.Recordings.ascii;
import static io.github.vocalpatterns.audio.io.Recordings.big;
import static io.github.vocalpatterns.audio.io.Recordings.big32;
import static io.github.vocalpatterns.audio.io.Recordings.concat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuFormatTest {

  private static final byte[] SAMPLES = big(8192, 16384, -8192);
  private static final float[] VALUES = {0.25f, 0.5f, -0.25f};

  @ParameterizedTest
  @ValueSource(longs = {0, 6, 0xFFFF_FFFFL})
  void aSizeThatIsUnknownMeansTheEndOfTheFile(long size) throws IOException {
    byte[] bytes = au(24, size, 3, 8000, 1, SAMPLES);
    LogCapture log =
        LogCapture.of(() -> assertArrayEquals(VALUES, AudioFiles.read(bytes, "a.au").toArray()));
    assertEquals("", log.text());
  }

  @Test
  void textBetweenHeaderAndSamplesIsSkippedAndSoIsWhatFollowsThem() throws IOException {
    byte[] bytes = au(30, 6, 3, 8000, 1, concat(ascii("a note"), SAMPLES, ascii("more")));
    assertArrayEquals(VALUES, AudioFiles.read(bytes, "a.au").toArray());
  }

  @Test
  void aFileThatEndsEarlyIsReadToItsEndWithAWarning() throws IOException {
    byte[] cut = Arrays.copyOf(au(24, 6, 3, 8000, 1, SAMPLES), 28);
    LogCapture log = LogCapture.of(() -> assertEquals(2, AudioFiles.read(cut, "a.au").length()));
    log.assertContains("a.au is cut off: 4 of the 6 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "23 | 3 | 8000 | 1 | 4 | samples between the header and the end of the file"
            + " | samples at byte 23",
        "31 | 3 | 8000 | 1 | 4 | samples between the header and the end of the file"
            + " | samples at byte 31",
        "24 | 0 | 8000 | 1 | 12 | encoding 1 to 7 (mu-law, integers, floats) or 27 (A-law) | 0",
        "24 | 23 | 8000 | 1 | 12 | encoding 1 to 7 (mu-law, integers, floats) or 27 (A-law) | 23",
        "24 | 3 | 0 | 1 | 16 | a sample rate of 1000 to 1000000 Hz | 0 Hz",
        "24 | 3 | 8000 | 0 | 20 | 1 to 256 channels | 0 channels",
        "24 | 3 | 8000 | 4294967295 | 20 | 1 to 256 channels | 4294967295 channels",
      })
  void aHeaderThatMakesNoSenseIsNamedWithItsPlace(
      long start,
      long encoding,
      long rateHz,
      long channels,
      int offset,
      String expected,
      String actual) {
    byte[] bytes = au(start, 6, encoding, rateHz, channels, SAMPLES);
    AudioFileException e =
        assertThrows(AudioFileException.class, () -> AudioFiles.read(bytes, "a.au"));
    assertEquals(
        "a.au is not readable as AU: at byte %d, expected %s but found %s"
            .formatted(offset, expected, actual),
        e.getMessage());
  }

  @Test
  void aHeaderThatEndsEarlyIsRejected() {
    byte[] cut = Arrays.copyOf(au(24, 6, 3, 8000, 1, SAMPLES), 22);
    AudioFileException e =
        assertThrows(AudioFileException.class, () -> AudioFiles.read(cut, "a.au"));
    assertEquals(20, e.byteOffset());
    assertEquals("the end of the file", e.actual());
  }

  private static byte[] au(
      long start, long size, long encoding, long rateHz, long channels, byte[] rest) {
    return concat(
        ascii(".snd"),
        big32(start),
        big32(size),
        big32(encoding),
        big32(rateHz),
        big32(channels),
        rest);
  }
}
