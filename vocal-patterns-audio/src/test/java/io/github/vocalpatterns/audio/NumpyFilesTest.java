package io.github.vocalpatterns.audio;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.vocalpatterns.audio.testing.Fixture;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyFilesTest {

  private static final Map<String, String> REFUSALS =
      Map.ofEntries(
          entry("no bands", shape("(0, 3)")),
          entry("one dimension", shape("(3,)")),
          entry("a number", shape("()")),
          entry("three dimensions", shape("(1, 2, 3)")),
          entry("int64", type("<i8")),
          entry("complex64", type("<c8")),
          entry("float16", type("<f2")),
          entry("fields", type("[('a', '<f4'), ('b', '<f8')]")),
          entry("objects", type("|O")),
          entry("not a number", value("(0, 1) is NaN")),
          entry("beyond float32", value("(0, 0) is 1.0E39")));

  private static String shape(String shape) {
    return "its shape is " + shape + ", it must be (bands, frames) with at least one band";
  }

  private static String type(String type) {
    return "its values are of type " + type + ", they must be float32 or float64";
  }

  private static String value(String found) {
    return "the value at " + found + ", every value must be a finite float32";
  }

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

  static List<Fixture.Row> savedMatrices() {
    return Fixture.rows("npy_files").stream()
        .filter(row -> !REFUSALS.containsKey(name(row)))
        .toList();
  }

  static List<Fixture.Row> savedOtherwise() {
    return Fixture.rows("npy_files").stream()
        .filter(row -> REFUSALS.containsKey(name(row)))
        .toList();
  }

  private static String name(Fixture.Row row) {
    return row.text("case");
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("x.npy"), bytes);
  }

  private static byte[] bytes(Fixture.Row row) {
    return HexFormat.of().parseHex(row.text("file"));
  }

  private static byte[] saved(String name) {
    return savedMatrices().stream()
        .filter(row -> name(row).equals(name))
        .map(NumpyFilesTest::bytes)
        .findFirst()
        .orElseThrow();
  }

  /** Of a matrix (2, 3) of 0.5 i − 1, band by band, whatever the order in the file. */
  @ParameterizedTest
  @MethodSource("savedMatrices")
  void whatNumpySavedIsRead(Fixture.Row row) throws IOException {
    float[] values =
        name(row).equals("no frames") ? new float[0] : new float[] {-1, -0.5f, 0, 0.5f, 1, 1.5f};
    Spectrogram read = NumpyFiles.read(file(bytes(row)));
    assertEquals(Spectrogram.of(values, 2, values.length / 2), read);
  }

  @ParameterizedTest
  @MethodSource("savedOtherwise")
  void whatIsNoMatrixOfFiniteNumbersIsRefused(Fixture.Row row) throws IOException {
    refuses(bytes(row), REFUSALS.get(name(row)));
  }

  private void refuses(byte[] bytes, String message) throws IOException {
    Path file = file(bytes);
    IOException refusal = assertThrows(IOException.class, () -> NumpyFiles.read(file));
    assertEquals(file + " cannot be read: " + message, refusal.getMessage());
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = folder.resolve("x.npy");
    for (int[] shape : new int[][] {{1, 1}, {128, 302}, {3, 0}, {1, 40_000}}) {
      Spectrogram written = counted(shape[0], shape[1]);
      NumpyFiles.write(file, written);
      assertEquals(written, NumpyFiles.read(file));
    }
  }

  @Test
  void anyPartOfAFileIsRefused() throws IOException {
    byte[] whole = saved("Fortran order float64");
    for (int length = 0; length < whole.length; length++) {
      Path part = file(Arrays.copyOf(whole, length));
      assertThrows(IOException.class, () -> NumpyFiles.read(part), length + " bytes");
    }
    refuses(
        Arrays.copyOf(whole, whole.length - 1),
        "after its header are 47 bytes, (2, 3) values take 48");
    refuses(
        Arrays.copyOf(whole, whole.length + 1),
        "after its header are 49 bytes, (2, 3) values take 48");
  }

  @Test
  void sizesAreNotBelievedAndTextIsNotRepeated() throws IOException {
    refuses(
        withHeader("{'descr': '<f8', 'fortran_order': False, 'shape': (999999999, 999999999), }"),
        "after its header are 24 bytes, (999999999, 999999999) values take 7999999984000000008");
    byte[] longHeader = saved("version 2.0");
    ByteBuffer.wrap(longHeader).order(ByteOrder.LITTLE_ENDIAN).putInt(8, -1);
    refuses(longHeader, "its header is of 4294967295 bytes, at most 10000 are read");
    refuses(
        withHeader("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'shape': (2, 3)}"),
        "its header is {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'shape': (2, 3)}"
            + ", it must give descr, fortran_order and shape, once each");
    refuses(
        withHeader("\n\u001b[31m" + "x".repeat(300)),
        "its header is ?[31m"
            + "x".repeat(195)
            + "…, it must give descr, fortran_order and shape, once each");
    refuses(
        "RIFF....WAVE".getBytes(StandardCharsets.US_ASCII),
        "it is no NPY file, those begin with \\x93NUMPY");
    byte[] future = saved("float32");
    future[6] = 4;
    refuses(future, "it has version 4.0 of NPY, those known are 1.0, 2.0 and 3.0");
  }

  /** Other programs than NumPy order and quote as they like; 24 bytes of values follow. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"shape\": (2, 3), \"fortran_order\": False, \"descr\": \"<f4\"}",
        "{'descr':'<f4','shape':(2,3,),'fortran_order':False,}",
        "{ 'fortran_order' : False , 'shape' : ( 2 , 3 ) , 'descr' : '<f4' , }"
      })
  void theDictionaryMayBeWrittenInAnyWay(String text) throws IOException {
    assertEquals(Spectrogram.of(new float[6], 2, 3), NumpyFiles.read(file(withHeader(text))));
  }

  private static byte[] withHeader(String text) {
    return ByteBuffer.allocate(10 + text.length() + 24)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(saved("float32"), 0, 8)
        .putShort((short) text.length())
        .put(text.getBytes(StandardCharsets.ISO_8859_1))
        .array();
  }
}
