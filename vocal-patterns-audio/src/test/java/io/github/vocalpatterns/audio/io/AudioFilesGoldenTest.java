package io.github.vocalpatterns.audio.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Against libsndfile 1.2.2, which wrote these files and read them back into doubles: see
 * tools/audio_fixtures.py. Integers are exact in a float or rounded once, so nothing is tolerated.
 */
class AudioFilesGoldenTest {

  static List<String[]> recordings() {
    return Recordings.rows();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("recordings")
  void everySampleIsTheOneThatLibsndfileReads(String file, int sampleRateHz, int samples)
      throws IOException {
    Waveform waveform = AudioFiles.read(Recordings.bytes(file), file);
    assertEquals(sampleRateHz, waveform.sampleRateHz());
    assertEquals(samples, waveform.length());
    assertArrayEquals(expected(file, samples), waveform.toArray());
  }

  @Test
  void everyKindOfSampleIsAmongTheRecordings() {
    List<String> files = Recordings.rows().stream().map(row -> row[0]).toList();
    for (String kind : List.of("u8", "s16", "s24", "s32", "float", "double", "alaw", "ulaw")) {
      assertTrue(files.contains("wav-" + kind + ".wav"), kind);
    }
  }

  private static float[] expected(String file, int samples) {
    float[] values = new float[samples];
    ByteBuffer.wrap(Recordings.bytes(file + ".f32"))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(values);
    return values;
  }
}
