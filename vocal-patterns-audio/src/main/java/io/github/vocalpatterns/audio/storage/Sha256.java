package io.github.vocalpatterns.audio.storage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest that names content and tells damage. */
public final class Sha256 {

  static final int BYTES = 32;

  private Sha256() {}

  /** One to be fed piece by piece. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** 64 hexadecimal digits. */
  public static String of(byte[] bytes) {
    return of(ByteBuffer.wrap(bytes));
  }

  /**
   * 64 hexadecimal digits of what stands from the position to the limit, which stay as they are.
   */
  public static String of(ByteBuffer bytes) {
    MessageDigest digest = digest();
    digest.update(bytes.duplicate());
    return HexFormat.of().formatHex(digest.digest());
  }
}
