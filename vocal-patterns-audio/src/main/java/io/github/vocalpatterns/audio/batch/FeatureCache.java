package io.github.vocalpatterns.audio.batch;

import io.github.vocalpatterns.audio.FeatureKind;
import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Spectrogram;
import io.github.vocalpatterns.audio.storage.CacheFolder;
import io.github.vocalpatterns.audio.storage.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Spectrograms in a folder, an entry each: bands and frames as big-endian ints, then the values as
 * floats.
 */
final class FeatureCache {

  /** To be changed when the same specification gives other features. */
  private static final String VERSION = "1";

  private final CacheFolder entries;
  private final String parameters;

  FeatureCache(Path folder, FeatureSpec spec, FeatureKind kind) {
    this.entries = new CacheFolder(folder, ".features");
    this.parameters = VERSION + "\n" + kind.label() + "\n" + spec.toJson();
  }

  void open() throws IOException {
    entries.create();
  }

  /** The name of the entry for a file with this content. */
  String key(byte[] content) {
    MessageDigest digest = Sha256.digest();
    digest.update(Sha256.digest().digest(content));
    digest.update(parameters.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The entry, or null if there is none that is whole. */
  @Nullable Spectrogram find(String key) {
    ByteBuffer entry = entries.find(key);
    if (entry == null) {
      return null;
    }
    int bands = entry.getInt();
    int frames = entry.getInt();
    float[] values = new float[entry.remaining() / Float.BYTES];
    entry.asFloatBuffer().get(values);
    return Spectrogram.of(values, bands, frames);
  }

  /** A cache that cannot be written to costs time, not results. */
  void put(String key, Spectrogram spectrogram) {
    float[] values = spectrogram.toArray();
    ByteBuffer entry = ByteBuffer.allocate(2 * Integer.BYTES + values.length * Float.BYTES);
    entry.putInt(spectrogram.bands()).putInt(spectrogram.frames());
    entry.asFloatBuffer().put(values);
    entries.put(key, entry.clear());
  }
}
