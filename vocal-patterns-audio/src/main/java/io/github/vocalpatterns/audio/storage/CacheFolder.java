package io.github.vocalpatterns.audio.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What can be computed anew, in one file an entry: the SHA-256 of what follows, then the entry. An
 * entry appears complete or not at all; one that cannot be read or written, or is damaged, costs
 * time, not results. Safe for several threads and processes.
 */
public final class CacheFolder {

  private static final Logger LOG = LoggerFactory.getLogger(CacheFolder.class);

  private final Path folder;
  private final String suffix;

  /** Entries are files of {@code folder} whose names are their key and {@code suffix}. */
  public CacheFolder(Path folder, String suffix) {
    this.folder = folder;
    this.suffix = suffix;
  }

  /** Makes the folder if it is not there. */
  public void create() throws IOException {
    Files.createDirectories(folder);
  }

  /** The entry, big-endian, or null if there is none that is whole. */
  public @Nullable ByteBuffer find(String key) {
    Path path = path(key);
    try {
      byte[] bytes = Files.readAllBytes(path);
      if (isWhole(bytes)) {
        return ByteBuffer.wrap(bytes, Sha256.BYTES, bytes.length - Sha256.BYTES).slice();
      }
      LOG.warn("{} is damaged and computed anew", path);
    } catch (NoSuchFileException e) {
      LOG.debug("{} is not there yet", path);
    } catch (IOException e) {
      LOG.warn("{} cannot be read and is computed anew: {}", path, e.toString());
    }
    return null;
  }

  private static boolean isWhole(byte[] bytes) {
    if (bytes.length < Sha256.BYTES) {
      return false;
    }
    MessageDigest digest = Sha256.digest();
    digest.update(bytes, Sha256.BYTES, bytes.length - Sha256.BYTES);
    return Arrays.equals(digest.digest(), 0, Sha256.BYTES, bytes, 0, Sha256.BYTES);
  }

  /** Keeps what the buffer holds. */
  public void put(String key, ByteBuffer entry) {
    MessageDigest digest = Sha256.digest();
    digest.update(entry.duplicate());
    Path path = path(key);
    try {
      WholeFile.write(
          path,
          out -> {
            WholeFile.writeFully(out, ByteBuffer.wrap(digest.digest()));
            WholeFile.writeFully(out, entry.duplicate());
          });
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", path, e.toString());
    }
  }

  private Path path(String key) {
    return folder.resolve(key + suffix);
  }
}
