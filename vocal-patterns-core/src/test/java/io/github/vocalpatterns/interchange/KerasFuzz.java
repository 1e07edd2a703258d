package io.github.vocalpatterns.interchange;

import io.github.vocalpatterns.fuzzing.Bounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Any bytes as a model of Keras, and any edits of a sound one, see docs/reliability.md. A sound
 * file is so large that mutations of all of it would hardly meet what matters.
 */
public final class KerasFuzz {

  private static final Bounds BOUNDS = new Bounds(KerasFileException.class, 16 << 20, 200);
  private static final byte[] SOUND = sound();
  private static final Path FILE = temporary();

  private KerasFuzz() {}

  private static byte[] sound() {
    try {
      return KerasFixtures.bytes("keras3-functional.h5");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path temporary() {
    try {
      Path file = Files.createTempFile("input", ".h5");
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    boolean whole = Hdf5File.isHdf5(input) || input.length > 1 && input[0] == 'P';
    byte[] file = whole ? input : edited(input);
    try {
      Files.write(FILE, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    BOUNDS.hold(
        file,
        () -> KerasImport.read(FILE, KerasFixtures.SPEC, KerasImport.PROTOTYPE_LABELS, Map.of()));
  }

  /** Each seven bytes are a place, how many bytes of three to put there, and those. */
  private static byte[] edited(byte[] input) {
    byte[] file = SOUND.clone();
    ByteBuffer edits = ByteBuffer.wrap(input);
    while (edits.remaining() >= 7) {
      int place = (edits.get() & 0xFF) << 16 | edits.getShort() & 0xFFFF;
      int count = 1 + (edits.get() & 0xFF) % 3;
      for (int i = 0; i < 3; i++) {
        byte value = edits.get();
        if (i < count) {
          file[(place + i) % file.length] = value;
        }
      }
    }
    return file;
  }
}
