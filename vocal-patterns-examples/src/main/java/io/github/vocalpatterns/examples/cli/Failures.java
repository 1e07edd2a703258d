package io.github.vocalpatterns.examples.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What went wrong, in one sentence for a person. */
final class Failures {

  private Failures() {}

  static String sentence(Exception exception) {
    String message = exception.getMessage();
    if (exception instanceof NoSuchFileException) {
      return message + " does not exist";
    }
    if (exception instanceof AccessDeniedException) {
      return message + " may not be read";
    }
    return message == null ? exception.getClass().getSimpleName() : message;
  }
}
