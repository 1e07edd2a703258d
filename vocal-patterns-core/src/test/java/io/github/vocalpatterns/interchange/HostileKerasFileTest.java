package io.github.vocalpatterns.interchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to do harm, or harmed: each is read or ends in one sentence, soon. */
class HostileKerasFileTest {

  private static final String H5 = "keras3-prototype.h5";
  private static final String ZIP = "keras3-time-major.keras";

  /** One file takes milliseconds; a loop without end, for ever. */
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private void read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("bad.h5"), bytes);
    KerasImport.read(file, KerasFixtures.SPEC, KerasImport.PROTOTYPE_LABELS, Map.of());
  }

  private String refusal(byte[] bytes) {
    String message = assertThrows(KerasFileException.class, () -> read(bytes)).getMessage();
    assertEquals(1, message.lines().count(), message);
    String start = folder.resolve("bad.h5") + ": ";
    assertTrue(message.startsWith(start) && message.length() < start.length() + 320, message);
    return message.substring(start.length());
  }

  /** Whether the file was refused; any other exception fails the test. */
  private boolean isRefused(byte[] bytes) throws IOException {
    try {
      read(bytes);
      return false;
    } catch (KerasFileException e) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {H5, ZIP})
  void aFileCutOffAnywhereIsReadOrRefused(String name) throws IOException {
    byte[] file = KerasFixtures.bytes(name);
    assertEquals("it is neither an HDF5 file nor a zip as Keras writes them", refusal(new byte[0]));
    refusal(Arrays.copyOf(file, file.length / 2));
    assertTimeoutPreemptively(
        SOON,
        () -> {
          for (int length = 0; length < file.length; length += 1009) {
            isRefused(Arrays.copyOf(file, length));
          }
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {H5, ZIP})
  void flippedBitsEndInARefusalOrAreReadAsNumbers(String name) throws IOException {
    byte[] sound = KerasFixtures.bytes(name);
    Random random = new Random(1);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          int refused = 0;
          for (int round = 0; round < 300; round++) {
            byte[] file = sound.clone();
            for (int flips = 0; flips < 8; flips++) {
              file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            }
            refused += isRefused(file) ? 1 : 0;
          }
          assertTrue(refused > 50, "refused " + refused);
        });
  }

  /** Makes circles, overlaps and structures that are taken for others. */
  @Test
  void addressesThatPointElsewhereAreSurvived() throws IOException {
    byte[] sound = KerasFixtures.bytes(H5);
    Random random = new Random(2);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          int refused = 0;
          for (int round = 0; round < 300; round++) {
            ByteBuffer file = ByteBuffer.wrap(sound.clone()).order(ByteOrder.LITTLE_ENDIAN);
            for (int edits = 0; edits < 20; edits++) {
              int place = 8 * random.nextInt(sound.length / 8);
              long value = file.getLong(place);
              if (value > 0 && value < sound.length) {
                file.putLong(place, 8L * random.nextInt(sound.length / 8));
              }
            }
            refused += isRefused(file.array()) ? 1 : 0;
          }
          assertTrue(refused > 50, "refused " + refused);
        });
  }

  /** The root's header continues in itself. */
  @Test
  void aHeaderThatContinuesInItselfEnds() throws IOException {
    byte[] bytes = KerasFixtures.bytes(H5);
    ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int header = (int) file.getLong(64);
    int size = file.getInt(header + 8);
    file.putShort(header + 2, (short) 0xFFFF);
    file.putShort(header + 16, (short) 0x10).putShort(header + 18, (short) 16);
    file.putLong(header + 24, header + 16).putLong(header + 32, size);
    assertTimeoutPreemptively(SOON, () -> refusal(bytes));
  }

  /** What stands in the sound file | what is put there | the refusal. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
"Conv2D"        | "Lambda"        | Lambda conv2d is a layer that this library does not have
"padding": "same" | "padding": "full" | the field padding of Conv2D conv2d is "full", it must be "same"
"activation": "relu" | "activation": "gelu" | the field activation of Conv2D conv2d is "gelu", it must be "linear" or "relu" or "softmax"
"merge_mode": "concat" | "merge_mode": "except" | the field merge_mode of Bidirectional bidirectional is "except", it must be "concat"
"LSTM"          | "GRUs"          | Bidirectional bidirectional holds no LSTM
"Sequential"    | "Sequencial"    | the model is a Sequencial, it must be Sequential or a Functional chain
[null, 16, 22, 1] | [null, 16, 22, 3] | InputLayer input_layer takes [null, 16, 22, 3], not bands × frames × 1
"axis": -1      | "axis": 17      | the field axis of BatchNormalization batch_normalization is 17, it must be [3] or 3 or -1
"strides": [2, 2] | "strides": [2, 0] | strideFrames is 0, it must be positive
"strides": [2, 2] | "strides": [2.2] | the field strides of Conv2D conv2d is [2.2], it must be 2 whole numbers
"epsilon": 0.001 | "epsilon": -1.00 | epsilon is -1.0, it must be at least 0
"target_shape": [3, -1] | "target_shape": [7, -1] | layer 8 (ToSequence): PLAIN_RESHAPE cannot make 7 steps of a picture of 2 bands × 3 frames × 5 channels
"name": "conv2d" | "name": "nonono" | model_weights lacks nonono
"class_name": "Sequential" | "class_name": [[[[[[[[[[[[ | model_config is not JSON
model_weights   | model_height_   | the root lacks model_weights
weight_names    | weight_games    | model_weights/batch_normalization lacks the attribute weight_names
HEAP            | PILE            | the heap of the root does not start with HEAP, the file is damaged
""")
  void aWrongPartIsNamed(String from, String to, String message) throws IOException {
    byte[] file = KerasFixtures.bytes(H5);
    String padded = to.length() < from.length() ? to + " ".repeat(from.length() - to.length()) : to;
    assertEquals(message, refusal(KerasFixtures.edited(file, from, padded)));
  }

  /** The header of float32 as HDF5 describes it, and of what it must not be taken for. */
  @Test
  void arraysOfAnotherTypeAreRefused() throws IOException {
    String float32 = "\u0011\u0020\u001f\u0000\u0004\u0000\u0000\u0000";
    String float64 = "\u0011\u0020\u003f\u0000\u0008\u0000\u0000\u0000";
    byte[] file = KerasFixtures.edited(KerasFixtures.bytes(H5), float32, float64);
    assertTrue(refusal(file).endsWith(" does not hold float32 values"));
  }

  /** The zip again, with the content of one entry changed; null leaves the entry out. */
  private static byte[] rezipped(String name, UnaryOperator<byte[]> edit) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipInputStream in =
            new ZipInputStream(new ByteArrayInputStream(KerasFixtures.bytes(ZIP)));
        ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readAllBytes();
        out.putNextEntry(new ZipEntry(entry.getName().equals(name) ? "renamed" : entry.getName()));
        out.write(content);
        if (entry.getName().equals(name)) {
          out.putNextEntry(new ZipEntry(name));
          out.write(edit.apply(content));
        }
      }
    }
    return bytes.toByteArray();
  }

  private static UnaryOperator<byte[]> text(UnaryOperator<String> edit) {
    return content ->
        edit.apply(new String(content, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void authorsOwnCodeIsNeverRun() throws IOException {
    byte[] file =
        rezipped(
            "config.json",
            text(
                json ->
                    json.replaceFirst(
                        "\"registered_name\": (null|\"Conv2D\"), \"build_config\"",
                        "\"registered_name\": \"Evil>Conv2D\", \"build_config\"")));
    assertTrue(refusal(file).endsWith(" is code of its author's own, which is never run"));
  }

  @Test
  void deepNestingIsRefused() throws IOException {
    byte[] file = rezipped("config.json", text(json -> "{\"a\":" + "[".repeat(500_000)));
    assertEquals("config.json is not JSON", refusal(file));
  }

  @Test
  void anEntryThatUnpacksWithoutEndIsReadToItsLimitOnly() throws IOException {
    byte[] file = rezipped("config.json", text(json -> " ".repeat(5_000_000) + json));
    assertEquals("config.json has more than the 1048576 bytes that are allowed", refusal(file));
  }

  /** Python's own loaders would run {@code os.system}; nothing here knows what a pickle is. */
  @Test
  void picklesAreRefusedUnread() throws IOException {
    String pickle = "\u0080\u0004cos\nsystem\n(S'touch sprung'\ntR.";
    assertEquals(
        "it is neither an HDF5 file nor a zip as Keras writes them",
        refusal(pickle.getBytes(StandardCharsets.ISO_8859_1)));
    byte[] sound = KerasFixtures.bytes(H5);
    String config = "{\"class_name\": \"Sequential\", \"config\"";
    String padded = pickle + " ".repeat(config.length() - pickle.length());
    assertEquals("model_config is not JSON", refusal(KerasFixtures.edited(sound, config, padded)));
    assertEquals("config.json is not JSON", refusal(rezipped("config.json", text(json -> pickle))));
  }

  @Test
  void weightsThatAreNoHdf5AreRefused() throws IOException {
    byte[] file = rezipped("model.weights.h5", text(json -> "pickle".repeat(100)));
    assertTrue(refusal(file).startsWith("the superblock does not start with"));
  }
}
