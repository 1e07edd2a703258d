package io.github.vocalpatterns.audio.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class CompressedAudioPropertyTest {

  private static final DecodeLimits LIMITS = new DecodeLimits(1 << 20, 1 << 20);
  private static final List<Compressed.Row> ROWS = Compressed.rows();
  private static final List<byte[]> VALID =
      ROWS.stream().map(row -> Compressed.bytes(row.file())).toList();

  /** Where the headers of Vorbis end, the longest that any of the formats has. */
  private static final int HEADERS = 7000;

  @Property(tries = 3000)
  void anyDamagedRecordingDecodesOrIsRejected(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] damaged = damage(VALID.get(random.nextInt(VALID.size())), random);
    // Most damage would not get past the checksums of the pages.
    byte[] bytes = random.nextInt(4) > 0 ? Compressed.withChecksums(damaged) : damaged;
    LogCapture.of(() -> assertDecodesOrIsRejected(bytes));
  }

  private static byte[] damage(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    int reach = Math.min(bytes.length, random.nextBoolean() ? HEADERS : bytes.length);
    for (int i = 0; i <= random.nextInt(6); i++) {
      int at = random.nextInt(random.nextInt(3) == 0 ? 120 : reach);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] = (byte) random.nextInt();
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0 : -1);
        default -> {
          int from = random.nextInt(bytes.length);
          int count = Math.min(random.nextInt(100), bytes.length - Math.max(at, from));
          System.arraycopy(bytes, from, bytes, at, count);
        }
      }
    }
    return random.nextInt(6) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static void assertDecodesOrIsRejected(byte[] bytes) {
    try {
      Waveform waveform = AudioFiles.read(bytes, "damaged", LIMITS);
      assertTrue(Float.isFinite(waveform.peak()));
    } catch (AudioFileException e) {
      assertTrue(e.byteOffset() <= bytes.length, e.getMessage());
      assertFalse(e.expected().isBlank() || e.actual().isBlank(), e.getMessage());
      assertTrue(e.getMessage().startsWith("damaged is "), e.getMessage());
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
  }

  /** A cut hides where the recording ends, so that up to a frame of padding may be left on it. */
  @Property(tries = 300)
  void whatIsLeftOfACutRecordingIsItsStart(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    int choice = random.nextInt(VALID.size());
    byte[] whole = VALID.get(choice);
    byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
    LogCapture.of(() -> assertReadsTheStart(cut, AudioFiles.read(whole, "whole")));
  }

  private static void assertReadsTheStart(byte[] cut, Waveform whole) {
    try {
      Waveform start = AudioFiles.read(cut, "cut");
      int common = Math.min(start.length(), whole.length());
      assertTrue(start.length() <= whole.length() + 2 * 1152, start + " of " + whole);
      assertEquals(whole.slice(0, common), start.slice(0, common));
    } catch (AudioFileException e) {
      // Behind the headers, only what ends before any sound is refused.
      boolean beforeSound = e.expected().startsWith("a whole ");
      assertTrue(beforeSound || cut.length < HEADERS, e.getMessage());
    }
  }

  @Property(tries = 100)
  void noMoreSamplesAreReadThanTheLimitAllows(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    int choice = random.nextInt(VALID.size());
    int samples = ROWS.get(choice).samples();
    int limit = 1 + random.nextInt(samples - 1);
    DecodeLimits limits = new DecodeLimits(1 << 20, limit);
    try {
      Waveform waveform = AudioFiles.read(VALID.get(choice), "long", limits);
      throw new AssertionError(waveform + " is longer than " + limit + " samples");
    } catch (AudioFileException e) {
      assertEquals("at most " + limit + " samples for each channel", e.expected());
    }
  }
}
