package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.audio.storage.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The state of an interrupted training: everything that the epochs to come depend on. Random draws
 * need no state, as each is derived from seed, epoch and item.
 *
 * <p>The file is a magic number, a version, the fields in order, big-endian, and the SHA-256 of all
 * that. Reading allocates nothing beyond the size of the file and runs no code from it.
 *
 * @param fingerprint what the training was started with; another training must not continue it
 * @param iterations steps of the optimiser so far
 * @param epochs what has been measured so far
 * @param parameters of the network
 * @param updater moments of the optimiser
 * @param best parameters of the best epoch
 */
record Checkpoint(
    String fingerprint,
    int iterations,
    List<EpochResult> epochs,
    float[] parameters,
    float[] updater,
    float[] best) {

  private static final int MAGIC = 0x56_50_43_4B;
  private static final int VERSION = 1;
  private static final int DIGEST_BYTES = 32;
  private static final long MAX_BYTES = 1L << 30;

  /**
   * Replaces the file in one step, so that a crash or a full disk leaves the former one.
   *
   * @throws IOException if it cannot be written, saying what to do
   */
  void write(Path path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(fingerprint);
    out.writeInt(iterations);
    out.writeInt(epochs.size());
    for (EpochResult epoch : epochs) {
      out.writeInt(epoch.epoch());
      out.writeDouble(epoch.learningRate());
      out.writeDouble(epoch.trainingLoss());
      out.writeDouble(epoch.trainingAccuracy());
      out.writeDouble(epoch.validationLoss());
      out.writeDouble(epoch.validationAccuracy());
      out.writeDouble(epoch.seconds());
    }
    writeFloats(out, parameters);
    writeFloats(out, updater);
    writeFloats(out, best);
    out.write(Sha256.digest().digest(bytes.toByteArray()));
    Path absolute = path.toAbsolutePath();
    Path temporary = absolute.resolveSibling(absolute.getFileName() + ".part");
    try {
      writeThrough(temporary, ByteBuffer.wrap(bytes.toByteArray()));
      Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw new IOException(
          "the checkpoint %s cannot be written after epoch %d (%s); make room for it and start again: training goes on after the last epoch that it holds"
              .formatted(path, epochs.size(), e.getMessage()),
          e);
    }
  }

  /** What is moved into place has reached the disk, lest a power cut leave an empty file. */
  private static void writeThrough(Path path, ByteBuffer bytes) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      WholeFile.writeFully(channel, bytes);
      channel.force(true);
    }
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read or is no sound checkpoint
   */
  static Checkpoint read(Path path) throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      throw new IOException(path + " is larger than any checkpoint");
    }
    byte[] bytes = Files.readAllBytes(path);
    int length = bytes.length - DIGEST_BYTES;
    if (length < 0
        || !Arrays.equals(
            Sha256.digest().digest(Arrays.copyOf(bytes, length)),
            Arrays.copyOfRange(bytes, length, bytes.length))) {
      throw new IOException(
          path
              + " is no checkpoint, or a damaged one (its digest is wrong); delete it to start anew");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
    int magic = in.readInt();
    int version = in.readInt();
    if (magic != MAGIC || version != VERSION) {
      throw new IOException(path + " is no checkpoint of version " + VERSION);
    }
    String fingerprint = in.readUTF();
    int iterations = in.readInt();
    int count = in.readInt();
    List<EpochResult> epochs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      epochs.add(
          new EpochResult(
              in.readInt(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble(),
              in.readDouble()));
    }
    return new Checkpoint(
        fingerprint, iterations, epochs, readFloats(in), readFloats(in), readFloats(in));
  }

  private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
    buffer.asFloatBuffer().put(values);
    out.writeInt(values.length);
    out.write(buffer.array());
  }

  private static float[] readFloats(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available() / Float.BYTES) {
      throw new IOException("a checkpoint claims " + length + " values, it does not hold as many");
    }
    byte[] bytes = in.readNBytes(length * Float.BYTES);
    float[] values = new float[length];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
    return values;
  }
}
