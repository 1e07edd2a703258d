package io.github.vocalpatterns.audio.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WholeFileTest {

  private static final byte[] OLD = {1, 2};
  private static final byte[] NEW = {3, 4, 5};

  @TempDir Path folder;

  @Test
  void anExistingFileIsReplaced() throws IOException {
    Path file = Files.write(folder.resolve("file"), OLD);

    WholeFile.write(file, NEW);

    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertEquals(List.of(file), entries());
  }

  @Test
  void aFailureHalfWayLeavesTheOldFileAndNothingBesideIt() throws IOException {
    Path file = Files.write(folder.resolve("file"), OLD);

    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                WholeFile.write(
                    file,
                    out -> {
                      WholeFile.writeFully(out, ByteBuffer.wrap(NEW));
                      throw new IOException("no space left");
                    }));

    assertEquals(file + " cannot be written: no space left", thrown.getMessage());
    assertArrayEquals(OLD, Files.readAllBytes(file));
    assertEquals(List.of(file), entries());
  }

  @Test
  void aFolderThatIsMissingIsNotMade() {
    NoSuchFileException thrown =
        assertThrows(
            NoSuchFileException.class,
            () -> WholeFile.writeThrough(folder.resolve("no/file"), NEW));

    assertEquals(folder.resolve("no").toString(), thrown.getMessage(), "no word of a draft");
  }

  @Test
  void aFolderIsNotReplaced() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken"));

    FileSystemException thrown =
        assertThrows(FileSystemException.class, () -> WholeFile.write(taken, NEW));

    assertEquals(taken.toString(), thrown.getFile(), "no word of a draft");
    assertNull(thrown.getOtherFile());
    assertEquals(List.of(taken), entries());
  }

  @Test
  void aNewFileHasTheRightsOfAnyNewFile() throws IOException {
    Path usual = Files.write(folder.resolve("usual"), OLD);

    WholeFile.write(folder.resolve("ours"), OLD);

    assertEquals(
        Files.getPosixFilePermissions(usual),
        Files.getPosixFilePermissions(folder.resolve("ours")));
  }

  @Test
  void whatIsToBeNewIsNotReplaced() throws IOException {
    Path file = Files.write(folder.resolve("file"), OLD);

    assertThrows(FileAlreadyExistsException.class, () -> WholeFile.createThrough(file, NEW));

    assertArrayEquals(OLD, Files.readAllBytes(file));
  }

  private List<Path> entries() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
