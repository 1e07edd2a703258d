package io.github.vocalpatterns.modelfile;

import java.io.IOException;

/** A model file that cannot be read or written; the message names the file and the rule. */
public final class ModelFileException extends IOException {

  /** Text from a hostile file ends up in messages, and those in logs. */
  private static final int LONGEST_REASON = 300;

  ModelFileException(String source, String reason, Throwable cause) {
    super(source + ": " + printable(reason), cause);
  }

  private static String printable(String reason) {
    String line = reason.replaceAll("\\p{Cc}", "?");
    return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
  }
}
