package io.github.vocalpatterns.audio.io;

import static io.github.vocalpatterns.audio.io.Recordings.ascii;
import static io.github.vocalpatterns.audio.io.Recordings.big;
import static io.github.vocalpatterns.audio.io.Recordings.big32;
import static io.github.vocalpatterns.audio.io.Recordings.bigChunk;
import static io.github.vocalpatterns.audio.io.Recordings.concat;
import static io.github.vocalpatterns.audio.io.Recordings.form;
import static io.github.vocalpatterns.audio.io.Recordings.patched;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AiffFormatTest {

  private static final byte[] SAMPLES = big(8192, 16384, -8192);
  private static final float[] VALUES = {0.25f, 0.5f, -0.25f};

  /** 8000 Hz as an 80-bit number: 0xFA00 / 0x8000 times 2¹². */
  private static final byte[] RATE = rate("400BFA00000000000000");

  @Test
  void theDescriptionMayFollowTheSamples() throws IOException {
    byte[] comm = comm(1, 3, 16, RATE);
    byte[] ssnd = ssnd(14, SAMPLES);
    byte[] name = bigChunk("NAME", 3, ascii("abc\0"));
    assertReads(form("AIFF", name, comm, ssnd));
    assertReads(form("AIFF", ssnd, name, comm));
  }

  @Test
  void samplesStartBehindTheOffset() throws IOException {
    byte[] ssnd = bigChunk("SSND", 18, concat(big32(4), big32(0), ascii("junk"), SAMPLES));
    assertReads(form("AIFF", comm(1, 3, 16, RATE), ssnd));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 8", "0x3F800000, 0x7F000008"})
  void sizesThatAPipeLeftMeanTheEndOfTheFile(String frames, String size) throws IOException {
    byte[] comm = comm(1, Long.decode(frames), 16, RATE);
    byte[] bytes = form("AIFF", comm, ssnd(Long.decode(size), SAMPLES));
    byte[] piped = patched(bytes, 4, big32(0));
    LogCapture log = LogCapture.of(() -> assertReads(piped));
    assertEquals("", log.text());
  }

  @Test
  void noFramesInACompleteFileAreNoSamples() throws IOException {
    byte[] bytes = form("AIFF", comm(1, 0, 16, RATE), ssnd(8, new byte[0]), ssnd(8, SAMPLES));
    assertEquals(0, AudioFiles.read(bytes, "empty.aiff").length());
  }

  @Test
  void aFileThatEndsEarlyIsReadToItsEndWithAWarning() throws IOException {
    byte[] whole = form("AIFF", comm(1, 3, 16, RATE), ssnd(14, SAMPLES));
    byte[] cut = Arrays.copyOf(whole, whole.length - 2);
    LogCapture log =
        LogCapture.of(
            () ->
                assertArrayEquals(
                    new float[] {0.25f, 0.5f}, AudioFiles.read(cut, "cut.aiff").toArray()));
    log.assertContains("cut.aiff is cut off: 4 of the 6 bytes");
  }

  @ParameterizedTest
  @CsvSource({
    // 22 254.54… Hz, the rate of early Macintoshes
    "400DADDD1745D1745D17, 22255",
    "400EAC44000000000000, 44100",
    "400EBB80000000000000, 48000",
    "4010BB80000000000000, 192000",
  })
  void theSampleRateIsRoundedToWholeHertz(String bits, int rateHz) throws IOException {
    byte[] bytes = form("AIFF", comm(1, 3, 16, rate(bits)), ssnd(14, SAMPLES));
    assertEquals(rateHz, AudioFiles.read(bytes, "take.aiff").sampleRateHz());
  }

  @ParameterizedTest
  @CsvSource({
    "00000000000000000000, 0 Hz",
    "C00BFA00000000000000, -8000 Hz",
    "7FFF8000000000000000, Infinity Hz",
    "3FFEFFFFFFFFFFFFFFFF, 0.9999999999999999 Hz",
  })
  void aSampleRateThatMakesNoSenseIsRejected(String bits, String actual) {
    byte[] bytes = form("AIFF", comm(1, 3, 16, rate(bits)), ssnd(14, SAMPLES));
    assertRejected(bytes, 28, "a sample rate of 1000 to 1000000 Hz", actual);
  }

  @Test
  void everyCompressionTypeIsReadAsItsSamplesAreStored() throws IOException {
    byte[] quarter24 = {0x20, 0, 0};
    byte[] quarter32 = {0x20, 0, 0, 0};
    assertArrayEquals(new float[] {0.25f}, compressed("in24", 24, quarter24));
    assertArrayEquals(new float[] {0.25f}, compressed("42ni", 24, new byte[] {0, 0, 0x20}));
    assertArrayEquals(new float[] {0.25f}, compressed("in32", 32, quarter32));
    assertArrayEquals(new float[] {0.25f}, compressed("23ni", 32, new byte[] {0, 0, 0, 0x20}));
    assertArrayEquals(new float[] {0.25f}, compressed("twos", 16, new byte[] {0x20, 0}));
    assertArrayEquals(new float[] {0.25f}, compressed("FL32", 32, big32(0x3E80_0000)));
    assertArrayEquals(
        new float[] {0.25f}, compressed("FL64", 64, concat(big32(0x3FD0_0000), big32(0))));
    assertArrayEquals(new float[] {-0.25f}, compressed("raw ", 8, new byte[] {0x60}));
    // A-law and mu-law say 16 bits: what they decode to.
    assertArrayEquals(new float[] {-8 / 32768f}, compressed("ALAW", 16, new byte[] {0x55}));
    assertArrayEquals(new float[] {-32124 / 32768f}, compressed("ULAW", 16, new byte[] {0}));
  }

  @Test
  void aHeaderThatMakesNoSenseIsNamedWithItsPlace() {
    byte[] ssnd = ssnd(14, SAMPLES);
    assertRejected(form("AIFF", comm(0, 3, 16, RATE), ssnd), 20, "1 to 256 channels", "0 channels");
    assertRejected(
        form("AIFF", comm(1, 3, 0, RATE), ssnd), 26, "1 to 32 bits for each sample", "0");
    assertRejected(
        form("AIFF", comm(1, 3, 33, RATE), ssnd), 26, "1 to 32 bits for each sample", "33");
    assertRejected(
        form("AIFC", aifc("ima4", 16), ssnd),
        38,
        "NONE, twos, sowt, raw, in24, in32, fl32, fl64, alaw or ulaw",
        "\"ima4\"");
    assertRejected(
        form("AIFC", comm(1, 3, 16, RATE), ssnd), 16, "a chunk of 22 bytes at least", "18 bytes");
    assertRejected(form("8SVX"), 8, "\"AIFF\" or \"AIFC\"", "\"8SVX\"");
    assertRejected(form("AIFF", ssnd), 34, "a \"COMM\" chunk", "the end of the file");
    assertRejected(
        form("AIFF", comm(1, 3, 16, RATE)), 38, "a \"SSND\" chunk", "the end of the file");
    assertRejected(
        form(
            "AIFF",
            comm(1, 3, 16, RATE),
            bigChunk("SSND", 14, concat(big32(7), big32(0), SAMPLES))),
        46,
        "samples within the file",
        "an offset of 7 bytes");
  }

  private static byte[] rate(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static byte[] comm(int channels, long frames, int bits, byte[] rate) {
    return bigChunk("COMM", 18, concat(big(channels), big32(frames), big(bits), rate));
  }

  private static byte[] aifc(String type, int bits) {
    byte[] name = new byte[2];
    byte[] body = concat(big(1), big32(1), big(bits), RATE, ascii(type), name);
    return bigChunk("COMM", body.length, body);
  }

  private static byte[] ssnd(long size, byte[] samples) {
    return bigChunk("SSND", size, concat(new byte[8], samples));
  }

  private static float[] compressed(String type, int bits, byte[] sample) throws IOException {
    byte[] bytes = form("AIFC", aifc(type, bits), ssnd(8 + sample.length, sample));
    return AudioFiles.read(bytes, type).toArray();
  }

  private static void assertReads(byte[] bytes) throws IOException {
    assertEquals(Waveform.of(VALUES, 8000), AudioFiles.read(bytes, "take.aiff"));
  }

  private static void assertRejected(byte[] bytes, int offset, String expected, String actual) {
    AudioFileException e =
        assertThrows(AudioFileException.class, () -> AudioFiles.read(bytes, "take.aiff"));
    assertEquals(
        "take.aiff is not readable as AIFF: at byte %d, expected %s but found %s"
            .formatted(offset, expected, actual),
        e.getMessage());
  }
}
