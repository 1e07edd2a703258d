package io.github.vocalpatterns.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.vocalpatterns.audio.testing.Fixture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NumpyFilesTest {

  @TempDir private Path folder;

  static List<Fixture.Row> numpy() {
    return Fixture.rows("npy").stream().filter(row -> row.integer("frames") < 1000).toList();
  }

  private static Spectrogram counted(int bands, int frames) {
    float[] values = new float[bands * frames];
    for (int i = 0; i < values.length; i++) {
      values[i] = i / 2f - 3;
    }
    return Spectrogram.of(values, bands, frames);
  }

  @ParameterizedTest
  @MethodSource("numpy")
  void theBytesAreThoseOfNumpySave(Fixture.Row row) throws IOException {
    Path file = folder.resolve("x.npy");
    int values = row.integer("bands") * row.integer("frames");
    NumpyFiles.write(file, counted(row.integer("bands"), row.integer("frames")));
    byte[] bytes = Files.readAllBytes(file);
    assertEquals(128 + 4 * values, bytes.length);
    byte[] start = HexFormat.of().parseHex(row.text("start"));
    assertArrayEquals(start, Arrays.copyOf(bytes, start.length));
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 128, 4 * values).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < values; i++) {
      assertEquals(i / 2f - 3, buffer.getFloat());
    }
  }

  @Test
  void anExistingFileIsReplacedAndNothingElseLeft() throws IOException {
    Path file = folder.resolve("x.npy");
    NumpyFiles.write(file, counted(100, 100));
    NumpyFiles.write(file, counted(1, 1));
    assertEquals(132, Files.size(file));
    try (var entries = Files.list(folder)) {
      assertEquals(List.of(file), entries.toList());
    }
    Path nowhere = folder.resolve("none").resolve("x.npy");
    assertThrows(IOException.class, () -> NumpyFiles.write(nowhere, counted(1, 1)));
  }
}
