package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.storage.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Writes what {@code numpy.load} reads: the NPY format, version 1.0 (NumPy Enhancement Proposal 1).
 */
public final class NumpyFiles {

  private static final int HEADER_MULTIPLE = 64;
  private static final int BUFFER_FLOATS = 1 << 14;

  private NumpyFiles() {}

  /**
   * Writes an array of shape (bands, frames), float32, little-endian, in C order, byte for byte as
   * {@code numpy.save} does; an existing file is replaced at once, when the new one is complete.
   *
   * @throws IOException if writing fails; nothing is left behind then
   */
  public static void write(Path path, Spectrogram spectrogram) throws IOException {
    WholeFile.write(
        path,
        out -> {
          byte[] header = header(spectrogram.bands(), spectrogram.frames());
          WholeFile.writeFully(out, ByteBuffer.wrap(header));
          writeValues(out, spectrogram.shared());
        });
  }

  /** A magic number, the version, the length of a Python dictionary, the dictionary, padding. */
  private static byte[] header(int bands, int frames) {
    String dictionary =
        "{'descr': '<f4', 'fortran_order': False, 'shape': (" + bands + ", " + frames + "), }";
    int start = 10;
    int length = start + dictionary.length() + 1;
    int padded = (length + HEADER_MULTIPLE - 1) / HEADER_MULTIPLE * HEADER_MULTIPLE;
    String text = dictionary + " ".repeat(padded - length) + "\n";
    return ByteBuffer.allocate(padded)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put((byte) 0x93)
        .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) text.length())
        .put(text.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  private static void writeValues(FileChannel out, float[] values) throws IOException {
    ByteBuffer buffer =
        ByteBuffer.allocate(BUFFER_FLOATS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int from = 0; from < values.length; from += BUFFER_FLOATS) {
      int count = Math.min(BUFFER_FLOATS, values.length - from);
      buffer.clear();
      buffer.asFloatBuffer().put(values, from, count);
      WholeFile.writeFully(out, buffer.limit(count * Float.BYTES));
    }
  }
}
