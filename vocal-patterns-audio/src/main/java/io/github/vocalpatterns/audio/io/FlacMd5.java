package io.github.vocalpatterns.audio.io;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The MD5 sum of all samples: interleaved, little-endian, in as many bytes as their bits need. */
final class FlacMd5 {

  private final FlacStreamInfo info;
  private final MessageDigest digest;
  private byte[] buffer = new byte[0];

  FlacMd5(FlacStreamInfo info) {
    this.info = info;
    try {
      this.digest = MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has MD5", e);
    }
  }

  void update(FlacFrame frame) {
    int sampleBytes = (info.bits() + 7) / 8;
    int length = frame.blockSize() * info.channels() * sampleBytes;
    if (buffer.length < length) {
      buffer = new byte[length];
    }
    int at = 0;
    for (int i = 0; i < frame.blockSize(); i++) {
      for (int channel = 0; channel < info.channels(); channel++) {
        long sample = frame.sample(channel, i);
        for (int b = 0; b < sampleBytes; b++) {
          buffer[at++] = (byte) (sample >> 8 * b);
        }
      }
    }
    digest.update(buffer, 0, length);
  }

  /** Whether the sum is the one in the file's header, if there is any. */
  boolean matches() {
    return Arrays.equals(info.md5(), new byte[16]) || Arrays.equals(info.md5(), digest.digest());
  }
}
