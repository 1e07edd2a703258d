package io.github.vocalpatterns.audio.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against other decoders: FLAC must give the very samples that were encoded, MP3 comes within −100
 * dB of FFmpeg, Vorbis within −110 dB of libvorbis, Opus within −50 dB of libopus, which adds up in
 * floats where Concentus does in integers.
 */
class CompressedAudioGoldenTest {

  static List<Compressed.Row> recordings() {
    return Compressed.rows();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void everyRecordingIsAsLongAndSoundsAsOtherDecodersReadIt(Compressed.Row row) throws IOException {
    Waveform waveform = AudioFiles.read(Compressed.bytes(row.file()), row.file());
    assertEquals(row.sampleRateHz(), waveform.sampleRateHz());
    assertEquals(row.samples(), waveform.length());
    float[] expected = Compressed.expected(row);
    float[] actual = new float[expected.length];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = waveform.sample(i * row.stride());
    }
    if (Double.isInfinite(row.leastSnrDb())) {
      assertArrayEquals(expected, actual);
    }
    double snrDb = snrDb(expected, actual);
    assertTrue(snrDb >= row.leastSnrDb(), row + " comes within " + -snrDb + " dB");
  }

  private static double snrDb(float[] expected, float[] actual) {
    double signal = 0;
    double noise = 0;
    for (int i = 0; i < expected.length; i++) {
      signal += (double) expected[i] * expected[i];
      noise += Math.pow((double) expected[i] - actual[i], 2);
    }
    return 10 * Math.log10(signal / noise);
  }

  /** JLayer fills tables that all its decoders share; a race would spoil some of these. */
  @Test
  void anyNumberOfThreadsReadTheSameSamples() {
    List<Compressed.Row> rows = Compressed.rows();
    IntStream.range(0, 3 * rows.size())
        .parallel()
        .forEach(i -> assertSameTwice(rows.get(i % rows.size()).file()));
  }

  private static void assertSameTwice(String file) {
    byte[] bytes = Compressed.bytes(file);
    try {
      assertEquals(AudioFiles.read(bytes, file), AudioFiles.read(bytes, file));
    } catch (IOException e) {
      throw new AssertionError(file, e);
    }
  }

  @Test
  void decodingLeavesNoThreadBehind() throws IOException {
    Set<Thread> before = Thread.getAllStackTraces().keySet();
    for (Compressed.Row row : Compressed.rows()) {
      AudioFiles.read(Compressed.bytes(row.file()), row.file());
    }
    Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
    left.removeAll(before);
    assertEquals(Set.of(), left);
  }
}
