package io.github.vocalpatterns.audio.batch;

import io.github.vocalpatterns.audio.FeatureKind;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Spectrogram;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Spectrograms in a folder, one file each: the SHA-256 of what follows, then bands and frames as
 * big-endian ints and the values as floats. An entry appears complete or not at all.
 */
final class FeatureCache {

  private static final Logger LOG = LoggerFactory.getLogger(FeatureBatch.class);

  /** To be changed when the same specification gives other features. */
  private static final String VERSION = "1";

  private static final int DIGEST_BYTES = 32;
  private static final int HEADER_BYTES = DIGEST_BYTES + 2 * Integer.BYTES;

  private final Path folder;
  private final String parameters;

  FeatureCache(Path folder, FeatureSpec spec, FeatureKind kind) {
    this.folder = folder;
    this.parameters = VERSION + "\n" + kind.label() + "\n" + spec.toJson();
  }

  void open() throws IOException {
    Files.createDirectories(folder);
  }

  /** The name of the entry for a file with this content. */
  String key(byte[] content) {
    MessageDigest digest = sha256();
    digest.update(sha256().digest(content));
    digest.update(parameters.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The entry, or null if there is none that is whole. */
  @Nullable Spectrogram find(String key) {
    Path path = path(key);
    try {
      byte[] bytes = Files.readAllBytes(path);
      if (isWhole(bytes)) {
        return parse(ByteBuffer.wrap(bytes, DIGEST_BYTES, bytes.length - DIGEST_BYTES));
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
    if (bytes.length < HEADER_BYTES) {
      return false;
    }
    MessageDigest digest = sha256();
    digest.update(bytes, DIGEST_BYTES, bytes.length - DIGEST_BYTES);
    return Arrays.equals(digest.digest(), 0, DIGEST_BYTES, bytes, 0, DIGEST_BYTES);
  }

  private static Spectrogram parse(ByteBuffer buffer) {
    int bands = buffer.getInt();
    int frames = buffer.getInt();
    float[] values = new float[buffer.remaining() / Float.BYTES];
    buffer.asFloatBuffer().get(values);
    return Spectrogram.of(values, bands, frames);
  }

  /** A cache that cannot be written to costs time, not results. */
  void put(String key, Spectrogram spectrogram) {
    float[] values = spectrogram.toArray();
    ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + values.length * Float.BYTES);
    buffer.position(DIGEST_BYTES);
    buffer.putInt(spectrogram.bands()).putInt(spectrogram.frames());
    buffer.asFloatBuffer().put(values);
    byte[] bytes = buffer.array();
    MessageDigest digest = sha256();
    digest.update(bytes, DIGEST_BYTES, bytes.length - DIGEST_BYTES);
    System.arraycopy(digest.digest(), 0, bytes, 0, DIGEST_BYTES);
    try {
      write(path(key), bytes);
    } catch (IOException e) {
      LOG.warn("{} cannot be written: {}", path(key), e.toString());
    }
  }

  private static void write(Path target, byte[] bytes) throws IOException {
    Path temporary = target.resolveSibling("." + UUID.randomUUID() + ".tmp");
    try {
      Files.write(temporary, bytes, StandardOpenOption.CREATE_NEW);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private Path path(String key) {
    return folder.resolve(key + ".features");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
