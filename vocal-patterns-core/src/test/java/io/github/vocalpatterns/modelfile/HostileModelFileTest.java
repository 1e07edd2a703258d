package io.github.vocalpatterns.modelfile;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.vocalpatterns.audio.storage.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files made to do harm, or harmed: each ends in one sentence. */
class HostileModelFileTest {

  private static final Container SOUND = ModelJson.write(TinyModels.model());
  private static final String JSON = new String(SOUND.json(), StandardCharsets.UTF_8);

  private static String refusal(byte[] file) {
    String message =
        assertThrows(
                ModelFileException.class,
                () -> ModelFile.read(new ByteArrayInputStream(file), "bad.vpm"))
            .getMessage();
    assertTrue(message.startsWith("bad.vpm: "), message);
    assertEquals(1, message.lines().count(), message);
    return message.substring("bad.vpm: ".length());
  }

  private static byte[] withJson(String json) {
    return new Container(json.getBytes(StandardCharsets.UTF_8), SOUND.weights()).toBytes();
  }

  private static byte[] edited(UnaryOperator<String> edit) {
    String json = edit.apply(JSON);
    assertTrue(!json.equals(JSON), "the edit must hit");
    return withJson(json);
  }

  @Test
  void theSoundFileIsSound() {
    assertDoesNotThrow(
        () -> ModelFile.read(new ByteArrayInputStream(SOUND.toBytes()), "sound.vpm"));
  }

  @Test
  void aFlippedBitInAnyByteIsNoticed() {
    byte[] file = SOUND.toBytes();
    for (int i = 0; i < file.length; i++) {
      byte original = file[i];
      file[i] ^= (byte) (1 << i % 8);
      refusal(file);
      file[i] = original;
    }
  }

  @Test
  void aFileCutOffAnywhereIsNoticed() {
    byte[] file = SOUND.toBytes();
    for (int length = 0; length < file.length; length++) {
      refusal(Arrays.copyOf(file, length));
    }
    assertEquals("it is no zip file", refusal(new byte[0]));
    assertEquals("it is cut off within model.json", refusal(Arrays.copyOf(file, 100)));
  }

  /** With a checksum that fits, only the reader of the fields is left to notice. */
  @Test
  void aDescriptionWithRandomBytesIsReadOrRefused() {
    Random random = new Random(1);
    int refused = 0;
    for (int round = 0; round < 3000; round++) {
      byte[] json = SOUND.json().clone();
      for (int i = 0; i <= random.nextInt(3); i++) {
        json[random.nextInt(json.length)] = (byte) random.nextInt(128);
      }
      try {
        ModelFile.read(
            new ByteArrayInputStream(new Container(json, SOUND.weights()).toBytes()), "odd.vpm");
      } catch (ModelFileException e) {
        refused++;
      }
    }
    assertTrue(refused > 2000, "refused " + refused);
  }

