package io.github.vocalpatterns.audio.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class AudioFilesPropertyTest {

  private static final DecodeLimits LIMITS = new DecodeLimits(1 << 20, 1 << 20);
  private static final List<byte[]> VALID =
      Recordings.rows().stream().map(row -> Recordings.bytes(row[0])).toList();

  /** The samples of every committed recording start before this byte. */
  private static final int LONGEST_HEADER = 128;

  /** Values that sizes, offsets and counts trip over. */
  private static final int[] TRAPS = {
    0, 1, 7, 8, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7EFF_0000, 0x7FFF_FFFF, 0x8000_0000, -1, -8
  };

  @Property(tries = 300)
  void whatIsWrittenComesBackWithinHalfAStep(
      @ForAll @Size(max = 200) List<@FloatRange(min = -1.2f, max = 1.2f) Float> values,
      @ForAll @IntRange(min = 1000, max = 1_000_000) int rateHz,
      @ForAll WavEncoding encoding)
      throws IOException {
    float[] samples = new float[values.size()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = values.get(i);
    }
    double step =
        switch (encoding) {
          case PCM_16 -> 0x1p-15;
          case PCM_24 -> 0x1p-23;
          case FLOAT_32 -> 0;
        };
    Waveform read = roundTrip(Waveform.of(samples, rateHz), encoding);
    assertEquals(rateHz, read.sampleRateHz());
    assertEquals(samples.length, read.length());
    for (int i = 0; i < samples.length; i++) {
      double kept = step == 0 ? samples[i] : Math.max(-1, Math.min(1 - step, samples[i]));
      assertEquals(kept, read.sample(i), step / 2);
    }
  }

  /** Longer than the block that reading and writing work on. */
  @Property(tries = 20)
  void aLongWaveformComesBackWhole(@ForAll @IntRange(min = 4000, max = 20_000) int length)
      throws IOException {
    float[] samples = new float[length];
    for (int i = 0; i < length; i++) {
      samples[i] = i;
    }
    Waveform waveform = Waveform.of(samples, 8000);
    assertEquals(waveform, roundTrip(waveform, WavEncoding.FLOAT_32));
  }

  @Property(tries = 2000)
  void anyBytesDecodeOrAreRejected(
      @ForAll("starts") String start, @ForAll @Size(max = 300) byte[] rest) throws IOException {
    byte[] bytes = Recordings.concat(Recordings.ascii(start), rest);
    LogCapture.of(() -> assertDecodesOrIsRejected(bytes));
  }

  @Provide
  Arbitrary<String> starts() {
    return Arbitraries.of(
        "",
        "RIFF",
        "RIFF....WAVE",
        "RIFX....WAVEfmt \0\0\0\20",
        "RIFF....WAVEfmt \20\0\0\0\1\0\1\0\100\37\0\0\0\0\0\0\2\0\20\0",
        "RF64....WAVEds64",
        "FORM",
        "FORM....AIFFCOMM\0\0\0\22\0\1\0\0\0\3\0\20",
        "FORM....AIFCCOMM",
        ".snd",
        "dns.");
  }

  @Property(tries = 20_000)
  void anyDamagedRecordingDecodesOrIsRejected(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] damaged = damage(VALID.get(random.nextInt(VALID.size())), random);
    LogCapture.of(() -> assertDecodesOrIsRejected(damaged));
  }

  @Property(tries = 2000)
  void whatIsLeftOfACutRecordingIsItsStart(@ForAll long seed) throws IOException {
    Random random = new Random(seed);
    byte[] whole = VALID.get(random.nextInt(VALID.size()));
    byte[] cut = Arrays.copyOf(whole, random.nextInt(whole.length));
    LogCapture.of(() -> assertReadsTheStart(cut, AudioFiles.read(whole, "whole")));
  }

  private static void assertReadsTheStart(byte[] cut, Waveform whole) {
    try {
      Waveform start = AudioFiles.read(cut, "cut");
      assertEquals(whole.slice(0, start.length()), start);
    } catch (AudioFileException e) {
      assertTrue(cut.length < LONGEST_HEADER, e.getMessage());
    }
  }

  private static byte[] damage(byte[] valid, Random random) {
    byte[] bytes = valid.clone();
    int header = Math.min(bytes.length, 120);
    for (int i = 0; i <= random.nextInt(4); i++) {
      int at = random.nextInt(random.nextBoolean() ? header : bytes.length);
      if (random.nextBoolean()) {
        bytes[at] = (byte) random.nextInt();
      } else {
        int trap = TRAPS[random.nextInt(TRAPS.length)];
        byte[] word = random.nextBoolean() ? Recordings.big32(trap) : Recordings.little32(trap);
        int wordAt = Math.min(at & ~1, bytes.length - 4);
        System.arraycopy(word, 0, bytes, wordAt, 4);
      }
    }
    return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
  }

  private static void assertDecodesOrIsRejected(byte[] bytes) {
    try {
      Waveform waveform = AudioFiles.read(bytes, "damaged", LIMITS);
      assertTrue(waveform.length() <= bytes.length);
      assertTrue(Float.isFinite(waveform.peak()));
    } catch (AudioFileException e) {
      assertTrue(e.byteOffset() <= bytes.length, e.getMessage());
      assertFalse(e.expected().isBlank() || e.actual().isBlank(), e.getMessage());
      assertTrue(e.getMessage().startsWith("damaged is "), e.getMessage());
      assertFalse(e.getMessage().contains("\n"), e.getMessage());
    }
  }

  private static Waveform roundTrip(Waveform waveform, WavEncoding encoding) throws IOException {
    Path folder = Files.createTempDirectory("round-trip");
    Path path = folder.resolve("take.wav");
    try {
      AudioFiles.writeWav(path, waveform, encoding);
      return AudioFiles.read(path);
    } finally {
      Files.deleteIfExists(path);
      Files.delete(folder);
    }
  }
}
