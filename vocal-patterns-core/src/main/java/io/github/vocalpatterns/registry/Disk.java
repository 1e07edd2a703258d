package io.github.vocalpatterns.registry;

import io.github.vocalpatterns.audio.storage.Sha256;
import io.github.vocalpatterns.audio.storage.WholeFile;
import io.github.vocalpatterns.modelfile.ModelFile;
import io.github.vocalpatterns.registry.RegistryException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Files that are whole or not there. */
final class Disk {

  private static final int LONGEST_JSON = 4 << 20;

  private Disk() {}

  /** Replaces or makes the file, and the folders above it. */
  static void replace(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.getParent());
    WholeFile.writeThrough(file, content);
  }

  /** Makes a move in the folder outlive a power cut where the system can; Windows cannot. */
  static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The move is done all the same, only a power cut in the next seconds could undo it.
      return;
    }
  }

  static byte[] readJson(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] text = in.readNBytes(LONGEST_JSON + 1);
      if (text.length > LONGEST_JSON) {
        throw new RegistryException(
            Reason.CORRUPT, file + " is longer than " + LONGEST_JSON + " bytes");
      }
      return text;
    }
  }

  /**
   * Reads a model that must have a SHA-256.
   *
   * @throws RegistryException if it has another one or is no sound model
   */
  static ModelFile readModel(Path file, String sha256) throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(ModelFile.MAX_BYTES + 1);
    } catch (NoSuchFileException e) {
      throw new RegistryException(Reason.CORRUPT, file + " is missing", e);
    }
    return model(content, sha256, file.toString());
  }

  static ModelFile model(byte[] content, String sha256, String source) throws RegistryException {
    String found = Sha256.of(content);
    if (!found.equals(sha256)) {
      throw new RegistryException(
          Reason.CORRUPT,
          "%s has the SHA-256 %s, what was added had %s".formatted(source, found, sha256));
    }
    return model(content, source);
  }

  static ModelFile model(byte[] content, String source) throws RegistryException {
    try {
      return ModelFile.read(new ByteArrayInputStream(content), source);
    } catch (IOException e) {
      throw new RegistryException(Reason.CORRUPT, String.valueOf(e.getMessage()), e);
    }
  }

  /** Deletes a draft, or as much of it as can be: nobody reads it. */
  static void discard(Path draft) {
    try (Stream<Path> files = Files.walk(draft)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      // Another process was faster, or the disk fails: a draft is invisible all the same.
      return;
    }
  }
}