  /** What stands in the sound file | what is put there | the refusal. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
"""
"formatVersion": 1 | "formatVersion": 3     | its format version is 3, this library reads 1 and 2
"formatVersion": 1 | "formatVersion": 2     | layer 0: the tensor 0.kernel lacks the field type
"formatVersion": 1 | "formatVersion": 1.5   | formatVersion is 1.5, it must be a whole number from -2147483648 to 2147483647
"formatVersion": 1 | "formatVersion": 1e999 | model.json is not JSON at $.formatVersion
"formatVersion": 1 | "formatVersion": NaN   | model.json is not JSON at $.formatVersion
"formatVersion"    | "formatVersion": 1, "formatVersion" | the field formatVersion stands there twice
"formatVersion": 1, | ''                    | model.json lacks the field formatVersion
"labels"           | "label"                | model.json lacks the field labels
"metrics"          | "more": 1, "metrics"   | model.json has the unknown field more
"other",           | "scale",               | labels is [arpeggio, scale, scale], they must be distinct
"other",           | 7,                     | labels is 7, it must be a string
"other",           | ''                     | the network has 3 outputs, the labels are [arpeggio, scale]
"accuracy": 0.5    | "accuracy": "good"     | accuracy is "good", it must be a number
"bands": 4         | "bands": 0             | bands is 0, it must lie between 1 and 4096
"bands": 4         | "bands": 5 | layer 3 (BiLstm): it takes 4 features a step, it is given a sequence of 3 steps × 6 features
"steps": 3         | "steps": 2147483648    | layer 2: steps is 2147483648, it must be a whole number from -2147483648 to 2147483647
"steps": 3         | "steps": 0             | layer 2: steps is 0, it must be positive
"dense"            | "lambda"               | layer 4: the layer type lambda is unknown
"relu"             | "elu"                  | layer 0: activation is "elu", it must be one of linear, relu, softmax
"softmax"          | "softmax", "units": 3  | layer 4: it has the unknown field units
"returnSequences": false | "returnSequences": 0 | layer 3: returnSequences is 0, it must be true or false
"0.kernel"         | "0.bias"               | layer 0: the index has the tensor 0.bias where 0.kernel belongs
"offset": 72       | "offset": 0            | layer 0: the tensor 0.bias has the offset 0, it must be 72
"sha256": "        | "sha256": "0           | layer 0: the tensor 0.kernel does not match its SHA-256
"sha256"           | "md5"                  | layer 0: the tensor 0.kernel lacks the field sha256
""")
  void aWrongFieldIsNamed(String from, String to, String message) {
    assertEquals(message, refusal(edited(json -> json.replaceFirst(Pattern.quote(from), to))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "65536, 65536, 65536, 65536 | exceeds weights.bin",
        "2147483647, 2147483647     | exceeds weights.bin",
        "3, 3, -1, 2                | is -1, it must be a whole number from 1 to 2147483647",
        "3, 3, 0, 2                 | is 0, it must be a whole number from 1 to 2147483647",
        "3, 3, 0.5, 2               | is 0.5, it must be a whole number from 1 to 2147483647",
        "3, 3, 1e300, 2             | is 1.0E300, it must be a whole number from 1 to 2147483647",
        "3, 3, [1], 2               | is [1.0], it must be a whole number from 1 to 2147483647",
        "''                         | has 0 axes, it must have 1 to 4",
        "3, 3, 1, 1, 2              | has 5 axes, it must have 1 to 4",
        "3, 3, 2                    | kernel has the shape 3×3×2, it must have 4 axes",
      })
  void anAbsurdShapeIsRefusedBeforeMemoryIsTaken(String shape, String message) {
    String pattern = "\"shape\": \\[[^\\]]*\\]";
    String refusal =
        refusal(edited(json -> json.replaceFirst(pattern, "\"shape\": [" + shape + "]")));
    assertTrue(refusal.endsWith(message), refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "7", "null", "{} {}", "{\"a\": }", "{'a': 1}", "{} // done"})
  void aDescriptionThatIsNoObjectIsRefused(String json) {
    String message = refusal(withJson(json));
    assertTrue(message.startsWith("model.json is not "), message);
  }

  @Test
  void deepNestingAndBadTextAreRefused() {
    assertTrue(
        refusal(withJson("{\"a\":" + "[".repeat(100_000))).startsWith("model.json is not JSON at"));
    byte[] json = SOUND.json().clone();
    json[20] = (byte) 0xFF;
    assertEquals(
        "model.json is not UTF-8", refusal(new Container(json, SOUND.weights()).toBytes()));
  }

  @Test
  void textOfTheFileCannotBreakALog() {
    String message =
        refusal(
            edited(
                json ->
                    json.replace("\"dense\"", "\"\\nERROR\\u009b[31m" + "x".repeat(999) + "\"")));
    assertTrue(message.contains("?ERROR?[31mxxx") && message.length() < 320, message);
  }

  @Test
  void weightsThatAreNotFiniteAreRefused() throws IOException {
    for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY}) {
      byte[] weights = SOUND.weights().clone();
      ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN).putFloat(8, value);
      String good = Sha256.of(ByteBuffer.wrap(SOUND.weights(), 0, 72));
      String forged = Sha256.of(ByteBuffer.wrap(weights, 0, 72));
      byte[] json = JSON.replace(good, forged).getBytes(StandardCharsets.UTF_8);
      assertEquals(
          "layer 0: the tensor 0.kernel: value 2 is " + value + ", every value must be finite",
          refusal(new Container(json, weights).toBytes()));
    }
  }

  @Test
  void missingAndSurplusWeightsAreRefused() {
    byte[] more = Arrays.copyOf(SOUND.weights(), SOUND.weights().length + 3);
    assertEquals(
        "weights.bin has 3 bytes beyond the last tensor",
        refusal(new Container(SOUND.json(), more).toBytes()));
    byte[] less = Arrays.copyOf(SOUND.weights(), SOUND.weights().length - 4);
    assertEquals(
        "layer 4: the tensor 4.bias of shape [3] exceeds weights.bin",
        refusal(new Container(SOUND.json(), less).toBytes()));
    assertEquals(
        "the index has a tensor that no layer takes",
        refusal(
            edited(
                json ->
                    json.replace("\"tensors\": [", "\"tensors\": [ ")
                        .replaceFirst("\\}\\s*\\]\\s*\\}\\s*$", "}, {\"name\": \"5.kernel\"}]}"))));
  }

  /** A zip as another program writes it, from names and contents in turn. */
  private static byte[] zip(int method, String... entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < entries.length; i += 2) {
        byte[] content = entries[i + 1].getBytes(StandardCharsets.ISO_8859_1);
        ZipEntry entry = new ZipEntry(entries[i]);
        entry.setMethod(method);
        entry.setSize(content.length);
        CRC32 crc = new CRC32();
        crc.update(content);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
      }
    }
    return bytes.toByteArray();
  }

  @Test
  void entriesAreExactlyTwo() throws IOException {
    String weights = new String(SOUND.weights(), StandardCharsets.ISO_8859_1);
    String json = new String(SOUND.json(), StandardCharsets.ISO_8859_1);
    int stored = ZipEntry.STORED;
    assertEquals("it lacks the entry weights.bin", refusal(zip(stored, "model.json", json)));
    assertEquals(
        "it has the entry weights.bin where model.json belongs",
        refusal(zip(stored, "weights.bin", weights, "model.json", json)));
    assertEquals(
        "it has the entry ../../model.json where model.json belongs",
        refusal(zip(stored, "../../model.json", json)));
    assertEquals(
        "it has the unknown entry preprocessor.bin",
        refusal(
            zip(stored, "model.json", json, "weights.bin", weights, "preprocessor.bin", "run me")));
    assertTrue(
        refusal(zip(stored, "model.json", json, "weights.bin", weights))
            .startsWith("its zip headers are not those of a model file, from byte "));
  }

  /** As Deeplearning4j's own zips carry one, which its loader deserialises. */
  private static final class Trap implements Serializable {
    private final String path;

    Trap(Path path) {
      this.path = path.toString();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      Files.createFile(Path.of(path));
    }
  }

  @Test
  void anObjectInAZipOfDeeplearning4jIsNeverBroughtToLife(@TempDir Path folder) throws Exception {
    Path sprung = folder.resolve("sprung");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new Trap(sprung));
    }
    String object = bytes.toString(StandardCharsets.ISO_8859_1);
    String json = new String(SOUND.json(), StandardCharsets.ISO_8859_1);
    String weights = new String(SOUND.weights(), StandardCharsets.ISO_8859_1);
    for (int method : new int[] {ZipEntry.STORED, ZipEntry.DEFLATED}) {
      refusal(
          zip(
              method,
              "configuration.json",
              "{}",
              "coefficients.bin",
              "",
              "preprocessor.bin",
              object));
      refusal(zip(method, "preprocessor.bin", object));
      refusal(zip(method, "model.json", json, "weights.bin", weights, "preprocessor.bin", object));
      refusal(zip(method, "model.json", object, "weights.bin", object));
    }
    assertFalse(Files.exists(sprung));
    // The trap is one: whoever deserialises it springs it.
    new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
    assertTrue(Files.exists(sprung));
  }

  @Test
  void anEntryNamedTwiceIsRefused() {
    byte[] file = SOUND.toBytes();
    int second = 30 + "model.json".length() + SOUND.json().length;
    byte[] twice = Arrays.copyOf(file, 2 * second);
    System.arraycopy(file, 0, twice, second, second);
    assertEquals("it has the entry model.json where weights.bin belongs", refusal(twice));
  }

  /** Nothing is ever unpacked, so nothing can blow up. */
  @Test
  void aZipBombIsRefusedUnopened() throws IOException {
    byte[] bomb = zip(ZipEntry.DEFLATED, "model.json", "0".repeat(10_000_000));
    assertEquals("model.json is compressed, entries must be stored", refusal(bomb));
  }

  @Test
  void aSizeThatAnEntryOnlyClaimsTakesNoMemory() {
    byte[] file = SOUND.toBytes();
    ByteBuffer header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    header.putInt(18, -1).putInt(22, -1);
    assertEquals("model.json has 4294967295 bytes, at most 1048576 are allowed", refusal(file));
    header.putInt(18, 1 << 20).putInt(22, 1 << 20);
    assertEquals("it is cut off within model.json", refusal(file));
  }

  @Test
  void trailingBytesAreRefused() {
    byte[] file = SOUND.toBytes();
    String message = refusal(Arrays.copyOf(file, file.length + 1));
    assertEquals(
        "its zip headers are not those of a model file, from byte " + file.length + " on", message);
  }

  @Test
  void anEndlessStreamIsReadToTheLimitOnly() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'P';
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            Arrays.fill(target, offset, offset + length, (byte) 'P');
            return length;
          }
        };
    Exception e = assertThrows(ModelFileException.class, () -> ModelFile.read(endless, "pipe"));
    assertEquals(
        "pipe: it is larger than any model file, which is " + Container.MAX_FILE + " bytes",
        e.getMessage());
  }
}
