package io.github.vocalpatterns.audio.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files that are whole or not there: a reader of the path sees the old file or all of the
 * new one, and a failure leaves the old one and nothing beside it. A process that is killed may
 * leave a hidden draft, whose name starts with {@link #DRAFT}.
 */
public final class WholeFile {

  /** What starts with this is being made, or was when its process ended. */
  public static final String DRAFT = ".draft-";

  private WholeFile() {}

  /** What a file is to hold. */
  @FunctionalInterface
  public interface Content {

    /** Writes all of it from the channel's position on. */
    void writeTo(FileChannel out) throws IOException;
  }

  /** A new name beside others in a folder. */
  public static Path draftIn(Path folder) {
    return folder.resolve(DRAFT + UUID.randomUUID());
  }

  /** Replaces or makes the file. */
  public static void write(Path path, byte[] content) throws IOException {
    write(path, out -> writeFully(out, ByteBuffer.wrap(content)));
  }

  /** Replaces or makes the file. */
  public static void write(Path path, Content content) throws IOException {
    // Made as any file is made, so that it gets the rights that the folder and the user give to
    // new files, which those of Files.createTempFile do not.
    Path draft = path.toAbsolutePath().resolveSibling(DRAFT + UUID.randomUUID());
    try {
      create(draft, path, content);
      replace(path, draft);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** As {@link #write(Path, byte[])}; not even a power cut leaves a part. */
  public static void writeThrough(Path path, byte[] content) throws IOException {
    write(path, out -> writeThrough(out, content));
  }

  /** Makes a file that is not there yet, and returns when it has reached the disk. */
  public static void createThrough(Path path, byte[] content) throws IOException {
    create(path, path, out -> writeThrough(out, content));
  }

  /** Writes all of the buffer. */
  public static void writeFully(FileChannel out, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      out.write(buffer);
    }
  }

  private static void create(Path draft, Path path, Content content) throws IOException {
    try (FileChannel out =
        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.writeTo(out);
    } catch (FileSystemException e) {
      boolean ofDraft = !draft.equals(path) && draft.toString().equals(e.getFile());
      throw ofDraft ? about(path, e) : e;
    } catch (IOException e) {
      // What comes of a full disk or an interrupt names no file.
      String reason = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new IOException(path + " cannot be written: " + reason, e);
    }
  }

  private static void replace(Path path, Path draft) throws IOException {
    try {
      Files.move(draft, path.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      throw about(path, e);
    }
  }

  /** Whoever asked for the file knows nothing of a draft. */
  private static FileSystemException about(Path path, FileSystemException e) {
    FileSystemException told =
        e instanceof NoSuchFileException
            ? new NoSuchFileException(String.valueOf(path.toAbsolutePath().getParent()))
            : e instanceof AccessDeniedException
                ? new AccessDeniedException(path.toString())
                : new FileSystemException(path.toString(), null, e.getReason());
    told.initCause(e);
    return told;
  }

  private static void writeThrough(FileChannel out, byte[] content) throws IOException {
    writeFully(out, ByteBuffer.wrap(content));
    out.force(true);
  }
}
