package io.github.vocalpatterns.interchange;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.WindowPlan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What {@code tools/keras_fixtures.py} wrote: small models and Keras' answers. */
final class KerasFixtures {

  /** Of the pictures that the small models take. */
  static final FeatureSpec SPEC =
      FeatureSpec.PROTOTYPE.toBuilder()
          .bands(16)
          .frames(22)
          .windowPlan(new WindowPlan.WholeTake(35, 20, 12, 4))
          .build();

  private KerasFixtures() {}

  static byte[] bytes(String name) throws IOException {
    try (InputStream in = KerasFixtures.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  /** The outputs of each model for {@link #input()}. */
  static Map<String, float[]> answers() throws IOException {
    Map<String, float[]> answers = new LinkedHashMap<>();
    new String(bytes("answers.csv"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> List.of(line.split(",")))
        .forEach(
            cells -> {
              float[] outputs = new float[cells.size() - 1];
              for (int i = 0; i < outputs.length; i++) {
                outputs[i] = Float.parseFloat(cells.get(i + 1));
              }
              answers.put(cells.get(0), outputs);
            });
    return answers;
  }

  /** The formula of the script, with seed 1. */
  static float[] input() {
    float[] values = new float[SPEC.bands() * SPEC.frames()];
    for (int i = 0; i < values.length; i++) {
      int x = i + 1000003;
      x = (x ^ (x >>> 16)) * 0x85EBCA6B;
      x = (x ^ (x >>> 13)) * 0xC2B2AE35;
      x ^= x >>> 16;
      values[i] = (float) ((x >>> 8) / (double) (1 << 23) - 1);
    }
    return values;
  }

  /** A copy in which the first {@code from} is {@code to}, of the same length. */
  static byte[] edited(byte[] file, String from, String to) {
    byte[] found = from.getBytes(StandardCharsets.ISO_8859_1);
    byte[] put = to.getBytes(StandardCharsets.ISO_8859_1);
    if (found.length != put.length) {
      throw new IllegalArgumentException(from + " and " + to + " differ in length");
    }
    for (int i = 0; i + found.length <= file.length; i++) {
      if (Arrays.equals(file, i, i + found.length, found, 0, found.length)) {
        byte[] edited = file.clone();
        System.arraycopy(put, 0, edited, i, put.length);
        return edited;
      }
    }
    throw new IllegalArgumentException("the file does not hold " + from);
  }
}
