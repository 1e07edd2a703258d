package io.github.vocalpatterns.dataset;

import io.github.vocalpatterns.audio.Waveform;
import io.github.vocalpatterns.audio.storage.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What a recording holds.
 *
 * @param sha256 of its sample rate and its samples as they are decoded: lossless copies share it
 * @param print what it sounds like
 * @param seconds how long it is
 */
record SoundContents(String sha256, SoundPrint print, double seconds) {

  static SoundContents of(Waveform waveform) {
    MessageDigest digest = Sha256.digest();
    float[] samples = waveform.toArray();
    ByteBuffer bytes = ByteBuffer.allocate(4 * 4096);
    bytes.putInt(waveform.sampleRateHz());
    for (float sample : samples) {
      if (!bytes.hasRemaining()) {
        digest.update(bytes.flip());
        bytes.clear();
      }
      bytes.putFloat(sample);
    }
    digest.update(bytes.flip());
    String sha256 = HexFormat.of().formatHex(digest.digest());
    return new SoundContents(sha256, SoundPrint.of(waveform), waveform.durationSeconds());
  }

  boolean isIdenticalTo(SoundContents other) {
    return sha256.equals(other.sha256);
  }
}
