package io.github.vocalpatterns.audio;

import io.github.vocalpatterns.audio.storage.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Matrices from NumPy and for NumPy: the NPY format of {@code numpy.save} and {@code numpy.load}
 * (NumPy Enhancement Proposal 1).
 *
 * <pre>{@code
 * Spectrogram theirs = NumpyFiles.read(Path.of("librosa.npy"));
 * NumpyFiles.write(Path.of("ours.npy"), features.melSpectrogram(take));
 * }</pre>
 */
public final class NumpyFiles {

  private static final int BUFFER_BYTES = 1 << 16;

  /** As many as NumPy itself reads from files that it does not trust. */
  private static final int MOST_HEADER_BYTES = 10_000;

  /** The longest array that every JVM makes. */
  private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

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
          byte[] header = NumpyHeader.write(spectrogram.bands(), spectrogram.frames());
          WholeFile.writeFully(out, ByteBuffer.wrap(header));
          writeValues(out, spectrogram.shared());
        });
  }

  private static void writeValues(FileChannel out, float[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    int most = BUFFER_BYTES / Float.BYTES;
    for (int from = 0; from < values.length; from += most) {
      int count = Math.min(most, values.length - from);
      buffer.clear();
      buffer.asFloatBuffer().put(values, from, count);
      WholeFile.writeFully(out, buffer.limit(count * Float.BYTES));
    }
  }

  /**
   * Reads an array of shape (bands, frames), float32 or float64, of either byte order, in C or in
   * Fortran order: what {@code numpy.save} writes of a spectrogram of librosa. Values of float64
   * are rounded to float32.
   *
   * <p>The file need not be trusted: it takes no more memory than its own size and 64 KiB, and runs
   * nothing, for {@code pickle} is not read.
   *
   * @throws IOException if the file cannot be read, is not of that format, of another shape or
   *     type, shorter or longer than its header says, or holds NaN or an infinite value
   */
  public static Spectrogram read(Path path) throws IOException {
    try (FileChannel in = FileChannel.open(path)) {
      return read(in, in.size());
    } catch (IllegalArgumentException e) {
      throw new IOException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * Reads all of a channel.
   *
   * @throws IllegalArgumentException if it is not what {@link #read(Path)} takes, with a message of
   *     one line
   */
  static Spectrogram read(ReadableByteChannel in, long size) throws IOException {
    NumpyHeader header = readHeader(in, size);
    float[] values = new float[header.bands() * header.frames()];
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(header.order());
    int most = BUFFER_BYTES / header.valueBytes();
    for (int from = 0; from < values.length; from += most) {
      int count = Math.min(most, values.length - from);
      fill(in, buffer.clear().limit(count * header.valueBytes()));
      for (int i = from; i < from + count; i++) {
        double value = header.valueBytes() == Float.BYTES ? buffer.getFloat() : buffer.getDouble();
        int band = header.frameByFrame() ? i % header.bands() : i / header.frames();
        int frame = header.frameByFrame() ? i / header.bands() : i % header.frames();
        values[band * header.frames() + frame] = finite(value, band, frame);
      }
    }
    return Spectrogram.owning(values, header.bands(), header.frames());
  }

  /** Believes it only if the rest of the file is as long as it says. */
  private static NumpyHeader readHeader(ReadableByteChannel in, long size) throws IOException {
    byte[] prefix = fill(in, ByteBuffer.allocate(NumpyHeader.PREFIX)).array();
    int lengthBytes = NumpyHeader.lengthBytes(prefix);
    ByteBuffer lengthBuffer = ByteBuffer.allocate(lengthBytes).order(ByteOrder.LITTLE_ENDIAN);
    fill(in, lengthBuffer);
    long length =
        lengthBytes == Short.BYTES
            ? Short.toUnsignedLong(lengthBuffer.getShort())
            : Integer.toUnsignedLong(lengthBuffer.getInt());
    if (length > MOST_HEADER_BYTES) {
      throw new IllegalArgumentException(
          "its header is of " + length + " bytes, at most " + MOST_HEADER_BYTES + " are read");
    }
    byte[] text = fill(in, ByteBuffer.allocate((int) length)).array();
    NumpyHeader header = NumpyHeader.parse(new String(text, StandardCharsets.ISO_8859_1));
    long rest = size - NumpyHeader.PREFIX - lengthBytes - length;
    long promised = (long) header.valueBytes() * header.bands() * header.frames();
    if (rest != promised) {
      throw new IllegalArgumentException(
          "after its header are %d bytes, (%d, %d) values take %d"
              .formatted(rest, header.bands(), header.frames(), promised));
    }
    if (promised / header.valueBytes() > MOST_VALUES) {
      throw new IllegalArgumentException("it holds more values than an array of Java");
    }
    return header;
  }

  private static ByteBuffer fill(ReadableByteChannel in, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      if (in.read(buffer) < 0) {
        throw new IllegalArgumentException("it ends too early");
      }
    }
    return buffer.flip();
  }

  private static float finite(double value, int band, int frame) {
    float rounded = (float) value;
    if (!Float.isFinite(rounded)) {
      throw new IllegalArgumentException(
          "the value at (%d, %d) is %s, every value must be a finite float32"
              .formatted(band, frame, value));
    }
    return rounded;
  }
}
