package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Windows of takes in a folder, one file a take, named by what was heard and how: the SHA-256 of
 * what follows, then the windows one after the other as big-endian floats. An entry appears
 * complete or not at all; one that cannot be read or written costs time, not results.
 */
final class PictureFolder {

  private static final Logger LOG = LoggerFactory.getLogger(PictureFolder.class);

  /** To be changed when the same specification gives other pictures. */
  private static final String VERSION = "1";

  private static final int DIGEST_BYTES = 32;

  private final Path folder;
  private final byte[] parameters;
  private final int pictureSize;

  private PictureFolder(Path folder, FeatureSpec spec) {
    this.folder = folder;
    this.parameters = (VERSION + "\n" + spec.toJson()).getBytes(StandardCharsets.UTF_8);
    this.pictureSize = spec.bands() * spec.frames();
  }

  static PictureFolder open(Path folder, FeatureSpec spec) throws IOException {
    Files.createDirectories(folder);
    return new PictureFolder(folder, spec);
  }

  /** The name of the entry for this sound. */
  String key(Waveform waveform) {
    float[] samples = waveform.toArray();
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(samples.length, Float.BYTES));
    bytes.asFloatBuffer().put(samples);
    MessageDigest digest = sha256();
    digest.update(parameters);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, waveform.sampleRateHz()));
    digest.update(bytes);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The entry, or null if there is none that is whole. */
  @Nullable List<float[]> find(String key) {
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

  private boolean isWhole(byte[] bytes) {
    int length = bytes.length - DIGEST_BYTES;
    if (length <= 0 || length % (pictureSize * Float.BYTES) != 0) {
      return false;
    }
    MessageDigest digest = sha256();
    digest.update(bytes, DIGEST_BYTES, length);
    return Arrays.equals(digest.digest(), 0, DIGEST_BYTES, bytes, 0, DIGEST_BYTES);
  }

  private List<float[]> parse(ByteBuffer bytes) {
    FloatBuffer values = bytes.asFloatBuffer();
    List<float[]> windows = new ArrayList<>();
    while (values.hasRemaining()) {
      float[] window = new float[pictureSize];
      values.get(window);
      windows.add(window);
    }
    return windows;
  }

  void put(String key, List<float[]> windows) {
    ByteBuffer bytes =
        ByteBuffer.allocate(DIGEST_BYTES + windows.size() * pictureSize * Float.BYTES);
    FloatBuffer values = bytes.position(DIGEST_BYTES).slice().asFloatBuffer();
    windows.forEach(values::put);
    MessageDigest digest = sha256();
    digest.update(bytes);
    bytes.put(0, digest.digest());
    try {
      write(path(key), bytes.array());
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
    return folder.resolve(key + ".pictures");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
