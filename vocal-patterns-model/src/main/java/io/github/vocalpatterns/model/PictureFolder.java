package io.github.vocalpatterns.model;

import io.github.vocalpatterns.audio.FeatureSpec;
import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.storage.CacheFolder;
import io.github.vocalpatterns.audio.storage.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows of takes in a folder, an entry a take, named by what was heard and how: the windows one
 * after the other as big-endian floats.
 */
final class PictureFolder {

  /** To be changed when the same specification gives other pictures. */
  private static final String VERSION = "1";

  private final CacheFolder entries;
  private final byte[] parameters;
  private final int pictureSize;

  private PictureFolder(Path folder, FeatureSpec spec) {
    this.entries = new CacheFolder(folder, ".pictures");
    this.parameters = (VERSION + "\n" + spec.toJson()).getBytes(StandardCharsets.UTF_8);
    this.pictureSize = spec.bands() * spec.frames();
  }

  static PictureFolder open(Path folder, FeatureSpec spec) throws IOException {
    PictureFolder pictures = new PictureFolder(folder, spec);
    pictures.entries.create();
    return pictures;
  }

  /** The name of the entry for this sound. */
  String key(Waveform waveform) {
    float[] samples = waveform.toArray();
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(samples.length, Float.BYTES));
    bytes.asFloatBuffer().put(samples);
    MessageDigest digest = Sha256.digest();
    digest.update(parameters);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, waveform.sampleRateHz()));
    digest.update(bytes);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The entry, or null if there is none that is whole. */
  @Nullable List<float[]> find(String key) {
    ByteBuffer entry = entries.find(key);
    return entry == null ? null : parse(entry);
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
    ByteBuffer entry = ByteBuffer.allocate(windows.size() * pictureSize * Float.BYTES);
    FloatBuffer values = entry.asFloatBuffer();
    windows.forEach(values::put);
    entries.put(key, entry);
  }
}
