package io.github.vocalpatterns.registry;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A registry could not do what it was asked; the message says why in one sentence. */
public final class RegistryException extends IOException {

  /** Text of a server ends up in messages, and those in logs. */
  private static final int LONGEST = 500;

  /** Why a registry could not do what it was asked. */
  public enum Reason {
    /** The model, version or alias does not exist. */
    NOT_FOUND,
    /** The registry does not allow it: wrong credentials, or against its rules. */
    REFUSED,
    /** No usable answer came in time: no connection, cut off, an error of the server, rubbish. */
    UNAVAILABLE,
    /** What is stored is not what was added. */
    CORRUPT
  }

  private final Reason reason;

  RegistryException(Reason reason, String message) {
    this(reason, message, null);
  }

  RegistryException(Reason reason, String message, @Nullable Throwable cause) {
    super(printable(message), cause);
    this.reason = reason;
  }

  /** Why it failed. */
  public Reason reason() {
    return reason;
  }

  private static String printable(String message) {
    String line = message.replaceAll("\\p{Cc}+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
